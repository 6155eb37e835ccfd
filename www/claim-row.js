// One row of the table of who said what.

/** @import { Claim, SourceKind } from "./pkg/whosaid.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { formOf, sourceKindOf, stanceOf } from "./labels.js";

/**
 * What a row says.
 *
 * @typedef {object} Row
 * @property {string} speaker
 * @property {string} source  as written; "" if it is the speaker's name or there is none
 * @property {SourceKind} sourceKind
 * @property {string} content
 * @property {string} cue  "" if there is none
 * @property {string} traits
 */

/**
 * @param {string} text  of the article
 * @param {Claim} claim
 * @returns {Row}
 */
export function rowOf(text, claim) {
  const words = (/** @type {Utf16Span[]} */ spans) => spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  const source = words(claim.sources);
  const speaker = claim.speakerName ?? (source || phrase("not_known"));
  const traits = [stanceOf(claim), formOf(claim)];
  if (claim.hedged) traits.push(phrase("trait.hedged"));
  if (claim.cueTone === "loaded") traits.push(phrase("trait.loaded"));
  return {
    speaker,
    source: source === speaker ? "" : source,
    sourceKind: claim.sourceKind,
    content: words(claim.contents),
    cue: words(claim.cues),
    traits: traits.join(", "),
  };
}

/**
 * @param {Row} row
 * @returns {HTMLTableRowElement}
 */
export function makeRow({ speaker, source, sourceKind, content, cue, traits }) {
  const who = make("td", "", make("span", "speaker", speaker));
  if (source) who.append(make("span", "words", `“${source}”`));
  who.append(make("span", `chip whosaid-content-${sourceKind}`, sourceKindOf(sourceKind)));
  const what = makeButton("what", null, content);
  what.dir = "auto";
  // Only English articles have claims.
  what.lang = "en";
  const how = make("td", "", make("span", "traits", traits));
  if (cue) how.prepend(make("span", "words", `“${cue}”`));
  return make("tr", "", who, make("td", "", what), how);
}
