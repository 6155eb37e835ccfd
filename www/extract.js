// The text of an article out of what the reader gives: a file, something pasted or dropped.

import { decode } from "./decode.js";
import { textOf } from "./html-text.js";
import { Readability } from "./vendor/readability.js";

/**
 * @typedef {object} Extract
 * @property {string} text
 * @property {string[]} notes  codes for messages.js of what was done to it
 */

/** Readability takes seconds on more, and the page would stand still. */
const LONGEST_FOR_READABILITY = 1_000_000;

/** A page whose article Readability says is a smaller part of its text than this: it lost some. */
const LEAST_PART = 0.25;

/** Why there is no text. The code is one of messages.js. */
export class ExtractError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = "ExtractError";
    this.code = code;
  }
}

/**
 * @param {File} file
 * @returns {Promise<Extract>}
 * @throws {ExtractError}
 */
export async function fromFile(file) {
  let buffer;
  try {
    buffer = await file.arrayBuffer();
  } catch {
    throw new ExtractError("file_unreadable");
  }
  const decoded = decode(buffer);
  if (!decoded) throw new ExtractError("file_binary");
  const flaws = decoded.flaw ? [`file_${decoded.flaw}`] : [];
  const isHtml = /\.x?html?$/i.test(file.name) || file.type === "text/html" || isHtmlSource(decoded.text);
  const { text, notes } = isHtml ? fromHtml(decoded.text) : { text: decoded.text, notes: [] };
  return { text, notes: [...flaws, ...notes] };
}

/**
 * @param {DataTransfer} data  of a paste or drop
 * @returns {Extract}
 */
export function fromData(data) {
  const text = data.getData("text/plain");
  if (text === "") {
    const html = data.getData("text/html");
    return html === "" ? { text, notes: [] } : { text: fromHtml(html).text, notes: [] };
  }
  return fromText(text);
}

/**
 * @param {string} text  which may be HTML source
 * @returns {Extract}
 */
export function fromText(text) {
  return isHtmlSource(text) ? fromHtml(text) : { text, notes: [] };
}

/**
 * @param {string} text
 * @returns {boolean}  true if it begins with a tag and has several
 */
function isHtmlSource(text) {
  const head = text.slice(0, 20_000).replace(/^\s*(<!--[\s\S]*?-->\s*)*/, "");
  if (/^<(!doctype\s+html|html)[\s>]/i.test(head)) return true;
  const tags = head.match(/<\/?(a|article|b|body|br|div|em|h[1-6]|head|i|img|li|main|meta|p|script|section|span|strong|style|table|title|ul)(\s[^<>]*)?\/?>/gi);
  return /^<[a-z][^<>]*>/i.test(head) && (tags?.length ?? 0) >= 2;
}

/**
 * The document that the parser makes is inert: nothing in it runs or loads.
 *
 * @param {string} source
 * @returns {Extract}
 */
function fromHtml(source) {
  const page = new DOMParser().parseFromString(source, "text/html");
  const whole = textOf(page.body);
  const article = /<(html|body)[\s>]/i.test(source) ? articleOf(page, source.length) : null;
  const isComplete = article !== null && article.length >= whole.length * LEAST_PART;
  return { text: isComplete ? article : whole, notes: ["read_as_html"] };
}

/**
 * @param {Document} page  is used up
 * @param {number} length  of its source
 * @returns {string | null}  title and text of the article in a whole page
 */
function articleOf(page, length) {
  if (length > LONGEST_FOR_READABILITY) return null;
  // The element itself: its text is taken from nodes, never through a string of HTML.
  const found = new Readability(page, { serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const text = textOf(/** @type {Node} */ (found.content));
  const title = found.title?.trim() ?? "";
  return title === "" || text.startsWith(title) ? text : `${title}\n\n${text}`;
}
