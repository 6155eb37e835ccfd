// Where a text stands in quotation marks, as far as a correction needs to know it.
//
// The core reads quotations with all their exceptions; here paired marks within a paragraph will do.

/** @import { Form } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */

const PAIRS = /“[^“”\n]*(?:”|$)|"[^"\n]*(?:"|$)|«[^«»\n]*(?:»|$)|„[^„“”\n]*(?:[“”]|$)/gm;

/**
 * @param {string} text
 * @returns {Utf16Span[]}  sorted, without their marks; those with nothing inside are left out
 */
export function quotationsOf(text) {
  return [...text.matchAll(PAIRS)]
    .map(({ index, 0: words }) => ({ start: index + 1, end: index + words.length - (/[”"»“]$/.test(words.slice(1)) ? 1 : 0) }))
    .filter(({ start, end }) => end > start);
}

/**
 * @param {string} text
 * @param {Utf16Span} content
 * @returns {Form}  how much of it is quoted
 */
export function formOfContent(text, { start, end }) {
  const touched = quotationsOf(text).filter((quotation) => quotation.start < end && quotation.end > start);
  // The marks themselves may be selected with the words.
  const isInside = touched.some((quotation) => quotation.start - 1 <= start && end <= quotation.end + 1);
  if (isInside) return "direct";
  return touched.length > 0 ? "mixed" : "indirect";
}
