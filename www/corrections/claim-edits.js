// Corrections of claims. Each says whether it had a place.

/** @import { SourceKind } from "../pkg/whosaid.js" */
/** @import { Draft, DraftClaim, DraftProfile } from "./draft.js" */
/** @import { ClaimRef, ProfileRef } from "./edit.js" */
import { extentOf } from "./draft.js";
import { claimOf, newProfile, profileOf, sourceKindFor } from "./places.js";
import { formOfContent } from "./quotations.js";

/** The reason of what the reader has said, in Claim.why. */
export const BY_READER = "reader";

/**
 * @param {Draft} draft
 * @param {{ claim: ClaimRef, speaker: ProfileRef | null }} edit
 */
export function setSpeaker(draft, edit) {
  const claim = claimOf(draft, edit.claim);
  const speaker = claim && speakerFor(draft, edit.speaker, extentOf(claim).start);
  if (!claim || speaker === undefined) return false;
  giveSpeaker(draft, claim, speaker);
  return true;
}

/**
 * @param {Draft} draft
 * @param {{ claim: ClaimRef, sourceKind: SourceKind }} edit
 */
export function setSource(draft, { claim: ref, sourceKind }) {
  const claim = claimOf(draft, ref);
  if (!claim) return false;
  claim.sourceKind = sourceKind;
  return true;
}

/**
 * @param {Draft} draft
 * @param {{ claim: ClaimRef, speaker: ProfileRef | null }} edit
 */
export function addClaim(draft, edit) {
  const { contents, sources } = edit.claim;
  const [content] = contents;
  const isInside = [...contents, ...sources].every(({ start, end }) => start < end && end <= draft.text.length);
  if (!content || !isInside || claimOf(draft, edit.claim)) return false;
  const speaker = speakerFor(draft, edit.speaker, content.start);
  if (speaker === undefined) return false;
  /** @type {DraftClaim} */
  const claim = {
    contents,
    sources,
    cues: [],
    via: [],
    speaker: null,
    form: formOfContent(draft.text, content),
    sourceKind: "unknown",
    stance: "asserts",
    hedged: false,
    cueTone: "neutral",
    confidence: 1,
    why: [],
  };
  draft.claims.push(claim);
  giveSpeaker(draft, claim, speaker);
  for (const statement of draft.statements) {
    const isWithin = contents.some(({ start, end }) => start < statement.end && end > statement.start);
    if (isWithin) statement.claim ??= claim;
  }
  return true;
}

/**
 * @param {Draft} draft
 * @param {{ claim: ClaimRef }} edit
 */
export function deleteClaim(draft, edit) {
  const claim = claimOf(draft, edit.claim);
  if (!claim) return false;
  draft.claims.splice(draft.claims.indexOf(claim), 1);
  for (const statement of draft.statements) {
    if (statement.claim === claim) statement.claim = null;
  }
  return true;
}

/**
 * @param {Draft} draft
 * @param {ProfileRef | null} ref
 * @param {number} start  of the claim
 * @returns {DraftProfile | null | undefined}  undefined if the text has no such name
 */
function speakerFor(draft, ref, start) {
  if (ref === null) return null;
  if ("at" in ref) return profileOf(draft, ref) ?? undefined;
  return profileOf(draft, ref) ?? newProfile(draft, ref.kind, ref.name, start);
}

/**
 * @param {Draft} draft
 * @param {DraftClaim} claim
 * @param {DraftProfile | null} speaker
 */
function giveSpeaker(draft, claim, speaker) {
  claim.sourceKind = sourceKindFor(draft, speaker, claim);
  claim.speaker = speaker;
  // Why the program took somebody else for the speaker is of no more use.
  const stays = claim.why.filter(({ code }) => /^(cue|found)(:|$)/.test(code));
  claim.why = [...stays, { code: BY_READER, profile: null }];
}
