// What the dialogue for corrections offers for a name, a claim or a selection.

/** @import { CorrectSubject } from "./correct-dialog.js" */
/** @import { Edit } from "./corrections/edit.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { Claim, Entity, Kind, SourceKind } from "./pkg/whosaid.js" */
/** @import { PhraseKey } from "./language.js" */
import { refOfProfile, sourceNear } from "./corrections/refer.js";
import { makeSelect, SpeakerChoice } from "./correct-fields.js";
import { make, makeButton } from "./dom.js";
import { ENTITY_KINDS, kindOf, SOURCE_KINDS } from "./labels.js";
import { phrase } from "./language.js";

/** @typedef {(edit: Edit) => void} Send */

/**
 * @param {CorrectSubject} subject
 * @param {Entity} entity
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function nameForms({ analysis }, entity, send) {
  const at = placeOf(entity);
  const kind = kindSelect(entity.kind);
  const forms = [form("correct.change_kind", [kind.field], () => send({ edit: "kind", at, kind: kind.value() }))];
  const profile = analysis.profiles[entity.profile ?? -1];
  const others = analysis.profiles.filter((other) => other !== profile);
  if (profile && others.length > 0) {
    const options = others.map((other) => /** @type {[string, string]} */ ([String(other.id), `${other.name} (${kindOf(other.kind)})`]));
    const same = makeSelect("correct.same_as", options, options[0]?.[0] ?? "");
    const join = () => {
      const other = analysis.profiles[Number(same.value())];
      if (other) send({ edit: "merge", one: refOfProfile(analysis, other), other: { at } });
    };
    forms.push(form("correct.merge", [same.field], join));
  }
  const buttons = [makeButton("", () => send({ edit: "delete_entity", at }), phrase("correct.no_name"))];
  if ((profile?.mentions.length ?? 0) > 1) {
    buttons.unshift(makeButton("", () => send({ edit: "split", at }), phrase("correct.split")));
  }
  return [...forms, make("div", "correct-buttons", ...buttons)];
}

/**
 * @param {CorrectSubject} subject
 * @param {Claim} claim
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function claimForms({ analysis }, claim, send) {
  const ref = { contents: claim.contents.map(placeOf), sources: claim.sources.map(placeOf) };
  const speaker = new SpeakerChoice(analysis, claim.speaker);
  const kinds = [...SOURCE_KINDS].map(([kind, { one }]) => /** @type {[SourceKind, string]} */ ([kind, one]));
  const source = makeSelect("correct.source_kind", kinds, claim.sourceKind);
  return [
    form("correct.set_speaker", speaker.fields, () => send({ edit: "speaker", claim: ref, speaker: speaker.value() })),
    form("correct.set_source", [source.field], () => send({ edit: "source", claim: ref, sourceKind: source.value() })),
    make("div", "correct-buttons", makeButton("", () => send({ edit: "delete_claim", claim: ref }), phrase("correct.no_claim"))),
  ];
}

/**
 * @param {CorrectSubject} subject
 * @param {Utf16Span} selection
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function selectionForms({ text, analysis }, selection, send) {
  const speaker = new SpeakerChoice(analysis, null);
  const addClaim = () => {
    const sources = sourceNear(text, analysis, speaker.profile(), selection);
    send({ edit: "add_claim", claim: { contents: [selection], sources }, speaker: speaker.value() });
  };
  const kind = kindSelect("person");
  return [
    form("correct.add_claim", speaker.fields, addClaim),
    form("correct.add_name", [kind.field], () => send({ edit: "add_entity", at: selection, kind: kind.value() })),
  ];
}

/** @param {Kind} chosen */
function kindSelect(chosen) {
  const kinds = [...ENTITY_KINDS].map(([kind, { one }]) => /** @type {[Kind, string]} */ ([kind, one]));
  return makeSelect("correct.kind", kinds, chosen);
}

/**
 * @param {PhraseKey} button
 * @param {HTMLElement[]} fields
 * @param {() => void} act
 * @returns {HTMLFormElement}
 */
function form(button, fields, act) {
  const submit = make("button", "", phrase(button));
  const element = make("form", "correct-form", ...fields, submit);
  element.addEventListener("submit", (event) => {
    // Nothing is sent anywhere.
    event.preventDefault();
    act();
  });
  return element;
}

/**
 * @param {Utf16Span} span
 * @returns {Utf16Span}  and nothing else
 */
function placeOf({ start, end }) {
  return { start, end };
}
