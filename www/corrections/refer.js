// Names parts of an annotation as edits name them: by places of the text.

/** @import { Analysis, Profile } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
/** @import { ProfileRef } from "./edit.js" */

/** A source farther from its claim than this is not meant, in UTF-16 code units. */
const FARTHEST_SOURCE = 300;

/**
 * @param {Analysis} analysis
 * @param {Profile} profile
 * @returns {ProfileRef}
 */
export function refOfProfile({ entities }, { mentions, name, kind }) {
  const mention = entities[mentions[0] ?? -1];
  return mention ? { at: { start: mention.start, end: mention.end } } : { name, kind };
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Profile | null} speaker
 * @param {Utf16Span} content  of a claim that is added
 * @returns {Utf16Span[]}  the speaker's nearest mention in the same paragraph; none if there is no such
 */
export function sourceNear(text, { entities }, speaker, content) {
  const gapOf = (/** @type {Utf16Span} */ { start, end }) => (end <= content.start ? text.slice(end, content.start) : text.slice(content.end, start));
  const near = (speaker?.mentions ?? [])
    .flatMap((mention) => entities[mention] ?? [])
    .filter(({ start, end }) => end <= content.start || start >= content.end)
    .map((entity) => ({ start: entity.start, end: entity.end, gap: gapOf(entity) }))
    .filter(({ gap }) => gap.length <= FARTHEST_SOURCE && !gap.includes("\n"))
    .sort((a, b) => a.gap.length - b.gap.length);
  return near.slice(0, 1).map(({ start, end }) => ({ start, end }));
}
