// An annotation taken apart for changing: mentions, claims and statements point to profiles and claims
// themselves instead of their indices.

/** @import { Analysis, Claim, Entity, Profile, Statement } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
import { summaryOf } from "./summary.js";

/**
 * @typedef {Pick<Profile, "kind" | "name" | "title">} DraftProfile
 * @typedef {Omit<Entity, "profile"> & { profile: DraftProfile | null }} DraftEntity
 * @typedef {{ code: string, profile: DraftProfile | null }} DraftReason  as it was, and the profile behind its arrow
 * @typedef {Omit<Claim, "id" | "start" | "end" | "speaker" | "speakerName" | "why">
 *   & { speaker: DraftProfile | null, why: DraftReason[] }} DraftClaim
 * @typedef {Omit<Statement, "claim"> & { claim: DraftClaim | null }} DraftStatement
 */

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {DraftProfile[]} profiles  in the order of their first appearance
 * @property {DraftEntity[]} entities  in the order of the text
 * @property {DraftClaim[]} claims
 * @property {DraftStatement[]} statements
 */

/** Of a reason that ends with a profile: "pronoun:he→0". */
const ARROW = /→(\d+)$/;

/**
 * @param {string} text
 * @param {Analysis} analysis  stays as it is
 * @returns {Draft}
 */
export function draftOf(text, analysis) {
  const profiles = analysis.profiles.map(({ kind, name, title }) => ({ kind, name, title }));
  const profileAt = (/** @type {number | null | undefined} */ index) => profiles[index ?? -1] ?? null;
  const entities = analysis.entities.map((entity) => withProfile(entity, profileAt(entity.profile)));
  const claims = analysis.claims.map((claim) => ({
    ...partsOf(claim),
    speaker: profileAt(claim.speaker),
    why: claim.why.map((code) => {
      const index = ARROW.exec(code)?.[1];
      return { code, profile: index === undefined ? null : profileAt(Number(index)) };
    }),
  }));
  const statements = analysis.statements.map((statement) => withClaim(statement, claims[statement.claim ?? -1] ?? null));
  return { text, profiles, entities, claims, statements };
}

/**
 * @param {Draft} draft
 * @param {Analysis} base  what it was made from
 * @returns {Analysis}  in order, with indices and counts anew
 */
export function analysisOf(draft, base) {
  const used = new Set(draft.entities.map(({ profile }) => profile));
  for (const { speaker } of draft.claims) used.add(speaker);
  const profiles = draft.profiles.filter((profile) => used.has(profile));
  const ids = new Map(profiles.map((profile, id) => [profile, id]));
  const idOf = (/** @type {DraftProfile | null} */ profile) => (profile && ids.get(profile)) ?? null;
  const codeOf = (/** @type {DraftReason} */ reason) => codeWith(reason, idOf(reason.profile));
  const entities = draft.entities.map((entity) => withProfile(entity, idOf(entity.profile)));
  const ordered = draft.claims.map((claim) => ({ claim, extent: extentOf(claim) })).sort((a, b) => a.extent.start - b.extent.start);
  const claimIds = new Map(ordered.map(({ claim }, id) => [claim, id]));
  const claims = ordered.map(({ claim, extent }, id) => ({
    ...partsOf(claim),
    id,
    start: extent.start,
    end: extent.end,
    speaker: idOf(claim.speaker),
    speakerName: claim.speaker?.name ?? null,
    why: claim.why.map(codeOf),
  }));
  const statements = draft.statements.map((statement) => withClaim(statement, (statement.claim && claimIds.get(statement.claim)) ?? null));
  const mentions = mentionsOf(entities, profiles.length);
  return {
    ...base,
    entities,
    profiles: profiles.map((profile, id) => ({ id, ...profile, mentions: mentions[id] ?? [] })),
    claims,
    statements,
    summary: summaryOf(draft.text, base, claims),
  };
}

/**
 * Field for field: copying thousands of objects by `...` takes ten times as long.
 *
 * @template P
 * @param {Omit<Entity, "profile">} entity
 * @param {P} profile
 */
function withProfile({ start, end, kind, confidence }, profile) {
  return { start, end, kind, profile, confidence };
}

/**
 * @param {DraftReason} reason
 * @param {number | null} id  of its profile now
 * @returns {string}
 */
function codeWith({ code, profile }, id) {
  if (id !== null) return code.endsWith(`→${id}`) ? code : code.replace(ARROW, `→${id}`);
  // Who it speaks of is nobody any more.
  return profile ? code.replace(ARROW, "") : code;
}

/**
 * @template C
 * @param {Omit<Statement, "claim">} statement
 * @param {C} claim
 */
function withClaim({ start, end, worth, reasons }, claim) {
  return { start, end, worth, reasons, claim };
}

/**
 * What of a claim is the same in a draft.
 *
 * @param {Omit<Claim, "id" | "start" | "end" | "speaker" | "speakerName" | "why">} claim
 */
function partsOf({ sources, cues, contents, via, form, sourceKind, stance, hedged, cueTone, confidence }) {
  return { sources, cues, contents, via, form, sourceKind, stance, hedged, cueTone, confidence };
}

/**
 * @param {DraftClaim} claim
 * @returns {Utf16Span}  from the first to the last of its parts
 */
export function extentOf({ sources, cues, contents, via }) {
  let [first, last] = [Infinity, 0];
  for (const parts of [sources, cues, contents, via]) {
    for (const { start, end } of parts) [first, last] = [Math.min(first, start), Math.max(last, end)];
  }
  return { start: first, end: last };
}

/**
 * @param {Entity[]} entities
 * @param {number} count  of profiles
 * @returns {number[][]}  indices of the mentions of each
 */
function mentionsOf(entities, count) {
  /** @type {number[][]} */
  const mentions = Array.from({ length: count }, () => []);
  entities.forEach(({ profile }, index) => mentions[profile ?? -1]?.push(index));
  return mentions;
}
