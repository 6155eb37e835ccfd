// One painter for all elements of a page, since the browser has one list of highlights: each text gets a range of
// offsets of its own.

/** @import { StyledSpan } from "../../www/document/annotation-index.js" */
/** @import { Utf16Span } from "../../www/document/span.js" */
/** @import { HostText } from "./host-text.js" */
import { HighlightPainter } from "../../www/highlights.js";

/** No text is longer. */
const ROOM = 2 ** 32;

/** @type {Map<number, HostText>} */
const hosts = new Map();

const texts = {
  end: Infinity,
  /** @param {Utf16Span} span */
  rangeOf({ start, end }) {
    const number = Math.floor(start / ROOM);
    return hosts.get(number)?.rangeOf({ start: start - number * ROOM, end: end - number * ROOM }) ?? null;
  },
};

/** @type {HighlightPainter | null} */
let painter = null;
let lastNumber = 0;

/** What is painted of one text. */
export class Painting {
  #number = ++lastNumber;
  #chunk;

  /**
   * @param {Element} element
   * @param {HostText} host
   * @param {StyledSpan[]} spans
   */
  constructor(element, host, spans) {
    hosts.set(this.#number, host);
    painter ??= new HighlightPainter(texts);
    this.#chunk = { element, ...this.#moved({ start: 0, end: host.end }) };
    painter.paint(this.#chunk, spans.map((span) => ({ ...this.#moved(span), style: span.style })));
  }

  /** @param {Utf16Span[]} spans  where the reader is, in this or any other text */
  mark(spans) {
    painter?.mark(spans.map((span) => this.#moved(span)));
  }

  clear() {
    painter?.unpaint(this.#chunk);
    hosts.delete(this.#number);
  }

  /** @param {Utf16Span} span */
  #moved({ start, end }) {
    return { start: start + this.#number * ROOM, end: end + this.#number * ROOM };
  }
}
