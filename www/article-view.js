// The reading view: shows a text, paints its annotation where it is in sight, and finds what
// stands under the pointer.

/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
/** @import { Chunk, Painter } from "./paint.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { TextMap } from "./document/anchor.js";
import { AnnotationIndex } from "./document/annotation-index.js";
import { render } from "./document/render.js";
import { MarkPainter } from "./marks.js";
import { choosePainter } from "./paint.js";

/** Chunks are painted before they come into sight, this far ahead. */
const AHEAD = "100%";

/**
 * What stands at a place of the text.
 *
 * @typedef {{ entity: Entity | null, claims: Claim[], span: Utf16Span }} Hit
 */

export class ArticleView extends HTMLElement {
  #map = new TextMap();
  /** @type {Painter} */
  #painter = choosePainter(this.#map);
  /** @type {AnnotationIndex | null} */
  #index = null;
  /** @type {Map<Element, Chunk>} */
  #chunks = new Map();
  /** @type {Set<Chunk>} */
  #painted = new Set();
  #rendering = new AbortController();
  #observer = new IntersectionObserver((entries) => this.#sighted(entries), {
    rootMargin: `${AHEAD} 0px`,
  });
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();
  #withStatements = false;
  /** Where what is marked begins.
   * @type {number | null} */
  #marked = null;

  connectedCallback() {
    addEventListener("beforeprint", () => this.#toPaper());
    addEventListener("afterprint", () => this.#fromPaper());
  }

  /**
   * Shows a text, without an annotation yet.
   *
   * @param {string} text
   * @returns {Promise<void>}  once all of it is in the DOM
   */
  show(text) {
    this.#reset();
    const onChunk = (/** @type {Chunk} */ chunk) => {
      this.#map.append(chunk.element);
      this.#chunks.set(chunk.element, chunk);
      this.#observer.observe(chunk.element);
    };
    return render(this, text, onChunk, this.#rendering.signal);
  }

  /** @param {Analysis} analysis  of the text shown */
  annotate(analysis) {
    this.#index = new AnnotationIndex(analysis);
    // The same text may be annotated anew, as corrected.
    for (const chunk of this.#painted) this.#painter.unpaint(chunk);
    this.#painted.clear();
    // At once, not when the observer reports: the text would flicker while one types.
    for (const chunk of this.#chunks.values()) {
      if (isNear(chunk.element)) this.#paint(chunk);
    }
    // Ask the observer for those that it has already reported.
    for (const element of this.#chunks.keys()) {
      this.#observer.unobserve(element);
      this.#observer.observe(element);
    }
  }

  /** @param {ReadonlySet<string>} styles  that are not to be seen */
  hide(styles) {
    this.#hidden = styles;
    this.#painter.hide(styles);
  }

  /** @param {boolean} shown  whether what can be checked is marked as well */
  showStatements(shown) {
    this.#withStatements = shown;
    if (this.#index) this.annotate(this.#index.analysis);
  }

  /** @param {Utf16Span[]} spans  of the current claim */
  mark(spans) {
    this.#marked = spans.length > 0 ? Math.min(...spans.map(({ start }) => start)) : null;
    this.#painter.mark(spans);
  }

  /** @returns {number}  offset of what is marked, else of the first chunk in sight */
  place() {
    const inSight = [...this.#chunks.values()].find(({ element }) => element.getBoundingClientRect().bottom > 0);
    return this.#marked ?? inSight?.start ?? 0;
  }

  /** @returns {Utf16Span | null}  the blocks that are wholly or partly in sight; null if there are none */
  inSight() {
    const chunks = [...this.#chunks.values()].filter(({ element }) => isInWindow(element));
    const blocks = chunks.flatMap(({ element }) => [...element.children]).filter(isInWindow);
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) return null;
    const start = this.#map.offsetOf(first, 0);
    const startOfLast = this.#map.offsetOf(last, 0);
    return start !== null && startOfLast !== null ? { start, end: startOfLast + (last.textContent?.length ?? 0) } : null;
  }

  /**
   * @param {Range} range  of the document
   * @returns {Utf16Span | null}  what of the text is in it; null if its ends are elsewhere
   */
  spanOf(range) {
    const start = this.#map.offsetOf(range.startContainer, range.startOffset);
    const end = this.#map.offsetOf(range.endContainer, range.endOffset);
    return start !== null && end !== null && start < end ? { start, end } : null;
  }

  /**
   * Selects words, as if by the mouse.
   *
   * @param {Utf16Span} span
   */
  select(span) {
    const range = this.#map.rangeOf(span);
    if (!range) return;
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }

  /**
   * Scrolls to a span.
   *
   * @param {Utf16Span} span
   */
  reveal(span) {
    const range = this.#map.rangeOf(span);
    const element = range?.startContainer.parentElement?.closest("p, h3");
    // The element first: it brings a chunk that was skipped by layout into being.
    element?.scrollIntoView({ block: "nearest" });
    const rect = range?.getClientRects()[0];
    if (!rect) return;
    const margin = Math.min(160, innerHeight / 4);
    if (rect.top < margin || rect.bottom > innerHeight - margin) {
      scrollBy({ top: rect.top - innerHeight / 3, behavior: "instant" });
    }
  }

  /**
   * @param {Utf16Span} span
   * @returns {DOMRect | null}  in the window; its first line if it is high; null if it is not shown
   */
  rectOf(span) {
    const range = this.#map.rangeOf(span);
    const whole = range?.getBoundingClientRect();
    if (whole && whole.height < innerHeight / 3) return whole;
    return range?.getClientRects()[0] ?? null;
  }

  /**
   * @param {number} x  in the window
   * @param {number} y
   * @returns {Hit | null}  null where nothing is painted
   */
  hitAt(x, y) {
    const offset = this.#offsetAt(x, y);
    if (offset === null || !this.#index) return null;
    const entity = this.#index.entityAt(offset);
    const claims = this.#index.claimsAt(offset);
    const isSeen = (/** @type {string} */ style) => !this.#hidden.has(style);
    const hit = {
      entity: entity && isSeen(`entity-${entity.kind}`) ? entity : null,
      claims: claims.filter((claim) => isSeen(`content-${claim.sourceKind}`)),
      span: { start: offset, end: offset + 1 },
    };
    return hit.entity || hit.claims.length > 0 ? hit : null;
  }

  /**
   * Paints all of the text by marks while it is printed: printers are not given highlights, and what is out
   * of sight is not painted.
   */
  #toPaper() {
    if (!this.#index) return;
    this.#painter.clear();
    this.#painter = new MarkPainter(this.#map);
    this.#painter.hide(this.#hidden);
    this.#painted.clear();
    for (const chunk of this.#chunks.values()) this.#paint(chunk);
  }

  #fromPaper() {
    if (!this.#index) return;
    this.#painter.clear();
    this.#painter = choosePainter(this.#map);
    this.#painter.hide(this.#hidden);
    this.#painted.clear();
    this.annotate(this.#index.analysis);
  }

  #reset() {
    this.#rendering.abort();
    this.#rendering = new AbortController();
    this.#observer.disconnect();
    this.#chunks.clear();
    this.#painter.clear();
    this.#painted.clear();
    this.#index = null;
    this.#marked = null;
    this.#map = new TextMap();
    this.#painter = choosePainter(this.#map);
    this.#painter.hide(this.#hidden);
  }

  /** @param {Chunk} chunk */
  #paint(chunk) {
    if (!this.#index || this.#painted.has(chunk)) return;
    const statements = this.#withStatements ? this.#index.statementsIn(chunk) : [];
    this.#painter.paint(chunk, [...statements, ...this.#index.stylesIn(chunk)]);
    this.#painted.add(chunk);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #sighted(entries) {
    for (const { target, isIntersecting } of entries) {
      const chunk = this.#chunks.get(target);
      if (!chunk) continue;
      if (isIntersecting) {
        this.#paint(chunk);
      } else if (this.#painted.delete(chunk)) {
        this.#painter.unpaint(chunk);
      }
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {number | null}  offset of the code unit under the point
   */
  #offsetAt(x, y) {
    const caret = caretAt(x, y);
    const offset = caret && this.#map.offsetOf(caret.node, caret.offset);
    if (offset === null) return null;
    // The caret stands before or behind the letter, or at the line's end far from the pointer.
    return [offset, offset - 1].find((start) => this.#covers(start, x, y)) ?? null;
  }

  /**
   * @param {number} start
   * @param {number} x
   * @param {number} y
   */
  #covers(start, x, y) {
    const range = this.#map.rangeOf({ start, end: start + 1 });
    const rects = [...(range?.getClientRects() ?? [])];
    return rects.some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 18.4 has only the older way.
  const range = /** @type {Document} */ (document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/**
 * @param {Element} element
 * @returns {boolean}
 */
function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * @param {Element} element
 * @returns {boolean}  whether it is in sight or nearly so
 */
function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= -innerHeight && top <= 2 * innerHeight;
}

customElements.define("whosaid-article", ArticleView);
