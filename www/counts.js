// Counts of an annotation, by kind.

/** @import { Analysis, Kind, SourceKind } from "./pkg/whosaid.js" */
import { phrase } from "./language.js";

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
  const parts = [
    phrase("audit.words", { count: summary.words }),
    phrase("audit.sentences", { count: summary.sentences }),
    phrase("audit.claims", { count: summary.claims }),
    phrase("audit.quoted", { count: summary.quotedWords }),
  ];
  const sources = phrase("audit.sources", {
    named: NAMED.reduce((sum, kind) => sum + count(kind), 0),
    unnamed: count("unnamed"),
    anonymous: count("anonymous"),
    unknown: count("unknown"),
  });
  return `${parts.join(" · ")}. ${summary.claims > 0 ? sources : ""}`.trim();
}
