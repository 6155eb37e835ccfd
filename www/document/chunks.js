// Groups the blocks of a text into chunks, which are laid out and painted one by one.

/** @import { Block } from "./blocks.js" */
import { blocksOf } from "./blocks.js";

/** UTF-16 code units after which a chunk ends with its block: about a screen. */
const CHUNK_LENGTH = 4_000;

/**
 * Chunks follow each other without a gap and together are the whole text.
 *
 * @typedef {object} ChunkPlan
 * @property {number} start  half-open, UTF-16 code units of the text
 * @property {number} end
 * @property {Block[]} blocks  in order; between them only what is not seen
 */

/**
 * @param {string} text
 * @returns {Generator<ChunkPlan>}  at least one
 */
export function* chunksOf(text) {
  /** @type {ChunkPlan} */
  let chunk = { start: 0, end: 0, blocks: [] };
  for (const block of blocksOf(text)) {
    if (chunk.end - chunk.start >= CHUNK_LENGTH) {
      yield chunk;
      chunk = { start: chunk.end, end: chunk.end, blocks: [] };
    }
    chunk.blocks.push(block);
    chunk.end = block.end;
  }
  yield { ...chunk, end: text.length };
}
