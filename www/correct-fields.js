// Fields of the dialogue for corrections.

/** @import { ProfileRef } from "./corrections/edit.js" */
/** @import { PhraseKey } from "./language.js" */
/** @import { Analysis, Kind, Profile } from "./pkg/whosaid.js" */
import { refOfProfile } from "./corrections/refer.js";
import { make } from "./dom.js";
import { kindOf } from "./labels.js";
import { phrase } from "./language.js";

/** Values of the choice of a speaker that are no index of a profile. */
const NOBODY = "nobody";
const SOMEBODY_ELSE = "else";

/** What somebody can be who is named by the reader alone. */
const NEW_KINDS = /** @type {readonly Kind[]} */ (["person", "organization", "place", "group", "role"]);

/**
 * @template {string} V
 * @param {PhraseKey} label
 * @param {[V, string][]} options  value and words
 * @param {V} chosen
 * @returns {{ field: HTMLLabelElement, select: HTMLSelectElement, value: () => V }}
 */
export function makeSelect(label, options, chosen) {
  const select = make("select", "");
  for (const [value, words] of options) {
    const option = make("option", "", words);
    option.value = value;
    option.dir = "auto";
    select.append(option);
  }
  select.value = chosen;
  const field = make("label", "", make("span", "", phrase(label)), select);
  return { field, select, value: () => /** @type {V} */ (select.value) };
}

/** The choice of who says a claim: one of the article, nobody, or somebody whom the reader names. */
export class SpeakerChoice {
  #analysis;
  #who;
  #name = make("input", "");
  #kind;

  /**
   * @param {Analysis} analysis
   * @param {number | null} chosen
   */
  constructor(analysis, chosen) {
    this.#analysis = analysis;
    const known = analysis.profiles.map(({ id, name, kind }) => /** @type {[string, string]} */ ([String(id), `${name} (${kindOf(kind)})`]));
    /** @type {[string, string][]} */
    const others = [[NOBODY, phrase("correct.nobody")], [SOMEBODY_ELSE, phrase("correct.somebody_else")]];
    this.#who = makeSelect("correct.speaker", [...known, ...others], chosen === null ? NOBODY : String(chosen));
    this.#kind = makeSelect("correct.kind", NEW_KINDS.map((kind) => [kind, kindOf(kind)]), "person");
    this.#name.type = "text";
    this.#name.autocomplete = "off";
    this.#name.dir = "auto";
    const name = make("label", "", make("span", "", phrase("correct.new_name")), this.#name);
    const adjust = () => {
      const isNew = this.#who.value() === SOMEBODY_ELSE;
      for (const field of [name, this.#kind.field]) field.hidden = !isNew;
      this.#name.required = isNew;
      // Blanks alone are no name.
      this.#name.pattern = isNew ? ".*\\S.*" : "";
    };
    this.#who.select.addEventListener("change", adjust);
    adjust();
    this.fields = [this.#who.field, name, this.#kind.field];
  }

  /** @returns {Profile | null}  of the article; null for anybody else */
  profile() {
    return this.#analysis.profiles.find(({ id }) => String(id) === this.#who.value()) ?? null;
  }

  /** @returns {ProfileRef | null}  null for nobody known */
  value() {
    const profile = this.profile();
    if (profile) return refOfProfile(this.#analysis, profile);
    if (this.#who.value() === NOBODY) return null;
    return { name: this.#name.value.trim(), kind: this.#kind.value() };
  }
}
