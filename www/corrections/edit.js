// What a reader can correct, as plain data: kept, exported and imported as it is.
//
// An edit names what it changes by places of the text, never by an index: so it holds when the same
// text is analysed again, and when other edits have been made before it.

/** @import { Kind, SourceKind } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */

/**
 * A profile: by one of its mentions, or, for one without mentions, by its name.
 *
 * @typedef {{ at: Utf16Span } | { name: string, kind: Kind }} ProfileRef
 */

/**
 * A claim by its parts, which no two claims share.
 *
 * @typedef {{ contents: Utf16Span[], sources: Utf16Span[] }} ClaimRef
 */

/**
 * - kind: the name at this place, and all names of the same profile, are of this kind
 * - merge: both are one; it has the name and the kind of the first
 * - split: the name at this place means somebody else
 * - add_entity, delete_entity: there is a name here, or none
 * - speaker: who says it; null for nobody known; one named here only becomes a profile
 * - source: what kind of source it has
 * - add_claim, delete_claim: there is a claim, or none
 *
 * @typedef {{ edit: "kind", at: Utf16Span, kind: Kind }
 *   | { edit: "merge", one: ProfileRef, other: ProfileRef }
 *   | { edit: "split", at: Utf16Span }
 *   | { edit: "add_entity", at: Utf16Span, kind: Kind }
 *   | { edit: "delete_entity", at: Utf16Span }
 *   | { edit: "speaker", claim: ClaimRef, speaker: ProfileRef | null }
 *   | { edit: "source", claim: ClaimRef, sourceKind: SourceKind }
 *   | { edit: "add_claim", claim: ClaimRef, speaker: ProfileRef | null }
 *   | { edit: "delete_claim", claim: ClaimRef }} Edit
 */

/**
 * @param {Edit} edit
 * @returns {Utf16Span[]}  every place that it speaks of
 */
export function placesOf(edit) {
  return Object.values(edit).flatMap(placesIn);
}

/**
 * @param {unknown} value
 * @returns {Utf16Span[]}
 */
function placesIn(value) {
  if (typeof value !== "object" || value === null) return [];
  if ("start" in value) return [/** @type {Utf16Span} */ (value)];
  return Object.values(value).flatMap(placesIn);
}

/**
 * Moves edits along when the text is changed; those that speak of words that were changed are lost.
 *
 * @param {readonly Edit[]} edits
 * @param {string} before
 * @param {string} after
 * @returns {Edit[]}
 */
export function carried(edits, before, after) {
  if (before === after) return [...edits];
  const change = changeBetween(before, after);
  const stays = (/** @type {Edit} */ edit) => placesOf(edit).every(({ start, end }) => end <= change.start || start >= change.end);
  return edits.filter(stays).map((edit) => /** @type {Edit} */ (moved(edit, change)));
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {Utf16Span & { by: number }}  the stretch of `before` that was replaced, and how far what follows moves
 */
function changeBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, by: after.length - before.length };
}

/**
 * @param {unknown} value
 * @param {Utf16Span & { by: number }} change
 * @returns {unknown}  a copy with every place where it is now
 */
function moved(value, change) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => moved(item, change));
  if ("start" in value) {
    const { start, end } = /** @type {Utf16Span} */ (value);
    const by = start >= change.end ? change.by : 0;
    return { start: start + by, end: end + by };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, change)]));
}
