// Which of the claims are shown, and in which order.

/** @import { Claim, SourceKind, Form, Stance } from "../pkg/whosaid.js" */

/**
 * What the reader wants to see. "" and false leave everything in.
 *
 * @typedef {object} ClaimFilter
 * @property {string} words  in source, cue, content or the speaker's name; letters in either case
 * @property {SourceKind | ""} sourceKind
 * @property {Form | ""} form
 * @property {Stance | ""} stance
 * @property {boolean} hedged  only those that are
 * @property {"text" | "speaker"} order  speakers with most claims first; each one's by the text
 */

/** @type {ClaimFilter} */
export const ALL_CLAIMS = { words: "", sourceKind: "", form: "", stance: "", hedged: false, order: "text" };

/**
 * @param {string} text  of the article
 * @param {readonly Claim[]} claims  in the order of the text
 * @param {ClaimFilter} filter
 * @returns {readonly Claim[]}
 */
export function filtered(text, claims, filter) {
  const { sourceKind, form, stance, hedged, order } = filter;
  const words = folded(filter.words.trim());
  const kept = claims.filter(
    (claim) =>
      (sourceKind === "" || claim.sourceKind === sourceKind) &&
      (form === "" || claim.form === form) &&
      (stance === "" || claim.stance === stance) &&
      (!hedged || claim.hedged) &&
      (words === "" || wordsOf(text, claim).includes(words)),
  );
  return order === "speaker" ? bySpeaker(kept) : kept;
}

/** @param {string} words */
export function folded(words) {
  return words.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

/**
 * @param {string} text
 * @param {Claim} claim
 */
function wordsOf(text, { sources, cues, contents, via, speakerName }) {
  const words = [...sources, ...cues, ...contents, ...via].map(({ start, end }) => text.slice(start, end));
  return folded([speakerName ?? "", ...words].join("\n"));
}

/**
 * @param {Claim[]} claims  in the order of the text
 * @returns {Claim[]}  those whose speaker is not known come last
 */
function bySpeaker(claims) {
  /** @type {Map<number | null, Claim[]>} */
  const groups = new Map();
  for (const claim of claims) {
    const group = groups.get(claim.speaker);
    if (group) group.push(claim);
    else groups.set(claim.speaker, [claim]);
  }
  const isKnown = (/** @type {[number | null, Claim[]]} */ [speaker]) => Number(speaker !== null);
  const sorted = [...groups].sort((a, b) => isKnown(b) - isKnown(a) || b[1].length - a[1].length);
  return sorted.flatMap(([, group]) => group);
}
