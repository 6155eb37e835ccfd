// Moves an article from the panel to the full page of the extension, through storage that is never written to disk.

/** @import { Facts } from "../../www/export/annotated-article.js" */

/** @typedef {{ text: string, facts: Facts }} HandedOver */

const PREFIX = "article ";

/** @param {HandedOver} article */
export async function handOver(article) {
  const key = crypto.randomUUID();
  await chrome.storage.session.set({ [PREFIX + key]: article });
  await chrome.tabs.create({ url: chrome.runtime.getURL(`www/index.html?article=${key}`) });
}

/**
 * @param {string} key
 * @returns {Promise<HandedOver | null>}  null if it was taken before
 */
export async function takeOver(key) {
  const name = PREFIX + key;
  const { [name]: article } = /** @type {Record<string, HandedOver>} */ (await chrome.storage.session.get(name));
  await chrome.storage.session.remove(name);
  return article ?? null;
}
