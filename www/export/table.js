// The table of who said what as words, for the formats that people read.

/** @import { Claim } from "../pkg/whosaid.js" */
import { formOf, sourceKindOf, stanceOf } from "../labels.js";
import { phrase } from "../language.js";
import { speakerOf, wordsOf } from "./annotated-article.js";

/**
 * @typedef {object} Row
 * @property {number} number  of the claim, from 1
 * @property {string} who
 * @property {string} what
 * @property {string} how
 */

/**
 * @param {string} text
 * @param {Claim} claim
 * @returns {Row}
 */
export function rowOf(text, claim) {
  const speaker = speakerOf(text, claim) || phrase("not_known");
  const cue = wordsOf(text, claim.cues);
  const via = wordsOf(text, claim.via);
  const how = [cue && `“${cue}”`, stanceOf(claim), formOf(claim)];
  if (claim.hedged) how.push(phrase("trait.hedged"));
  if (claim.cueTone === "loaded") how.push(phrase("trait.loaded"));
  if (via) how.push(phrase("export.via", { via }));
  return {
    number: claim.id + 1,
    who: `${speaker} (${sourceKindOf(claim.sourceKind)})`,
    what: wordsOf(text, claim.contents),
    how: how.filter(Boolean).join("; "),
  };
}
