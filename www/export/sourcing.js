// How an article is sourced: its claims by kind of source, and who is quoted most.

/** @import { Analysis, SourceKind } from "../pkg/whosaid.js" */
import { SOURCE_KINDS } from "../labels.js";

/**
 * @typedef {object} Sourcing
 * @property {number} words  of the article
 * @property {number} sentences
 * @property {number} claims
 * @property {number} quotedWords  in quotation marks
 * @property {{ kind: SourceKind, claims: number, share: number }[]} kinds  every kind, in the order of the
 *   legend; the share is of the claims, 0 to 1
 * @property {{ named: number, unnamed: number, anonymous: number, unknown: number }} naming  numbers of claims
 * @property {{ name: string, claims: number, words: number }[]} speakers  most first
 */

/**
 * @param {Analysis} annotation
 * @returns {Sourcing}
 */
export function sourcingOf({ summary, profiles }) {
  const { words, sentences, claims, quotedWords, bySourceKind } = summary;
  const count = (/** @type {SourceKind} */ kind) => bySourceKind[kind] ?? 0;
  const kinds = [...SOURCE_KINDS.keys()].map((kind) => ({
    kind,
    claims: count(kind),
    share: claims > 0 ? count(kind) / claims : 0,
  }));
  const [unnamed, anonymous, unknown] = [count("unnamed"), count("anonymous"), count("unknown")];
  const speakers = summary.bySpeaker.map(({ profile, claims, words }) => ({ name: profiles[profile]?.name ?? "", claims, words }));
  return {
    words,
    sentences,
    claims,
    quotedWords,
    kinds,
    naming: { named: claims - unnamed - anonymous - unknown, unnamed, anonymous, unknown },
    speakers,
  };
}
