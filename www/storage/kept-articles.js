// Articles that the reader keeps in this browser, with their corrections.

/** @import { Edit } from "../corrections/edit.js" */
/** @import { Facts } from "../export/annotated-article.js" */
/** @import { Analysis } from "../pkg/whosaid.js" */
import { isAnythingKept, withStore } from "./database.js";

/**
 * An article as it is kept. The analysis goes with it: it looks as it did, whatever the program finds
 * later.
 *
 * @typedef {object} KeptArticle
 * @property {string} name
 * @property {string} text
 * @property {Facts} facts
 * @property {Analysis | null} analysis  before any correction
 * @property {readonly Edit[]} edits
 * @property {number} keptAt  milliseconds since 1970
 */

/**
 * @param {KeptArticle} article
 * @param {number | null} key  null for one that is not kept yet
 * @returns {Promise<number>}  its key
 */
export async function keepArticle(article, key) {
  const made = await withStore("articles", "readwrite", (store) => (key === null ? store.add(article) : store.put(article, key)));
  return Number(made);
}

/** @param {number} key */
export function forgetArticle(key) {
  return withStore("articles", "readwrite", (store) => store.delete(key));
}

/**
 * @param {number} key
 * @returns {Promise<KeptArticle | null>}
 */
export async function keptArticle(key) {
  return (await withStore("articles", "readonly", (store) => store.get(key))) ?? null;
}

/** @returns {Promise<{ key: number, name: string, keptAt: number }[]>}  the last one first */
export async function keptArticles() {
  if (!(await isAnythingKept())) return [];
  const keys = await withStore("articles", "readonly", (store) => store.getAllKeys());
  const articles = await withStore("articles", "readonly", (store) => store.getAll());
  return keys.map((key, index) => ({ key: Number(key), name: articles[index]?.name ?? "", keptAt: articles[index]?.keptAt ?? 0 })).reverse();
}
