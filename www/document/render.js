// Puts a text into the DOM in chunks of paragraphs, as text nodes only.
//
// The chunks' text together is the text, to the code unit: line ends between paragraphs stand in
// text nodes between their elements, where they are not seen. A chunk that was there before with
// the same text stays, so that typing into a long article changes little.

/** @import { Block } from "./blocks.js" */
/** @import { ChunkPlan } from "./chunks.js" */
/** @import { Chunk } from "../paint.js" */
import { chunksOf } from "./chunks.js";

/** New chunks with so many code units are made at once: more than a screen, less than a moment. */
const AT_ONCE = 20_000;

/** In longer texts the browser may skip what is out of sight. */
const LONGEST_LAID_OUT = 50_000;

/** In longer texts, which cannot be edited, no chunk is looked for among those of before. */
const LONGEST_COMPARED = 250_000;

/** Time for rendering between two chances for the browser to react to the reader. */
const SLICE_MS = 8;

/** Height of a line and its length in code units, roughly, for chunks not yet laid out. */
const LINE_PX = 30;
const LINE_LENGTH = 64;

/**
 * Renders a text; the rest of a long one follows in slices. Until then the root keeps its height,
 * so that the page does not jump while one types.
 *
 * @param {HTMLElement} root  holds nothing but what was rendered before
 * @param {string} text
 * @param {(chunk: Chunk) => void} onChunk  for each chunk, in order
 * @param {AbortSignal} signal  ends the rendering
 * @returns {Promise<void>}  once all is rendered or the rendering was ended
 */
export async function render(root, text, onChunk, signal) {
  root.style.setProperty("min-block-size", `${root.offsetHeight}px`);
  const isCompared = text.length <= LONGEST_COMPARED;
  const plans = isCompared ? [...chunksOf(text)] : chunksOf(text);
  const known = isCompared ? keepKnown(root, text, plans) : keepKnown(root, "", []);
  let made = 0;
  let sliceEnd = 0;
  let place = root.firstChild;
  for (const plan of plans) {
    const words = text.slice(plan.start, plan.end);
    const before = known.get(words);
    known.delete(words);
    if (!before && made > AT_ONCE && performance.now() > sliceEnd) {
      await nextSlice();
      if (signal.aborted) return;
      sliceEnd = performance.now() + SLICE_MS;
    }
    const element = before ?? make(words, plan);
    if (!before) made += words.length;
    if (text.length > LONGEST_LAID_OUT) skipWhileUnseen(element, plan);
    if (place === element) place = element.nextSibling;
    else root.insertBefore(element, place);
    onChunk({ element, start: plan.start, end: plan.end });
  }
  root.style.removeProperty("min-block-size");
}

/**
 * Removes what is not part of the new text.
 *
 * @param {Element} root
 * @param {string} text
 * @param {Iterable<ChunkPlan>} plans
 * @returns {Map<string, HTMLElement>}  the chunks that stay, by their text
 */
function keepKnown(root, text, plans) {
  const wanted = new Set();
  for (const { start, end } of plans) wanted.add(text.slice(start, end));
  /** @type {Map<string, HTMLElement>} */
  const known = new Map();
  for (const element of /** @type {HTMLElement[]} */ ([...root.children])) {
    const words = element.textContent ?? "";
    if (wanted.has(words) && !known.has(words)) known.set(words, element);
    else element.remove();
  }
  return known;
}

/**
 * @param {string} words  of the chunk
 * @param {ChunkPlan} plan
 * @returns {HTMLElement}
 */
function make(words, { start, blocks }) {
  const element = document.createElement("div");
  element.className = "chunk";
  let from = 0;
  const appendGap = (/** @type {number} */ to) => {
    if (to > from) element.append(words.slice(from, to));
  };
  for (const block of blocks) {
    appendGap(block.start - start);
    from = block.end - start;
    element.append(blockElement(words.slice(block.start - start, from), block.kind));
  }
  appendGap(words.length);
  return element;
}

/**
 * Lets the browser skip the chunk's layout while it is out of sight.
 *
 * @param {HTMLElement} element
 * @param {ChunkPlan} plan
 */
function skipWhileUnseen(element, { start, end, blocks }) {
  const lines = (end - start) / LINE_LENGTH + blocks.length;
  element.classList.add("skippable");
  element.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round(lines * LINE_PX)}px`);
}

/**
 * @param {string} text
 * @param {Block["kind"]} kind
 * @returns {HTMLElement}
 */
function blockElement(text, kind) {
  const element = document.createElement(kind === "title" ? "h3" : "p");
  element.className = `block ${kind}`;
  element.dir = "auto";
  element.append(text);
  return element;
}

/** @returns {Promise<void>}  after the browser has had a chance to react */
function nextSlice() {
  if ("scheduler" in globalThis && "yield" in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
