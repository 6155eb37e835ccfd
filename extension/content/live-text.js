// The text of an article as one string, and the way back from its offsets to the text nodes of the page.
//
// White space is as one sees it: runs of it are one blank, blocks stand apart. A stretch of the text that stands in a
// node letter by letter is one run.

/** @import { Utf16Span } from "../../www/document/span.js" */
/** @import { Block, Item } from "./read-page.js" */

/**
 * @typedef {object} Run
 * @property {number} start  of the text, in UTF-16 code units
 * @property {number} length
 * @property {Text} node
 * @property {number} offset  in the node
 */

/** A part of a node that is to be read, if not all of it. @typedef {Map<Text, { from: number, to: number }>} Cuts */

export class LiveText {
  text = "";
  /** In order of their start. @type {Run[]} */
  #runs = [];
  /** @type {Map<Text, Run[]>} */
  #byNode = new Map();
  #hasBlank = false;
  #gap = 0;

  /**
   * @param {readonly Block[]} blocks
   * @param {Cuts} [cuts]
   */
  constructor(blocks, cuts) {
    for (const block of blocks) {
      this.#gap = Math.max(this.#gap, this.text === "" ? 0 : Math.max(block.gap, 1));
      this.#hasBlank = false;
      for (const item of block.items) this.#append(item, cuts);
    }
    for (const run of this.#runs) {
      const runs = this.#byNode.get(run.node);
      if (runs) runs.push(run);
      else this.#byNode.set(run.node, [run]);
    }
  }

  get end() {
    return this.text.length;
  }

  /** @returns {Iterable<Text>} */
  get nodes() {
    return this.#byNode.keys();
  }

  /** @param {Node} node */
  has(node) {
    return this.#byNode.has(/** @type {Text} */ (node));
  }

  /**
   * Cuts a span where it goes on in another node: between two of them may stand what is no part of the text.
   *
   * @param {Utf16Span} span
   * @returns {Utf16Span[]}
   */
  pieces({ start, end }) {
    /** @type {(Utf16Span & { node: Text })[]} */
    const pieces = [];
    for (let index = Math.max(0, this.#lastAtOrBefore(start)); ; index += 1) {
      const run = this.#runs[index];
      if (!run || run.start >= end) return pieces.map(({ start, end }) => ({ start, end }));
      const piece = { start: Math.max(start, run.start), end: Math.min(end, run.start + run.length), node: run.node };
      if (piece.start >= piece.end) continue;
      const before = pieces.at(-1);
      if (before?.node === run.node) before.end = piece.end;
      else pieces.push(piece);
    }
  }

  /**
   * @param {Utf16Span} span  within one node, as pieces are
   * @returns {StaticRange | null}  which costs the page nothing when it changes; null if the page has changed there
   */
  rangeOf({ start, end }) {
    const first = this.placeOf(start);
    const last = this.placeOf(end - 1);
    if (!first || !last || last.offset + 1 > last.node.length || !first.node.isConnected) return null;
    return new StaticRange({ startContainer: first.node, startOffset: first.offset, endContainer: last.node, endOffset: last.offset + 1 });
  }

  /**
   * @param {number} offset  of a code unit
   * @returns {{ node: Text, offset: number } | null}  null for what stands in no node
   */
  placeOf(offset) {
    const run = this.#runs[this.#lastAtOrBefore(offset)];
    if (!run || offset >= run.start + run.length) return null;
    return { node: run.node, offset: run.offset + offset - run.start };
  }

  /**
   * @param {Node} node
   * @param {number} offset  in the node
   * @returns {number | null}  of the text; null for what is no part of it
   */
  offsetOf(node, offset) {
    const runs = this.#byNode.get(/** @type {Text} */ (node)) ?? [];
    const run = runs.find((run) => offset >= run.offset && offset < run.offset + run.length);
    return run ? run.start + offset - run.offset : null;
  }

  /** @param {number} offset */
  #lastAtOrBefore(offset) {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * @param {Item} item
   * @param {Cuts | undefined} cuts
   */
  #append({ node, isPreformatted, breaks, isCell }, cuts) {
    if (breaks > 0 && this.text !== "" && this.#gap === 0) this.#gap = Math.min(breaks, 2);
    if (isCell) this.#hasBlank = true;
    const cut = cuts?.get(node);
    if (cuts && !cut) return;
    const [from, to] = cut ? [cut.from, cut.to] : [0, node.length];
    if (isPreformatted) this.#run(node, from, node.data.slice(from, to));
    else this.#flow(node, from, to);
  }

  /**
   * Stretches between runs of several blanks; a single one, of whatever kind, is a blank of the text.
   *
   * @param {Text} node
   * @param {number} from
   * @param {number} to
   */
  #flow(node, from, to) {
    const words = node.data.slice(from, to);
    let end = 0;
    for (const match of words.matchAll(/[^ \t\n\r\f]+(?:[ \t\n\r\f][^ \t\n\r\f]+)*/g)) {
      if (match.index > end) this.#hasBlank = true;
      this.#run(node, from + match.index, match[0].replace(/[\t\n\r\f]/g, " "));
      end = match.index + match[0].length;
    }
    if (end < words.length) this.#hasBlank = true;
  }

  /**
   * @param {Text} node
   * @param {number} offset  in the node
   * @param {string} words  as long as what stands there
   */
  #run(node, offset, words) {
    if (words === "") return;
    if (this.#gap > 0) this.text += "\n".repeat(this.#gap);
    else if (this.#hasBlank && this.text !== "" && !this.text.endsWith("\n")) this.text += " ";
    this.#gap = 0;
    this.#hasBlank = false;
    this.#runs.push({ start: this.text.length, length: words.length, node, offset });
    this.text += words;
  }
}
