// Decides which blocks of a page are its article.
//
// Readability says what is article on the copy. It rebuilds the copy when it tries again and wraps text in elements of
// its own, but the numbers stay: text that it keeps is found again by the number of its element and its words. Then
// come paragraphs that look the same as those kept, which it loses in live blogs and endless pages; pull quotes that
// only repeat the text go; captions, which would stand in the middle of quotations, come last.

/** @import { Facts } from "../../www/export/annotated-article.js" */
/** @import { Block, ReadPage } from "./read-page.js" */
import { Readability } from "../../www/vendor/readability.js";
import { webAddress } from "../../www/export/annotated-article.js";
import { NUMBER } from "./read-page.js";

/** Letters of a paragraph at least, and of an article. */
const PARAGRAPH = 40;
const ARTICLE = 80;

/** Paragraphs that must look the same before others like them, elsewhere on the page, count as article. */
const ALIKE = 2;

/** Letters of a pull quote at most. */
const PULL_QUOTE = 400;

/**
 * @typedef {object} Choice
 * @property {Block[]} blocks  in the order in which they are to be read
 * @property {Facts} facts
 * @property {{ analysed: number, all: number }} paragraphs
 */

/**
 * @param {ReadPage} page  whose copy is used up
 * @param {string} url
 * @returns {Choice | null}  null if the page has no article
 */
export function chooseArticle(page, url) {
  const found = page.isCopied ? parse(page.copy) : null;
  const kept = withoutAround(page.isCopied ? (found ? keptBlocks(page, found.content) : []) : landmarkBlocks(page));
  const chosen = new Set(withoutRepeats(withAlike(page, kept)));
  if (lettersOf(chosen) < ARTICLE || ![...chosen].some(isParagraph)) return null;
  const heading = headingOf(page, chosen);
  if (heading) chosen.add(heading);
  const title = heading ? wordsOf(heading) : (found?.title ?? page.copy.title);
  const facts = { title, url: webAddress(url) ?? "", byline: found?.byline ?? "", date: found?.date ?? "" };
  return { blocks: inOrder(page, chosen), facts, paragraphs: paragraphsOf(page, chosen) };
}

/**
 * @param {ReadPage} page
 * @param {string} url
 * @returns {Choice | null}  everything but what stands around articles; null if that is nothing
 */
export function chooseWhole(page, url) {
  const chosen = new Set(page.blocks.filter(({ isAround }) => !isAround));
  if (chosen.size === 0) return null;
  const facts = { title: page.copy.title, url: webAddress(url) ?? "", byline: "", date: "" };
  return { blocks: inOrder(page, chosen), facts, paragraphs: paragraphsOf(page, chosen) };
}

/**
 * @param {Document} copy
 * @returns {{ content: Element, title: string, byline: string, date: string } | null}
 */
