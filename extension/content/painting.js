// Paints an article on its page by the CSS Custom Highlight API: what is in sight first, the rest in slices.

/** @import { AnnotationIndex, StyledSpan } from "../../www/document/annotation-index.js" */
/** @import { Utf16Span } from "../../www/document/span.js" */
/** @import { Chunk } from "../../www/paint.js" */
/** @import { LiveText } from "./live-text.js" */
import { HighlightPainter } from "../../www/highlights.js";
import { Slices } from "./slices.js";

/** UTF-16 code units of the text that are painted in one step. */
const CHUNK = 4_000;

export class Painting {
  #live;
  /** One for each document: a frame has its own. @type {Map<Document, HighlightPainter>} */
  #painters = new Map();
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();

  /** @param {LiveText} live */
  constructor(live) {
    this.#live = live;
  }

  /**
   * @param {AnnotationIndex} index
   * @param {boolean} withStatements
   * @param {AbortSignal} signal
   * @returns {Promise<void>}  once all is painted
   */
  async paint(index, withStatements, signal) {
    const slices = new Slices(signal);
    for (const stretch of this.#stretches()) {
      const spans = [...(withStatements ? index.statementsIn(stretch) : []), ...index.stylesIn(stretch)];
      this.#paintStretch(stretch, spans);
      await slices.next();
    }
  }

  /** @param {ReadonlySet<string>} styles  that are not to be seen */
  hide(styles) {
    this.#hidden = styles;
    for (const painter of this.#painters.values()) painter.hide(styles);
  }

  /** @param {Utf16Span[]} spans  where the reader is */
  mark(spans) {
    const pieces = spans.flatMap((span) => this.#live.pieces(span));
    const wanted = Map.groupBy(pieces, (piece) => this.#documentOf(piece));
    for (const [document, painter] of this.#painters) painter.mark(wanted.get(document) ?? []);
  }

  clear() {
    for (const painter of this.#painters.values()) {
      painter.mark([]);
      painter.clear();
    }
    this.#painters.clear();
  }

  /** @returns {Utf16Span[]}  from where the reader is to the end, then from the beginning */
  #stretches() {
    /** @type {Utf16Span[]} */
    const stretches = [];
    for (let start = 0; start < this.#live.end; start += CHUNK) stretches.push({ start, end: Math.min(start + CHUNK, this.#live.end) });
    // A long text is worth the question how far its reader is.
    const isBelow = (/** @type {Utf16Span} */ { end }) => (this.#elementAt(end - 1)?.getBoundingClientRect().bottom ?? 0) > 0;
    const first = stretches.length > 2 ? Math.max(0, stretches.findIndex(isBelow)) : 0;
    return [...stretches.slice(first), ...stretches.slice(0, first)];
  }

  /** @param {number} offset */
  #elementAt(offset) {
    return this.#live.placeOf(offset)?.node.parentElement;
  }

  /**
   * @param {Utf16Span} stretch
   * @param {StyledSpan[]} spans
   */
  #paintStretch(stretch, spans) {
    // A span that goes on in the next stretch is painted there as well: each paints its own part.
    const pieces = spans.flatMap(({ start, end, style }) =>
      this.#live
        .pieces({ start: Math.max(start, stretch.start), end: Math.min(end, stretch.end) })
        .map((piece) => ({ ...piece, style })),
    );
    for (const [document, own] of Map.groupBy(pieces, (piece) => this.#documentOf(piece))) {
      const painter = document && this.#painterOf(document);
      /** @type {Chunk} */
      const chunk = { element: document.documentElement, ...stretch };
      painter?.paint(chunk, own);
    }
  }

  /** @param {Utf16Span} piece */
  #documentOf({ start }) {
    return this.#live.placeOf(start)?.node.ownerDocument ?? document;
  }

  /**
   * @param {Document} document
   * @returns {HighlightPainter | null}  null for a frame that is gone
   */
  #painterOf(document) {
    const known = this.#painters.get(document);
    if (known) return known;
    const view = document.defaultView;
    if (!view) return null;
    const painter = new HighlightPainter(this.#live, view);
    painter.hide(this.#hidden);
    this.#painters.set(document, painter);
    return painter;
  }
}
