// Finds in a draft what an edit names.

/** @import { Kind, SourceKind } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
/** @import { Draft, DraftClaim, DraftEntity, DraftProfile } from "./draft.js" */
/** @import { ClaimRef, ProfileRef } from "./edit.js" */

/** Kinds whose names have a profile, as in src/analysis.rs. */
export const PROFILE_KINDS = /** @type {readonly Kind[]} */ ([
  "person",
  "organization",
  "place",
  "facility",
  "group",
  "event",
  "law",
  "product",
  "work",
  "role",
]);

/**
 * @param {Draft} draft
 * @param {Utf16Span} at
 * @returns {DraftEntity | undefined}
 */
export function entityAt({ entities }, { start, end }) {
  return entities.find((entity) => entity.start === start && entity.end === end);
}

/**
 * @param {Draft} draft
 * @param {ClaimRef} ref
 * @returns {DraftClaim | undefined}
 */
export function claimOf({ claims }, { contents, sources }) {
  return claims.find((claim) => sameSpans(claim.contents, contents) && sameSpans(claim.sources, sources));
}

/**
 * @param {Draft} draft
 * @param {ProfileRef} ref
 * @returns {DraftProfile | null}
 */
export function profileOf(draft, ref) {
  if ("at" in ref) return entityAt(draft, ref.at)?.profile ?? null;
  const named = (/** @type {DraftProfile} */ { kind, name }) => kind === ref.kind && name === ref.name;
  return draft.profiles.find((profile) => named(profile) && isAlive(draft, profile)) ?? null;
}

/**
 * The profile that a new name of this kind joins, or a new one in its place among the others.
 *
 * @param {Draft} draft
 * @param {Kind} kind
 * @param {string} name
 * @param {number} start  of the name in the text
 * @returns {DraftProfile}
 */
export function profileNamed(draft, kind, name, start) {
  return profileOf(draft, { kind, name }) ?? newProfile(draft, kind, name, start);
}

/**
 * @param {Draft} draft
 * @param {Kind} kind
 * @param {string} name
 * @param {number} start
 * @returns {DraftProfile}
 */
export function newProfile(draft, kind, name, start) {
  const profile = { kind, name, title: null };
  const next = draft.profiles.findIndex((other) => startOf(draft, other) > start);
  draft.profiles.splice(next < 0 ? draft.profiles.length : next, 0, profile);
  return profile;
}

/**
 * @param {Draft} draft
 * @param {DraftProfile} profile
 * @returns {number}  where the text first speaks of it; 0 if it never does
 */
function startOf({ entities, claims }, profile) {
  const mention = entities.find((entity) => entity.profile === profile);
  const sources = claims.filter(({ speaker }) => speaker === profile).flatMap((claim) => claim.sources);
  const starts = [...(mention ? [mention] : []), ...sources].map(({ start }) => start);
  return starts.length > 0 ? Math.min(...starts) : 0;
}

/**
 * @param {Draft} draft
 * @param {DraftProfile} profile
 * @returns {boolean}  whether anything still leads to it
 */
function isAlive({ entities, claims }, profile) {
  return entities.some((entity) => entity.profile === profile) || claims.some(({ speaker }) => speaker === profile);
}

/**
 * What a claim's source is by the profile behind it, as src/coref/source_kind.rs has it.
 *
 * @param {Draft} draft
 * @param {DraftProfile | null} speaker
 * @param {DraftClaim} claim  whose kind of source is asked for
 * @returns {SourceKind}
 */
export function sourceKindFor({ claims }, speaker, claim) {
  if (!speaker) return "unknown";
  const other = claims.find((one) => one !== claim && one.speaker === speaker);
  // The same organisation is a medium, or the state, in all of its claims.
  return other?.sourceKind ?? sourceKindOfKind(speaker.kind) ?? (claim.sourceKind === "unknown" ? "unnamed" : claim.sourceKind);
}

/**
 * @param {Kind} kind
 * @returns {SourceKind | null}  null where the words decide
 */
export function sourceKindOfKind(kind) {
  switch (kind) {
    case "person":
      return "person";
    case "organization":
    case "facility":
      return "organization";
    case "place":
      return "government";
    case "law":
    case "work":
    case "product":
    case "event":
      return "document";
    case "group":
      return "unnamed";
    default:
      return null;
  }
}

/**
 * @param {readonly Utf16Span[]} one
 * @param {readonly Utf16Span[]} other
 */
function sameSpans(one, other) {
  return one.length === other.length && one.every(({ start, end }, index) => start === other[index]?.start && end === other[index]?.end);
}