function parse(copy) {
  // The element itself, not a string of HTML.
  const found = new Readability(copy, { serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const { content, title, byline, publishedTime } = found;
  return {
    content: /** @type {Element} */ (/** @type {unknown} */ (content)),
    title: title?.trim() ?? "",
    byline: byline?.trim() ?? "",
    date: publishedTime?.trim() ?? "",
  };
}

/**
 * @param {ReadPage} page
 * @param {Element} content  what Readability kept of the copy
 * @returns {Block[]}
 */
function keptBlocks({ copy, blocks }, content) {
  /** @type {Map<number, string>} */
  const kept = new Map();
  const walker = copy.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = Number(node.parentElement?.closest(`[${NUMBER}]`)?.getAttribute(NUMBER) ?? -1);
    kept.set(owner, (kept.get(owner) ?? "") + node.nodeValue);
  }
  return blocks.filter(({ items }) => items.some(({ node, owner }) => /\S/.test(node.data) && kept.get(owner)?.includes(node.data.trim())));
}

/**
 * @param {Block[]} kept
 * @returns {Block[]}  without what stands around an article, unless that is most of it
 */
function withoutAround(kept) {
  const inner = kept.filter(({ isAround }) => !isAround);
  return lettersOf(inner) * 4 >= lettersOf(kept) ? inner : kept;
}

/**
 * @param {ReadPage} page  too large for a copy
 * @returns {Block[]}  paragraphs in what the page itself calls its article or main part, else all
 */
function landmarkBlocks({ blocks }) {
  const paragraphs = blocks.filter((block) => !block.isAround && isParagraph(block));
  const inside = paragraphs.filter(({ element }) => element.closest("article, main, [role=main], [itemprop=articleBody]"));
  return inside.length > 0 ? inside : paragraphs;
}

/**
 * @param {ReadPage} page
 * @param {Block[]} kept
 * @returns {Block[]}  with the paragraphs that look the same
 */
function withAlike({ blocks }, kept) {
  /** @type {Map<string, number>} */
  const looks = new Map();
  for (const block of kept.filter(isParagraph)) looks.set(lookOf(block), (looks.get(lookOf(block)) ?? 0) + 1);
  const already = new Set(kept);
  // Beside one another, one is enough.
  const parents = new Set(kept.filter(isParagraph).map(({ element }) => element.parentNode));
  const isAlike = (/** @type {Block} */ block) => (looks.get(lookOf(block)) ?? 0) >= (parents.has(block.element.parentNode) ? 1 : ALIKE);
  return blocks.filter((block) => already.has(block) || (!block.isAround && isParagraph(block) && isAlike(block)));
}

/**
 * @param {Block} block
 * @returns {string}  its element's name and class, and those of the two around it
 */
function lookOf({ element }) {
  const names = [];
  for (let place = /** @type {Element | null} */ (element), level = 0; place && level < 3; place = place.parentElement, level += 1) {
    names.push(`${place.nodeName}.${place.className}`);
  }
  return names.join("<");
}

/**
 * @param {Block[]} chosen
 * @returns {Block[]}  without what is said twice: pull quotes, and blocks that are there again
 */
function withoutRepeats(chosen) {
  const letters = new Map(chosen.map((block) => [block, lettersIn(wordsOf(block))]));
  const body = chosen.filter(({ isAside }) => !isAside).map((block) => letters.get(block)).join("\n");
  const seen = new Set();
  return chosen.filter((block) => {
    const own = letters.get(block) ?? "";
    if (own.length < PARAGRAPH / 2) return true;
    if (block.isAside && own.length <= PULL_QUOTE && body.includes(own)) return false;
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

/**
 * @param {ReadPage} page
 * @param {Set<Block>} chosen
 * @returns {Block | null}  the last h1 before the article that is not in it
 */
function headingOf({ blocks }, chosen) {
  const first = blocks.findIndex((block) => chosen.has(block));
  const headings = blocks.slice(0, first + 1).filter(({ element, isAround }) => !isAround && element.closest("h1"));
  return headings.at(-1) ?? null;
}

/**
 * @param {ReadPage} page
 * @param {Set<Block>} chosen
 */
function inOrder({ blocks }, chosen) {
  const inOrder = blocks.filter((block) => chosen.has(block));
  return [...inOrder.filter(({ isCaption }) => !isCaption), ...inOrder.filter(({ isCaption }) => isCaption)];
}

/**
 * @param {ReadPage} page
 * @param {Set<Block>} chosen
 */
function paragraphsOf({ blocks }, chosen) {
  const paragraphs = blocks.filter(isParagraph);
  const analysed = paragraphs.filter((block) => chosen.has(block)).length;
  return { analysed, all: paragraphs.filter((block) => chosen.has(block) || !block.isAround).length };
}

/** @param {Block} block */
function isParagraph(block) {
  const words = wordsOf(block);
  return lettersIn(words).length >= PARAGRAPH && /[.!?…:;"'”’»)]$/.test(words);
}

/** @param {Iterable<Block>} blocks */
function lettersOf(blocks) {
  let sum = 0;
  for (const block of blocks) sum += lettersIn(wordsOf(block)).length;
  return sum;
}

/** @param {Block} block */
function wordsOf({ items }) {
  return items.map(({ node }) => node.data).join("").replace(/\s+/g, " ").trim();
}

/** @param {string} words */
function lettersIn(words) {
  return words.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
