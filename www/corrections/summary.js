// Counts over a corrected annotation, as src/summary.rs counts them.

/** @import { Analysis, Claim, SourceKind, SpeakerSummary, Summary } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
import { quotationsOf } from "./quotations.js";

/**
 * @param {string} text
 * @param {Analysis} base  whose words and sentences are counted already
 * @param {Claim[]} claims  as corrected
 * @returns {Summary}
 */
export function summaryOf(text, base, claims) {
  /** @type {Partial<Record<SourceKind, number>>} */
  const bySourceKind = {};
  /** @type {Map<number, SpeakerSummary>} */
  const speakers = new Map();
  for (const { sourceKind, speaker, contents } of claims) {
    bySourceKind[sourceKind] = (bySourceKind[sourceKind] ?? 0) + 1;
    if (speaker === null) continue;
    const entry = speakers.get(speaker) ?? { profile: speaker, claims: 0, words: 0 };
    entry.claims += 1;
    entry.words += contents.reduce((sum, span) => sum + wordsIn(text, span), 0);
    speakers.set(speaker, entry);
  }
  const bySpeaker = [...speakers.values()].sort(
    (a, b) => b.claims - a.claims || b.words - a.words || a.profile - b.profile,
  );
  return {
    ...base.summary,
    claims: claims.length,
    quotedWords: quotedWords(text, base, claims),
    bySourceKind: /** @type {Record<SourceKind, number>} */ (bySourceKind),
    bySpeaker,
  };
}

/**
 * @param {string} text
 * @param {Utf16Span} span
 * @returns {number}  words between white space; a dash or mark that stands alone is none
 */
export function wordsIn(text, { start, end }) {
  return text.slice(start, end).split(/\p{White_Space}+/u).filter((word) => /[\p{Alphabetic}\p{N}]/u.test(word)).length;
}

/**
 * The core's count, changed by what the corrections change: only the core knows every quotation.
 *
 * @param {string} text
 * @param {Analysis} base
 * @param {Claim[]} claims
 * @returns {number}
 */
function quotedWords(text, base, claims) {
  // Corrections leave the contents of a claim as they are: a claim is there with them, or it is gone.
  const known = new Set(base.claims.map(({ contents }) => contents));
  const isSame = claims.length === known.size && claims.every(({ contents }) => known.has(contents));
  if (isSame) return base.summary.quotedWords;
  if (claims.length === 0) return 0;
  const count = quotedCounter(text);
  return Math.max(0, base.summary.quotedWords + count(claims) - count(base.claims));
}

/**
 * @param {string} text
 * @returns {(claims: readonly Claim[]) => number}  words of the quotations that hold something of a claim
 */
function quotedCounter(text) {
  const quotations = quotationsOf(text).map((span) => ({ ...span, words: wordsIn(text, span) }));
  return (claims) => {
    const contents = claims.flatMap((claim) => claim.contents).sort((a, b) => a.start - b.start);
    let sum = 0;
    let from = 0;
    for (const { start, end, words } of quotations) {
      while (from < contents.length && (contents[from]?.end ?? 0) <= start) from += 1;
      if (reaches(contents, from, { start, end })) sum += words;
    }
    return sum;
  };
}

/**
 * @param {Utf16Span[]} contents  sorted by start
 * @param {number} from  index of the first that can
 * @param {Utf16Span} quotation
 * @returns {boolean}  whether one of them shares something with the quotation
 */
function reaches(contents, from, { start, end }) {
  for (let index = from; (contents[index]?.start ?? end) < end; index += 1) {
    if ((contents[index]?.end ?? 0) > start) return true;
  }
  return false;
}
