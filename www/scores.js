// How well the program does, measured on articles that it had not seen: the test part of our corpus. The
// figures are those of the model cards (models/*.md); a test sees to it.

/** @import { Kind } from "./pkg/whosaid.js" */
/** @import { PhraseKey } from "./language.js" */

/** Articles of the test part. */
export const ARTICLES = 27;

/** F1, recall or accuracy, of 100.
 * @type {readonly [PhraseKey, number][]} */
export const CLAIM_SCORES = [
  ["score.claims", 79.9],
  ["score.attributed", 74.7],
  ["score.direct", 94.5],
  ["score.mixed", 83.7],
  ["score.indirect", 71.6],
  ["score.speaker", 85.7],
  ["score.source_kind", 82.1],
  ["score.stance", 80.8],
];

/** Exact F1, of 100. */
export const NAMES_SCORE = 86.6;

/** Exact F1 of each kind that the test part has more than four times.
 * @type {readonly [Kind, number][]} */
export const KIND_SCORES = [
  ["person", 95],
  ["group", 93.1],
  ["date", 90.7],
  ["place", 88.8],
  ["organization", 85.7],
  ["facility", 27.3],
  ["event", 13.3],
  ["law", 0],
  ["product", 0],
  ["work", 0],
];
