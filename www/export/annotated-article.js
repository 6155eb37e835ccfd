// What every export starts from: an article with what was found in it.
//
// The formatters of this folder are pure: they take one of these and give a string, without the DOM.

/** @import { Edit } from "../corrections/edit.js" */
/** @import { Analysis, Claim } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */

/**
 * What is known of an article beside its text; "" for what is not.
 *
 * @typedef {object} Facts
 * @property {string} title
 * @property {string} url
 * @property {string} byline
 * @property {string} date
 */

/**
 * @typedef {object} AnnotatedArticle
 * @property {Facts & { text: string, sha256: string }} article  the hash is of the text as UTF-8, in
 *   hexadecimal digits; "" where the browser computes none
 * @property {Analysis} annotation  spans in UTF-16 code units of the text; as corrected, if it was
 * @property {readonly Edit[]} corrections  what the reader changed, in order
 * @property {Analysis | null} found  before these corrections; null where there are none or it is not known
 */

/** @type {Readonly<Facts>} */
export const NO_FACTS = { title: "", url: "", byline: "", date: "" };

/**
 * @param {string} text
 * @param {readonly Utf16Span[]} spans
 * @returns {string}  the words of a claim's part on one line; parts that stand apart are joined by an ellipsis
 */
export function wordsOf(text, spans) {
  return spans.map(({ start, end }) => oneLine(text.slice(start, end))).join(" … ");
}

/**
 * @param {string} text
 * @param {Claim} claim
 * @returns {string}  who says it: the name if it is known, else the source as written, else ""
 */
export function speakerOf(text, claim) {
  return claim.speakerName ?? wordsOf(text, claim.sources);
}

/**
 * @param {string} text
 * @returns {string}  with every run of white space as one blank
 */
export function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * @param {string} url
 * @returns {string | null}  an address that may become a link; null for any other scheme
 */
export function webAddress(url) {
  if (!/^https?:\/\//i.test(url.trim())) return null;
  try {
    return new URL(url.trim()).href;
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {Promise<string>}  SHA-256 of its UTF-8 bytes in hexadecimal digits; "" outside secure contexts
 */
export async function sha256Of(text) {
  if (!globalThis.crypto?.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
