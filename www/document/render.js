// Puts a text into the DOM in chunks of paragraphs, as text nodes only.
//
// The chunks' text together is the text, to the code unit: line ends between paragraphs stand in
// text nodes between their elements, where they are not seen.

/** @import { Block } from "./blocks.js" */
/** @import { Chunk } from "../paint.js" */
import { blocksOf } from "./blocks.js";

/** UTF-16 code units after which a chunk ends with its paragraph: a few screens. */
const CHUNK_LENGTH = 12_000;

/** So much is rendered at once, in UTF-16 code units: more than a screen, less than a moment. */
const AT_ONCE = 20_000;

/** Time for rendering between two chances for the browser to react to the reader. */
const SLICE_MS = 8;

/** Height of a line and its length in code units, roughly, for chunks not yet laid out. */
const LINE_PX = 30;
const LINE_LENGTH = 64;

/**
 * Renders a text; the rest of a long one follows in slices. Until then the root keeps its height,
 * so that the page does not jump while one types.
 *
 * @param {HTMLElement} root  emptied first
 * @param {string} text
 * @param {(chunk: Chunk) => void} onChunk  for each chunk, in order
 * @param {AbortSignal} signal  ends the rendering
 * @returns {Promise<void>}  once all is rendered or the rendering was ended
 */
export async function render(root, text, onChunk, signal) {
  root.style.setProperty("min-block-size", `${root.offsetHeight}px`);
  root.replaceChildren();
  let sliceEnd = 0;
  for (const { element, start, end } of chunksOf(text)) {
    if (start > AT_ONCE && performance.now() > sliceEnd) {
      await nextSlice();
      if (signal.aborted) return;
      sliceEnd = performance.now() + SLICE_MS;
    }
    root.append(element);
    onChunk({ element, start, end });
  }
  root.style.removeProperty("min-block-size");
}

/**
 * @param {string} text
 * @returns {Generator<Chunk>}
 */
function* chunksOf(text) {
  let chunk = newChunk(0);
  for (const block of blocksOf(text)) {
    if (chunk.end - chunk.start >= CHUNK_LENGTH) {
      yield estimated(chunk);
      chunk = newChunk(chunk.end);
    }
    append(chunk, text.slice(chunk.end, block.start));
    chunk.element.append(elementOf(text, block));
    chunk.end = block.end;
  }
  append(chunk, text.slice(chunk.end));
  yield chunk.start > 0 ? estimated(chunk) : chunk;
}

/**
 * @param {number} start
 * @returns {Chunk}
 */
function newChunk(start) {
  const element = document.createElement("div");
  element.className = "chunk";
  return { element, start, end: start };
}

/**
 * @param {Chunk} chunk
 * @param {string} text
 */
function append(chunk, text) {
  if (text) chunk.element.append(text);
  chunk.end += text.length;
}

/**
 * Lets the browser skip the chunk's layout while it is out of sight.
 *
 * @param {Chunk} chunk
 * @returns {Chunk}
 */
function estimated(chunk) {
  const element = /** @type {HTMLElement} */ (chunk.element);
  const lines = (chunk.end - chunk.start) / LINE_LENGTH + element.childElementCount;
  element.classList.add("one-of-many");
  element.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round(lines * LINE_PX)}px`);
  return chunk;
}

/**
 * @param {string} text
 * @param {Block} block
 * @returns {HTMLElement}
 */
function elementOf(text, block) {
  const element = document.createElement(block.kind === "title" ? "h3" : "p");
  element.className = `block ${block.kind}`;
  element.dir = "auto";
  element.append(text.slice(block.start, block.end));
  return element;
}

/** @returns {Promise<void>}  after the browser has had a chance to react */
function nextSlice() {
  if ("scheduler" in globalThis && "yield" in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
