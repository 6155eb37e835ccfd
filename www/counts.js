// Counts of an annotation, by kind.

/** @import { Analysis, Kind, SourceKind } from "./pkg/whosaid.js" */

/**
 * @typedef {object} Counts
 * @property {Map<SourceKind, number>} bySourceKind  of claims
 * @property {Map<Kind, number>} byEntityKind  of mentions
 */

/**
 * @param {Analysis} analysis
 * @returns {Counts}
 */
export function countsOf({ claims, entities }) {
  return {
    bySourceKind: tally(claims.map((claim) => claim.sourceKind)),
    byEntityKind: tally(entities.map((entity) => entity.kind)),
  };
}

/**
 * @template K
 * @param {K[]} keys
 * @returns {Map<K, number>}
 */
function tally(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Sources that have a name or can be looked up. */
const NAMED = /** @type {const} */ (["person", "organization", "government", "media", "document"]);

/**
 * @param {Analysis} analysis
 * @param {Counts} counts
 * @returns {string}  one line on the whole article
 */
export function auditLine({ summary }, { bySourceKind }) {
  const count = (/** @type {SourceKind} */ kind) => bySourceKind.get(kind) ?? 0;
  const named = NAMED.reduce((sum, kind) => sum + count(kind), 0);
  const parts = [
    amount(summary.words, "word"),
    amount(summary.sentences, "sentence"),
    amount(summary.claims, "claim"),
    `${amount(summary.quotedWords, "word")} in quotation marks`,
  ];
  const sources = `Sources of the claims: named ${named}, unnamed ${count("unnamed")}, anonymous ${count("anonymous")}, not known ${count("unknown")}.`;
  return `${parts.join(" · ")}. ${summary.claims > 0 ? sources : ""}`.trim();
}

/**
 * @param {number} number
 * @param {string} noun
 * @returns {string}  "1 word", "2,300 words"
 */
export function amount(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
