// What an article is called: in its tab, in exports, in the name of a file.

/** @import { Facts } from "./annotated-article.js" */
import { blocksOf } from "../document/blocks.js";
import { oneLine } from "./annotated-article.js";

/** Code units of a first line that is no title, enough to tell articles apart. */
const LONGEST = 80;

/**
 * @param {Pick<Facts, "title"> & { text: string }} article
 * @returns {string}  its title, or its first words; "" for an empty one
 */
export function titleOf({ title, text }) {
  if (title.trim()) return oneLine(title);
  const [first] = blocksOf(text);
  if (!first) return "";
  const words = oneLine(text.slice(first.start, first.end));
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, LONGEST).replace(/\s+\S*$|[\ud800-\udbff]$/, "")}…`;
}

/**
 * @param {string} title
 * @returns {string}  that every file system takes
 */
export function fileNameOf(title) {
  const letters = title.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return [...letters].slice(0, 60).join("").replace(/^-+|-+$/g, "") || "article";
}
