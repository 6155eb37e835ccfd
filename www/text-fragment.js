// The address of a passage: the article's address with a text fragment, which browsers scroll to and mark
// (wicg.github.io/scroll-to-text-fragment).

/** @import { Utf16Span } from "./document/span.js" */
import { webAddress } from "./export/annotated-article.js";

/** A passage of more words is given by its first and last ones. */
const WHOLE = 10;
const EDGE = 4;

/** Words before and behind that tell a passage from another of the same words. */
const CONTEXT = 3;

/**
 * @param {string} url  of the article
 * @param {string} text
 * @param {Utf16Span} span  the passage
 * @returns {string | null}  null without an address of the web, or without words
 */
export function addressOf(url, text, span) {
  const address = webAddress(url);
  const words = wordsOf(text.slice(span.start, span.end));
  if (!address || words.length === 0) return null;
  const isShort = words.length <= WHOLE;
  const ends = isShort ? [words] : [words.slice(0, EDGE), words.slice(-EDGE)];
  const parts = ends.map((part) => encoded(part.join(" ")));
  if (!isUnique(text, words)) {
    // A context never goes on into another paragraph, where browsers would not look for it.
    const before = wordsOf(text.slice(0, span.start).split("\n").at(-1) ?? "").slice(-CONTEXT);
    const after = wordsOf(text.slice(span.end).split("\n")[0] ?? "").slice(0, CONTEXT);
    if (before.length > 0) parts.unshift(`${encoded(before.join(" "))}-`);
    if (after.length > 0) parts.push(`-${encoded(after.join(" "))}`);
  }
  const base = address.split("#")[0];
  return `${base}#:~:text=${parts.join(",")}`;
}

/** @param {string} text */
function wordsOf(text) {
  return text.split(/\s+/u).filter(Boolean);
}

/**
 * @param {string} text
 * @param {string[]} words
 */
function isUnique(text, words) {
  const all = ` ${wordsOf(text).join(" ")} `;
  const passage = words.join(" ");
  return all.indexOf(passage) === all.lastIndexOf(passage);
}

/** @param {string} words  a dash would be read as the mark of a context */
function encoded(words) {
  return encodeURIComponent(words).replaceAll("-", "%2D");
}
