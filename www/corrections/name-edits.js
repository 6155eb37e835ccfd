// Corrections of names and of the profiles behind them. Each says whether it had a place.

/** @import { Kind } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
/** @import { Draft, DraftProfile } from "./draft.js" */
/** @import { ProfileRef } from "./edit.js" */
import { entityAt, newProfile, profileNamed, profileOf, PROFILE_KINDS, sourceKindFor, sourceKindOfKind } from "./places.js";

/**
 * @param {Draft} draft
 * @param {{ at: Utf16Span, kind: Kind }} edit
 */
export function changeKind(draft, { at, kind }) {
  const entity = entityAt(draft, at);
  if (!entity) return false;
  const { profile } = entity;
  const names = profile ? draft.entities.filter((other) => other.profile === profile) : [entity];
  for (const name of names) {
    name.kind = kind;
    name.confidence = 1;
  }
  if (profile && PROFILE_KINDS.includes(kind)) changeProfileKind(draft, profile, kind);
  else if (profile) dissolve(draft, profile);
  else if (PROFILE_KINDS.includes(kind)) entity.profile = profileNamed(draft, kind, draft.text.slice(at.start, at.end), at.start);
  return true;
}

/**
 * @param {Draft} draft
 * @param {DraftProfile} profile
 * @param {Kind} kind
 */
function changeProfileKind(draft, profile, kind) {
  if (profile.kind === kind) return;
  profile.kind = kind;
  // A title is a person's.
  if (kind !== "person") profile.title = null;
  const sourceKind = sourceKindOfKind(kind);
  for (const claim of draft.claims) {
    if (claim.speaker === profile && sourceKind) claim.sourceKind = sourceKind;
  }
}

/**
 * What has become a date or a number says nothing.
 *
 * @param {Draft} draft
 * @param {DraftProfile} profile
 */
function dissolve(draft, profile) {
  for (const entity of draft.entities) {
    if (entity.profile === profile) entity.profile = null;
  }
  replaceSpeaker(draft, profile, null);
}

/**
 * @param {Draft} draft
 * @param {{ one: ProfileRef, other: ProfileRef }} edit
 */
export function merge(draft, edit) {
  const one = profileOf(draft, edit.one);
  const other = profileOf(draft, edit.other);
  if (!one || !other || one === other) return false;
  for (const entity of draft.entities) {
    if (entity.profile !== other) continue;
    entity.profile = one;
    entity.kind = one.kind;
  }
  // A role has no mentions in the output model.
  if (one.kind === "role") makeMentionable(draft, one, other.kind);
  one.title ??= other.title;
  replaceSpeaker(draft, other, one);
  return true;
}

/**
 * Gives a role that is now known by name the kind of that name.
 *
 * @param {Draft} draft
 * @param {DraftProfile} role
 * @param {Kind} kind
 */
function makeMentionable(draft, role, kind) {
  const names = draft.entities.filter((entity) => entity.profile === role);
  if (names.length === 0) return;
  role.kind = kind;
  for (const name of names) name.kind = kind;
}

/**
 * @param {Draft} draft
 * @param {{ at: Utf16Span }} edit
 */
export function split(draft, { at }) {
  const entity = entityAt(draft, at);
  const before = entity?.profile;
  if (!entity || !before || draft.entities.filter(({ profile }) => profile === before).length < 2) return false;
  const profile = newProfile(draft, entity.kind, draft.text.slice(at.start, at.end), at.start);
  entity.profile = profile;
  for (const claim of draft.claims) {
    const isSource = claim.sources.some(({ start, end }) => start <= at.start && at.end <= end);
    if (isSource && claim.speaker === before) claim.speaker = profile;
  }
  return true;
}

/**
 * @param {Draft} draft
 * @param {{ at: Utf16Span, kind: Kind }} edit
 */
export function addEntity(draft, { at, kind }) {
  const { start, end } = at;
  if (kind === "role" || start >= end || end > draft.text.length) return false;
  // Names never overlap: the new one takes the place of those it touches.
  for (const { start, end } of draft.entities.filter((entity) => entity.start < at.end && entity.end > at.start)) {
    deleteEntity(draft, { at: { start, end } });
  }
  const name = draft.text.slice(start, end);
  const profile = PROFILE_KINDS.includes(kind) ? profileNamed(draft, kind, name, start) : null;
  const next = draft.entities.findIndex((entity) => entity.start > start);
  draft.entities.splice(next < 0 ? draft.entities.length : next, 0, { start, end, kind, profile, confidence: 1 });
  return true;
}

/**
 * @param {Draft} draft
 * @param {{ at: Utf16Span }} edit
 */
export function deleteEntity(draft, { at }) {
  const entity = entityAt(draft, at);
  if (!entity) return false;
  draft.entities.splice(draft.entities.indexOf(entity), 1);
  const { profile } = entity;
  const isLast = profile && !draft.entities.some((other) => other.profile === profile);
  // Claims of somebody who is no longer named are claims of a role: the words stay.
  if (isLast && draft.claims.some(({ speaker }) => speaker === profile)) profile.kind = "role";
  return true;
}

/**
 * @param {Draft} draft
 * @param {DraftProfile} before
 * @param {DraftProfile | null} after
 */
function replaceSpeaker(draft, before, after) {
  const claims = draft.claims.filter(({ speaker }) => speaker === before);
  for (const claim of claims) {
    claim.sourceKind = sourceKindFor(draft, after, claim);
    claim.speaker = after;
  }
  for (const claim of draft.claims) {
    for (const reason of claim.why) if (reason.profile === before) reason.profile = after;
  }
}
