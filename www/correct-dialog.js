// The dialogue for corrections: of a name, of a claim, or of words that the reader has selected.
//
// Tells by the event "whosaid:edit" what the reader wants; the detail is an Edit.

/** @import { Edit } from "./corrections/edit.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
import { claimForms, nameForms, selectionForms } from "./correct-forms.js";
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";

/** More of the words than this is not needed to know them again, in UTF-16 code units. */
const LONGEST_EXCERPT = 240;

/**
 * What is to be corrected: one of a name, a claim and a selection.
 *
 * @typedef {object} CorrectSubject
 * @property {string} text  of the article
 * @property {Analysis} analysis  as corrected so far
 * @property {Entity | null} entity
 * @property {Claim | null} claim
 * @property {Utf16Span | null} selection
 */

export class CorrectDialog extends HTMLElement {
  #dialog = make("dialog", "correct");
  /** @type {() => void} */
  #goBack = () => {};

  connectedCallback() {
    this.#dialog.setAttribute("aria-labelledby", "correct-heading");
    // The browser goes back to where the focus was, unless that is gone by now.
    this.#dialog.addEventListener("close", () => {
      if (document.activeElement === document.body) this.#goBack();
    });
    // A click beside it, on what the browser draws behind it.
    this.#dialog.addEventListener("click", ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    this.append(this.#dialog);
  }

  /**
   * @param {CorrectSubject} subject
   * @param {() => void} goBack  moves the focus back to where it came from
   */
  open(subject, goBack) {
    this.#goBack = goBack;
    const heading = make("h2", "", headingOf(subject));
    heading.id = "correct-heading";
    const words = make("p", "correct-words", excerptOf(subject));
    words.dir = "auto";
    const close = makeButton("correct-close", () => this.#dialog.close(), phrase("action.cancel"));
    this.#dialog.replaceChildren(heading, words, ...formsFor(subject, (edit) => this.#send(edit)), close);
    this.#dialog.showModal();
  }

  /** @param {Edit} detail */
  #send(detail) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent("whosaid:edit", { bubbles: true, detail }));
  }
}

/**
 * @param {CorrectSubject} subject
 * @param {(edit: Edit) => void} send
 * @returns {HTMLElement[]}
 */
function formsFor(subject, send) {
  if (subject.entity) return nameForms(subject, subject.entity, send);
  if (subject.claim) return claimForms(subject, subject.claim, send);
  return subject.selection ? selectionForms(subject, subject.selection, send) : [];
}

/** @param {CorrectSubject} subject */
function headingOf({ entity, claim }) {
  if (entity) return phrase("correct.name");
  return phrase(claim ? "correct.claim" : "correct.selection");
}

/**
 * @param {CorrectSubject} subject
 * @returns {string}  the words that it is about
 */
function excerptOf({ text, entity, claim, selection }) {
  const spans = claim?.contents ?? [entity ?? selection].filter((span) => span !== null);
  const words = spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  return words.length > LONGEST_EXCERPT ? `${words.slice(0, LONGEST_EXCERPT).trimEnd()}…` : words;
}

customElements.define("whosaid-correct", CorrectDialog);
