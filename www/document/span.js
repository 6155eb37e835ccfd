// Spans of a text: half-open, in UTF-16 code units, as JavaScript strings count.

/** @typedef {{ start: number, end: number }} Utf16Span */

/**
 * @param {Utf16Span} a
 * @param {Utf16Span} b
 * @returns {boolean}  whether they share a code unit
 */
export function touches(a, b) {
  return a.start < b.end && b.start < a.end;
}
