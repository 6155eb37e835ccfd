// Steps through a text word by word, for selecting by keys.

/** @import { Utf16Span } from "./document/span.js" */

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/** Words are looked for no farther than this, in UTF-16 code units. */
const REACH = 400;

/**
 * @param {string} text
 * @param {number} offset
 * @returns {Utf16Span | null}  the first word that begins at or behind the offset
 */
export function firstWord(text, offset) {
  return wordsIn(text, offset, offset + REACH).find(({ start }) => start >= offset) ?? null;
}

/**
 * Moves an edge of a selection by a word; never beyond the other edge.
 *
 * @param {string} text
 * @param {Utf16Span} span
 * @param {"start" | "end"} edge
 * @param {1 | -1} step
 * @returns {Utf16Span}  at least a word
 */
export function grown(text, span, edge, step) {
  const words = wordsIn(text, span[edge] - REACH, span[edge] + REACH);
  const edges = words.map((word) => word[edge]).filter((at) => (step > 0 ? at > span[edge] : at < span[edge]));
  const to = (step > 0 ? edges[0] : edges.at(-1)) ?? span[edge];
  const moved = { ...span, [edge]: to };
  return moved.start < moved.end ? moved : span;
}

/**
 * @param {string} text
 * @param {Utf16Span} span
 * @returns {Utf16Span | null}  without white space at its ends; null if there is nothing else
 */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {Utf16Span[]}
 */
function wordsIn(text, from, to) {
  const base = Math.max(0, from);
  return [...text.slice(base, to).matchAll(WORD)].map(({ index, 0: word }) => ({ start: base + index, end: base + index + word.length }));
}
