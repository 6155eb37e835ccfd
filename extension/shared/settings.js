// What the reader has set for the extension, kept in its own storage on this machine.

/** @import { Level } from "../../www/level.js" */
/** @import { Language } from "../../www/language.js" */

/**
 * @typedef {object} Settings
 * @property {boolean} cardOnHover  resting the mouse on a highlight opens its card
 * @property {Level} level  how much is shown in the text
 * @property {Language | null} language  of the interface; null for the browser's
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = { cardOnHover: true, level: "names", language: null };

/** @returns {Promise<Settings>} */
export async function readSettings() {
  return /** @type {Settings} */ (await chrome.storage.local.get(/** @type {{ [key: string]: unknown }} */ ({ ...DEFAULTS })));
}

/** @param {Partial<Settings>} changes */
export function changeSettings(changes) {
  return chrome.storage.local.set(changes);
}
