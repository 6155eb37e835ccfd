// An annotation taken apart for changing: mentions, claims and statements point to profiles and claims
// themselves instead of their indices.

/** @import { Analysis, Claim, Entity, Profile, Statement } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "../document/span.js" */
import { summaryOf } from "./summary.js";

/**
 * @typedef {Pick<Profile, "kind" | "name" | "title">} DraftProfile
 * @typedef {Omit<Entity, "profile"> & { profile: DraftProfile | null }} DraftEntity
 * @typedef {{ code: string, profile: DraftProfile | null }} DraftReason  the profile behind its arrow
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
  const entities = analysis.entities.map((entity) => ({ ...entity, profile: profileAt(entity.profile) }));
  const claims = analysis.claims.map(({ id, start, end, speaker, speakerName, why, ...rest }) => ({
    ...rest,
    speaker: profileAt(speaker),
    why: why.map((code) => {
      const index = ARROW.exec(code)?.[1];
      return { code: code.replace(ARROW, ""), profile: index === undefined ? null : profileAt(Number(index)) };
    }),
  }));
  const statements = analysis.statements.map((statement) => ({ ...statement, claim: claims[statement.claim ?? -1] ?? null }));
  return { text, profiles, entities, claims, statements };
}

/**
 * @param {Draft} draft
 * @param {Analysis} base  what it was made from
 * @returns {Analysis}  in order, with indices and counts anew
 */
export function analysisOf(draft, base) {
  const used = new Set([...draft.entities, ...draft.claims.map(({ speaker }) => ({ profile: speaker }))].map(({ profile }) => profile));
  const profiles = draft.profiles.filter((profile) => used.has(profile));
  const ids = new Map(profiles.map((profile, id) => [profile, id]));
  const idOf = (/** @type {DraftProfile | null} */ profile) => (profile && ids.get(profile)) ?? null;
  const entities = draft.entities.map((entity) => ({ ...entity, profile: idOf(entity.profile) }));
  const claims = draft.claims.map((claim) => ({ ...claim, ...extentOf(claim), draft: claim })).sort((a, b) => a.start - b.start);
  const claimIds = new Map(claims.map(({ draft: claim }, id) => [claim, id]));
  const finished = claims.map(({ draft: _, speaker, why, ...rest }, id) => ({
    ...rest,
    id,
    speaker: idOf(speaker),
    speakerName: speaker?.name ?? null,
    why: why.map((reason) => (ids.has(/** @type {DraftProfile} */ (reason.profile)) ? `${reason.code}→${idOf(reason.profile)}` : reason.code)),
  }));
  const statements = draft.statements.map((statement) => ({ ...statement, claim: (statement.claim && claimIds.get(statement.claim)) ?? null }));
  const mentions = mentionsOf(entities, profiles.length);
  return {
    ...base,
    entities,
    profiles: profiles.map((profile, id) => ({ id, ...profile, mentions: mentions[id] ?? [] })),
    claims: finished,
    statements,
    summary: summaryOf(draft.text, base, finished),
  };
}

/**
 * @param {DraftClaim} claim
 * @returns {Utf16Span}  from the first to the last of its parts
 */
export function extentOf({ sources, cues, contents, via }) {
  const parts = [...sources, ...cues, ...contents, ...via];
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
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
