// Cuts a stretch of the article at every boundary of a span, for formats that mark words in the text.

/** @import { Analysis } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
import { AnnotationIndex } from "../document/annotation-index.js";

/**
 * @typedef {object} Segment
 * @property {string} text
 * @property {string[]} styles  "content-person", "entity-place" …; the outermost first
 * @property {number[]} ended  ids of the claims whose last content ends behind it
 */

/**
 * @param {string} text
 * @param {Analysis} annotation
 * @returns {(stretch: Utf16Span) => Segment[]}
 */
export function segmenter(text, annotation) {
  const index = new AnnotationIndex(annotation);
  const endings = endingsOf(annotation);
  return (stretch) => {
    const spans = index.stylesIn(stretch);
    const boundaries = new Set([stretch.start, stretch.end, ...endingsIn(endings, stretch)]);
    for (const { start, end } of spans) {
      boundaries.add(Math.max(start, stretch.start)).add(Math.min(end, stretch.end));
    }
    const sorted = [...boundaries].sort((a, b) => a - b);
    return sorted.slice(1).map((end, at) => {
      const start = sorted[at] ?? stretch.start;
      const styles = spans.filter((span) => span.start <= start && span.end >= end).map(({ style }) => style);
      return { text: text.slice(start, end), styles: [...new Set(styles)], ended: endings.get(end) ?? [] };
    });
  };
}

/**
 * @param {Analysis} annotation
 * @returns {Map<number, number[]>}  ids of claims by the end of their last content
 */
function endingsOf({ claims }) {
  const endings = new Map();
  for (const { id, contents, end } of claims) {
    const last = contents.at(-1)?.end ?? end;
    endings.set(last, [...(endings.get(last) ?? []), id]);
  }
  return endings;
}

/**
 * @param {Map<number, number[]>} endings
 * @param {Utf16Span} stretch
 * @returns {number[]}
 */
function endingsIn(endings, { start, end }) {
  return [...endings.keys()].filter((at) => at > start && at < end);
}
