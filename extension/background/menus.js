// The context menus: of the page, of a selection, and of the toolbar button.

/** @import { Extent } from "../shared/protocol.js" */
/** @import { PhraseKey } from "../../www/language.js" */
import { phrase } from "../../www/language.js";

/**
 * @typedef {object} Menu
 * @property {Extent | "panel"} wish
 * @property {PhraseKey} name
 * @property {[`${chrome.contextMenus.ContextType}`, ...`${chrome.contextMenus.ContextType}`[]]} contexts
 */

/** @type {readonly Menu[]} */
const MENUS = [
  { wish: "article", name: "extension.show", contexts: ["page"] },
  { wish: "selection", name: "extension.show_selection", contexts: ["selection"] },
  { wish: "panel", name: "extension.open_panel", contexts: ["action"] },
];

/** The browser keeps them. */
export async function makeMenus() {
  await chrome.contextMenus.removeAll();
  for (const { wish, name, contexts } of MENUS) chrome.contextMenus.create({ id: wish, title: phrase(name), contexts });
}

/**
 * @param {string | number} id  of a menu
 * @returns {Menu["wish"]}
 */
export function wishOfMenu(id) {
  return MENUS.find(({ wish }) => wish === id)?.wish ?? "article";
}
