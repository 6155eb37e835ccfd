// The text of an element of any page, and the way back from its offsets to the text nodes.
//
// Blocks stand apart by an empty line, as in an article that was pasted; every white space of the markup is a blank.

/** @import { Utf16Span } from "../../www/document/span.js" */

/** What is no part of an article's words. */
const LEFT_OUT = "script, style, noscript, template, textarea, select, button, svg, math, iframe, object, [hidden], [aria-hidden=true]";

export class HostText {
  text = "";
  /** @type {{ node: Text, start: number }[]} */
  #pieces = [];
  /** @type {Map<Node, number>} */
  #starts = new Map();
  #gap = "";

  /** @param {Element} root */
  constructor(root) {
    this.#read(root);
  }

  /** Length of the text in UTF-16 code units. */
  get end() {
    return this.text.length;
  }

  /**
   * @param {Utf16Span} span
   * @returns {Range | null}  null if nothing of it is in the page any more
   */
  rangeOf({ start, end }) {
    const first = this.#place(start, 1);
    const last = this.#place(end - 1, -1);
    if (!first?.node.isConnected || !last?.node.isConnected || last.offset >= last.node.length) return null;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    return range;
  }

  /**
   * @param {Node} node
   * @param {number} offset
   * @returns {number | null}  null for what is no part of the text
   */
  offsetOf(node, offset) {
    const start = this.#starts.get(node);
    return start === undefined ? null : start + offset;
  }

  /**
   * @param {number} offset
   * @param {1 | -1} side  where to look if there stands what is in no node
   * @returns {{ node: Text, offset: number } | null}
   */
  #place(offset, side) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low - 1];
    if (piece && offset < piece.start + piece.node.length) return { node: piece.node, offset: offset - piece.start };
    const next = this.#pieces[low];
    if (side > 0) return next ? { node: next.node, offset: 0 } : null;
    return piece ? { node: piece.node, offset: piece.node.length - 1 } : null;
  }

  /** @param {Node} node */
  #read(node) {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.#append(child);
      else if (child instanceof Element && !child.matches(LEFT_OUT)) this.#readElement(child);
    }
  }

  /** @param {Element} element */
  #readElement(element) {
    if (element.localName === "br") {
      this.#gap ||= "\n";
      return;
    }
    const { display } = getComputedStyle(element);
    if (display === "none") return;
    const isBlock = !/^(inline|contents|ruby)/.test(display);
    if (isBlock) this.#gap = "\n\n";
    this.#read(element);
    if (isBlock) this.#gap = "\n\n";
  }

  /** @param {Text} node */
  #append(node) {
    const isBlank = !/\S/.test(node.data);
    // Between blocks the markup's own line ends are not seen.
    if (isBlank && (this.#gap || this.text === "")) return;
    if (this.text !== "") this.text += this.#gap;
    this.#gap = "";
    this.#pieces.push({ node, start: this.text.length });
    this.#starts.set(node, this.text.length);
    this.text += node.data.replace(/[\t\n\r\f]/g, " ");
  }
}
