// The text of an article out of what the reader gives: a file, something pasted or dropped.

/** @import { Edit } from "./corrections/edit.js" */
/** @import { Facts } from "./export/annotated-article.js" */
/** @import { Analysis } from "./pkg/whosaid.js" */
import { decode } from "./decode.js";
import { NO_FACTS, webAddress } from "./export/annotated-article.js";
import { textOf } from "./html-text.js";
import { ImportError, readAnnotatedArticle } from "./import/annotated-article.js";
import { textOfMarkdown } from "./markdown-text.js";
import { Readability } from "./vendor/readability.js";

/**
 * @typedef {object} Extract
 * @property {string} text
 * @property {string[]} notes  codes for messages.js of what was done to it
 * @property {Facts} facts  what a web page or the page's own file says of the article
 * @property {Analysis | null} analysis  of the page's own file, which needs no other
 * @property {readonly Edit[]} corrections
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
  if (isZip(buffer)) return fromDocx(buffer);
  const decoded = decode(buffer);
  if (!decoded) throw new ExtractError("file_binary");
  const extract = await fromDecoded(decoded.text, file);
  const flaws = decoded.flaw ? [`file_${decoded.flaw}`] : [];
  return { ...extract, notes: [...flaws, ...extract.notes] };
}

/**
 * @param {string} text
 * @param {File} file
 * @returns {Promise<Extract>}
 */
async function fromDecoded(text, { name, type }) {
  if (/\.json$/i.test(name) || type === "application/json") return fromOwnFile(text);
  if (/\.x?html?$/i.test(name) || type === "text/html") return fromHtml(text);
  if (/\.(md|markdown)$/i.test(name) || type === "text/markdown") return fromMarkdown(text);
  return fromText(text);
}

/** @param {ArrayBuffer} buffer */
function isZip(buffer) {
  const [p, k, three, four] = new Uint8Array(buffer.slice(0, 4));
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Promise<Extract>}
 */
async function fromDocx(buffer) {
  const { textOfDocx } = await import("./docx.js");
  const text = textOfDocx(buffer);
  if (text === null) throw new ExtractError("file_binary");
  return plain(text, ["read_as_docx"]);
}

/**
 * @param {DataTransfer} data  of a paste or drop
 * @returns {Promise<Extract>}  the data itself is read at once: it is gone when the event is over
 */
export function fromData(data) {
  const text = data.getData("text/plain");
  const html = data.getData("text/html");
  if (isHtmlSource(text) || isOwnFile(text)) return fromText(text);
  // Paragraphs of rich text are elements: the plain text beside it often has none.
  const rich = html === "" ? "" : textOf(new DOMParser().parseFromString(html, "text/html").body);
  return rich === "" ? fromText(text) : Promise.resolve(plain(rich));
}

/**
 * @param {string} text  which may be HTML source, or the page's own file
 * @returns {Promise<Extract>}
 */
export async function fromText(text) {
  if (isOwnFile(text)) return fromOwnFile(text);
  return isHtmlSource(text) ? fromHtml(text) : plain(text);
}

/**
 * @param {string} text
 * @param {string[]} [notes]
 * @returns {Extract}
 */
function plain(text, notes = []) {
  return { text, notes, facts: NO_FACTS, analysis: null, corrections: [] };
}

/** @param {string} source */
function fromMarkdown(source) {
  return plain(textOfMarkdown(source), ["read_as_markdown"]);
}

/**
 * @param {string} text
 * @returns {boolean}  whether it looks like what the page itself writes
 */
function isOwnFile(text) {
  return /^\s*\{\s*"article"\s*:\s*\{/.test(text.slice(0, 1000));
}

/**
 * @param {string} source
 * @returns {Promise<Extract>}
 */
async function fromOwnFile(source) {
  try {
    const { article, annotation, corrections, found } = await readAnnotatedArticle(source);
    const { text, title, url, byline, date } = article;
    return { text, notes: ["restored"], facts: { title, url, byline, date }, analysis: found ?? annotation, corrections };
  } catch (error) {
    if (error instanceof ImportError) throw new ExtractError(error.code);
    throw error;
  }
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
  const found = /<(html|body)[\s>]/i.test(source) ? articleOf(page, source.length) : null;
  const isComplete = found !== null && found.text.length >= whole.length * LEAST_PART;
  return { ...plain(isComplete ? found.text : whole, ["read_as_html"]), facts: found?.facts ?? NO_FACTS };
}

/**
 * @param {Document} page  is used up
 * @param {number} length  of its source
 * @returns {{ text: string, facts: Facts } | null}  the article in a whole page, its title first
 */
function articleOf(page, length) {
  if (length > LONGEST_FOR_READABILITY) return null;
  const url = addressOf(page);
  // The element itself: its text is taken from nodes, never through a string of HTML.
  const found = new Readability(page, { serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const text = textOf(/** @type {Node} */ (found.content));
  const title = found.title?.trim() ?? "";
  const facts = { title, url, byline: found.byline?.trim() ?? "", date: found.publishedTime?.trim() ?? "" };
  return { text: title === "" || text.startsWith(title) ? text : `${title}\n\n${text}`, facts };
}

/**
 * @param {Document} page
 * @returns {string}  where it says that it stands; "" if it does not or not on the web
 */
function addressOf(page) {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const shared = page.querySelector('meta[property="og:url"]')?.getAttribute("content");
  return [canonical, shared].map((address) => webAddress(address ?? "")).find(Boolean) ?? "";
}
