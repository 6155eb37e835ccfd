// Paints by the CSS Custom Highlight API: ranges in named highlights, no change to the DOM.
//
// Names begin with "whosaid-"; those of others in the registry are never touched.

/** @import { StyledSpan } from "./document/annotation-index.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { Chunk, Painter } from "./paint.js" */

const CURRENT = "current";

/** Which highlight wins where several lie on the same text: the higher. */
const PRIORITIES = ["statement", "content", "via", "source", "cue", "entity", CURRENT];

/**
 * What the painter must know of a text: its end so far, and the place of a span of it.
 *
 * @typedef {{ readonly end: number, rangeOf(span: Utf16Span): AbstractRange | null }} RangeMap
 */

/** @implements {Painter} */
export class HighlightPainter {
  #map;
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** @type {Map<Chunk, [Highlight, AbstractRange][]>} */
  #painted = new Map();
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();
  #view;
  /** @type {HighlightRegistry} */
  #registry;

  /**
   * @param {RangeMap} map
   * @param {Window & typeof globalThis} [view]  of the document whose text is painted
   */
  constructor(map, view = window) {
    this.#map = map;
    this.#view = view;
    // Kept: asked again later, Firefox gives a content script that of another frame.
    this.#registry = view.CSS.highlights;
  }

  /**
   * @param {Chunk} chunk
   * @param {StyledSpan[]} spans
   */
  paint(chunk, spans) {
    this.unpaint(chunk);
    /** @type {[Highlight, AbstractRange][]} */
    const painted = [];
    for (const { start, end, style } of spans) {
      // What comes later in the text may not be rendered yet; then it is painted with its own chunk.
      const range = this.#map.rangeOf({ start, end: Math.min(end, this.#map.end) });
      if (!range) continue;
      const highlight = this.#highlight(style);
      highlight.add(range);
      painted.push([highlight, range]);
    }
    this.#painted.set(chunk, painted);
  }

  /** @param {Chunk} chunk */
  unpaint(chunk) {
    for (const [highlight, range] of this.#painted.get(chunk) ?? []) highlight.delete(range);
    this.#painted.delete(chunk);
  }

  /** @param {ReadonlySet<string>} styles */
  hide(styles) {
    this.#hidden = styles;
    this.#register();
  }

  /** @param {Utf16Span[]} spans */
  mark(spans) {
    const highlight = this.#highlight(CURRENT);
    highlight.clear();
    for (const span of spans) {
      const range = this.#map.rangeOf(span);
      if (range) highlight.add(range);
    }
  }

  clear() {
    for (const style of this.#highlights.keys()) this.#registry.delete(nameOf(style));
    this.#highlights.clear();
    this.#painted.clear();
  }

  /**
   * @param {string} style
   * @returns {Highlight}
   */
  #highlight(style) {
    const known = this.#highlights.get(style);
    if (known) return known;
    const highlight = new this.#view.Highlight();
    highlight.priority = PRIORITIES.findIndex((part) => style.startsWith(part));
    this.#highlights.set(style, highlight);
    this.#register();
    return highlight;
  }

  /**
   * Registers what is to be seen, what wins last: WebKitGTK 2.50 crashes where two highlights meet and the one
   * with the higher priority was registered first.
   */
  #register() {
    const inOrder = [...this.#highlights].sort(([, a], [, b]) => a.priority - b.priority);
    for (const [style, highlight] of inOrder) {
      this.#registry.delete(nameOf(style));
      if (!this.#hidden.has(style)) this.#registry.set(nameOf(style), highlight);
    }
  }
}

/** @param {string} style */
function nameOf(style) {
  return `whosaid-${style}`;
}
