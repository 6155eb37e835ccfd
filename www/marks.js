// Paints by elements around the text: for browsers without the CSS Custom Highlight API, and
// wherever marks must be in the DOM. Text is split at every boundary of a span, so that spans may
// overlap in any way; the text itself stays as it is.

/** @import { StyledSpan } from "./document/annotation-index.js" */
/** @import { TextMap } from "./document/anchor.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { Chunk, Painter } from "./paint.js" */
import { touches } from "./document/span.js";

const CURRENT = "current";

/** @implements {Painter} */
export class MarkPainter {
  #map;
  /** @type {Map<Chunk, StyledSpan[]>} */
  #painted = new Map();
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();
  /** @type {StyledSpan[]} */
  #current = [];

  /** @param {TextMap} map */
  constructor(map) {
    this.#map = map;
  }

  /**
   * @param {Chunk} chunk
   * @param {StyledSpan[]} spans
   */
  paint(chunk, spans) {
    this.#painted.set(chunk, spans);
    this.#draw(chunk);
  }

  /** Nothing: taking marks out again would cost more than it saves, and a selection with it. */
  unpaint() {}

  /** @param {ReadonlySet<string>} styles */
  hide(styles) {
    this.#hidden = styles;
    for (const chunk of this.#painted.keys()) this.#draw(chunk);
  }

  /** @param {Utf16Span[]} spans */
  mark(spans) {
    const before = this.#current;
    this.#current = spans.map(({ start, end }) => ({ start, end, style: CURRENT }));
    for (const chunk of this.#painted.keys()) {
      if ([...before, ...this.#current].some((span) => touches(span, chunk))) this.#draw(chunk);
    }
  }

  clear() {
    const chunks = [...this.#painted.keys()];
    this.#painted.clear();
    this.#current = [];
    for (const chunk of chunks) this.#draw(chunk);
  }

  /** @param {Chunk} chunk */
  #draw(chunk) {
    const spans = [...(this.#painted.get(chunk) ?? []), ...this.#current];
    const visible = spans.filter((span) => !this.#hidden.has(span.style));
    let start = chunk.start;
    for (const child of [...chunk.element.childNodes]) {
      const text = child.textContent ?? "";
      const stretch = { start, end: start + text.length };
      // Between the blocks stand text nodes with line ends, which are not seen.
      if (child instanceof Element) child.replaceChildren(...segments(text, stretch, visible));
      start = stretch.end;
    }
    this.#map.refresh(chunk.element);
  }
}

/**
 * @param {string} text  of the stretch
 * @param {Utf16Span} stretch
 * @param {StyledSpan[]} spans
 * @returns {Node[]}
 */
function segments(text, stretch, spans) {
  const here = spans.filter((span) => touches(span, stretch));
  const boundaries = new Set([stretch.start, stretch.end]);
  for (const { start, end } of here) {
    boundaries.add(Math.max(start, stretch.start));
    boundaries.add(Math.min(end, stretch.end));
  }
  const sorted = [...boundaries].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? stretch.end;
    const styles = here.filter((span) => touches(span, { start, end })).map(({ style }) => style);
    return segment(text.slice(start - stretch.start, end - stretch.start), [...new Set(styles)]);
  });
}

/**
 * One element for each style, since an element has but one underline; the first outermost.
 *
 * @param {string} text
 * @param {string[]} styles
 * @returns {Node}
 */
function segment(text, styles) {
  /** @type {Node} */
  let node = document.createTextNode(text);
  for (const style of styles.reverse()) {
    const element = document.createElement(style.startsWith("content") ? "mark" : "span");
    element.className = `whosaid-${style}`;
    element.append(node);
    node = element;
  }
  return node;
}
