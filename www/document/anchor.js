// Offsets of a text ↔ places in the DOM that shows it.
//
// A text is shown in pieces, each an element whose text nodes, in document order, hold a stretch
// of it without gap or addition. One walk over a piece makes the map; each look-up is a binary
// search.

/** @import { Utf16Span } from "./span.js" */

/**
 * @typedef {object} Piece
 * @property {Element} root
 * @property {number} start  half-open, UTF-16 code units of the text
 * @property {number} end
 * @property {Text[]} nodes
 * @property {number[]} starts  offset of each node's first code unit
 */

export class TextMap {
  /** @type {Piece[]} */
  #pieces = [];
  /** @type {WeakMap<Node, number>} */
  #starts = new WeakMap();

  /** End of the text that is mapped so far. */
  get end() {
    return this.#pieces.at(-1)?.end ?? 0;
  }

  /**
   * Maps the next stretch of the text.
   *
   * @param {Element} root
   */
  append(root) {
    const piece = { root, start: this.end, end: this.end, nodes: [], starts: [] };
    this.#pieces.push(piece);
    this.#walk(piece);
  }

  /**
   * Maps a piece anew, after its text nodes have been split or joined.
   *
   * @param {Element} root
   */
  refresh(root) {
    const piece = this.#pieces.find((candidate) => candidate.root === root);
    if (piece) this.#walk(piece);
  }

  /** @param {Piece} piece */
  #walk(piece) {
    piece.nodes = [];
    piece.starts = [];
    piece.end = piece.start;
    const walker = document.createTreeWalker(piece.root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const textNode = /** @type {Text} */ (node);
      piece.nodes.push(textNode);
      piece.starts.push(piece.end);
      this.#starts.set(textNode, piece.end);
      piece.end += textNode.length;
    }
  }

  /**
   * @param {Utf16Span} span
   * @returns {Range | null}  null if it is empty or not all of it is shown
   */
  rangeOf({ start, end }) {
    const first = this.#locate(start);
    const last = this.#locate(end - 1);
    if (end <= start || !first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    return range;
  }

  /**
   * @param {Node} node  a text node, or an element with a child's index as browsers give it
   * @param {number} offset
   * @returns {number | null}  null outside the text
   */
  offsetOf(node, offset) {
    const start = this.#starts.get(node);
    if (start !== undefined) return start + offset;
    const child = node.childNodes[offset];
    const text = child && document.createTreeWalker(child, NodeFilter.SHOW_TEXT);
    const inside = text && (child.nodeType === Node.TEXT_NODE ? child : text.nextNode());
    return (inside && this.#starts.get(inside)) ?? null;
  }

  /**
   * @param {number} offset  of a code unit
   * @returns {{ node: Text, offset: number } | null}
   */
  #locate(offset) {
    const piece = this.#pieces[lastAtOrBefore(this.#pieces.length, (i) => this.#pieces[i]?.start, offset)];
    if (!piece || offset >= piece.end) return null;
    const index = lastAtOrBefore(piece.starts.length, (i) => piece.starts[i], offset);
    const node = piece.nodes[index];
    const start = piece.starts[index];
    return node && start !== undefined ? { node, offset: offset - start } : null;
  }
}

/**
 * @param {number} length
 * @param {(index: number) => number | undefined} startOf  ascending
 * @param {number} offset
 * @returns {number}  the last index whose start is not behind the offset; -1 if there is none
 */
function lastAtOrBefore(length, startOf, offset) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startOf(middle) ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
