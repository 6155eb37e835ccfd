// What the reader has selected, as an article of its own.

/** @import { Choice } from "./choose.js" */
/** @import { Cuts } from "./live-text.js" */
/** @import { ReadPage } from "./read-page.js" */
import { webAddress } from "../../www/export/annotated-article.js";

/** Words that are worth an analysis: fewer were selected by chance. */
const LEAST_WORDS = 4;

/**
 * @param {Document} document
 * @returns {Range | null}  null if no more than a few words are selected
 */
export function selectedRange(document) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const words = selection.toString().split(/\s+/).filter(Boolean);
  // A copy: the selection's own follows the reader's mouse.
  return words.length >= LEAST_WORDS ? selection.getRangeAt(0).cloneRange() : null;
}

/**
 * @param {ReadPage} page
 * @param {Range} range
 * @param {string} url
 * @returns {(Choice & { cuts: Cuts }) | null}  null if none of it can be read
 */
export function chooseSelection(page, range, url) {
  /** @type {Cuts} */
  const cuts = new Map();
  for (const { items } of page.blocks) {
    for (const { node } of items) {
      if (node.ownerDocument !== range.startContainer.ownerDocument || !range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) cuts.set(node, { from, to });
    }
  }
  const blocks = page.blocks.filter(({ items }) => items.some(({ node }) => cuts.has(node) && /\S/.test(node.data)));
  if (blocks.length === 0) return null;
  const facts = { title: page.copy.title, url: webAddress(url) ?? "", byline: "", date: "" };
  return { blocks, cuts, facts, paragraphs: { analysed: blocks.length, all: blocks.length } };
}
