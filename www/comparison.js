// What the sourcing of two articles looks like side by side, as plain rows.

/** @import { Sourcing } from "./export/sourcing.js" */
/** @import { SourceKind } from "./pkg/whosaid.js" */

/** Speakers that are shown of either article. */
const MOST_SPEAKERS = 8;

/** @typedef {[number, number]} Pair  of the first and the second article */

/**
 * @typedef {object} Comparison
 * @property {Pair} words
 * @property {Pair} claims
 * @property {Pair} quoted  part of the words that stands in quotation marks, 0 to 1
 * @property {{ name: "named" | "unnamed" | "anonymous" | "unknown", shares: Pair }[]} naming  of the claims
 * @property {{ kind: SourceKind, shares: Pair }[]} kinds  those that either article has
 * @property {{ name: string, claims: Pair }[]} speakers  those of both articles first, then by number of claims
 */

/**
 * @param {Sourcing} first
 * @param {Sourcing} second
 * @returns {Comparison}
 */
export function compare(first, second) {
  const pair = (/** @type {(sourcing: Sourcing) => number} */ of) => /** @type {Pair} */ ([of(first), of(second)]);
  const names = /** @type {const} */ (["named", "unnamed", "anonymous", "unknown"]);
  const kinds = first.kinds.map(({ kind }, index) => ({ kind, shares: pair(({ kinds }) => kinds[index]?.share ?? 0) }));
  return {
    words: pair(({ words }) => words),
    claims: pair(({ claims }) => claims),
    quoted: pair(({ quotedWords, words }) => part(quotedWords, words)),
    naming: names.map((name) => ({ name, shares: pair(({ naming, claims }) => part(naming[name], claims)) })),
    kinds: kinds.filter(({ shares }) => Math.max(...shares) > 0),
    speakers: speakersOf(first, second),
  };
}

/**
 * @param {number} number
 * @param {number} whole
 */
function part(number, whole) {
  return whole > 0 ? number / whole : 0;
}

/**
 * @param {Sourcing} first
 * @param {Sourcing} second
 * @returns {Comparison["speakers"]}
 */
function speakersOf(first, second) {
  /** @type {Map<string, { name: string, claims: Pair }>} */
  const byName = new Map();
  for (const [index, { speakers }] of [first, second].entries()) {
    for (const { name, claims } of speakers) {
      const key = name.toLocaleLowerCase("en");
      const speaker = byName.get(key) ?? { name, claims: [0, 0] };
      speaker.claims[index] = (speaker.claims[index] ?? 0) + claims;
      byName.set(key, speaker);
    }
  }
  const isInBoth = (/** @type {{ claims: Pair }} */ { claims }) => Math.min(...claims) > 0;
  const sum = (/** @type {{ claims: Pair }} */ { claims }) => claims[0] + claims[1];
  const sorted = [...byName.values()].sort((a, b) => Number(isInBoth(b)) - Number(isInBoth(a)) || sum(b) - sum(a));
  return sorted.slice(0, MOST_SPEAKERS);
}
