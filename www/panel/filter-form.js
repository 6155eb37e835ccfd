// The form above the table of claims: search, kinds and order.

/** @import { Claim } from "../pkg/whosaid.js" */
/** @import { ClaimFilter } from "./filter.js" */
/** @import { PhraseKey } from "../language.js" */
import { make } from "../dom.js";
import { number, phrase } from "../language.js";
import { setLabel, setPlaceholder, setText } from "../translate.js";
import { ALL_CLAIMS } from "./filter.js";

/** Fields with one option for each value that occurs; the texts of the options. */
const FIELDS = /** @type {const} */ ({
  sourceKind: (/** @type {string} */ value) => phrase(/** @type {PhraseKey} */ (`source.${value}.one`)),
  stance: (/** @type {string} */ value) => phrase(/** @type {PhraseKey} */ (`stance.${value}`)),
  form: (/** @type {string} */ value) => phrase(/** @type {PhraseKey} */ (`form.${value}`)),
});

/** @typedef {keyof typeof FIELDS} Field */

export class FilterForm {
  element = make("search", "claims-filter");
  #search = make("input", "");
  #selects = { sourceKind: make("select", ""), stance: make("select", ""), form: make("select", "") };
  #order = make("select", "");
  #hedged = make("input", "");

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#search.type = "search";
    this.#search.autocomplete = "off";
    setPlaceholder(this.#search, "filter.search");
    this.#search.addEventListener("input", onChange);
    this.#hedged.type = "checkbox";
    const hedged = make("label", "", this.#hedged, make("span", ""));
    setText(/** @type {HTMLElement} */ (hedged.lastElementChild), "trait.hedged");
    setLabel(this.#order, "filter.order");
    for (const [field, select] of Object.entries(this.#selects)) setLabel(select, /** @type {PhraseKey} */ (`filter.${field}`));
    const selects = [this.#order, ...Object.values(this.#selects)];
    for (const control of [...selects, this.#hedged]) control.addEventListener("change", onChange);
    const more = make("details", "", make("summary", ""), make("div", "filter-fields", ...selects, hedged));
    setText(/** @type {HTMLElement} */ (more.firstElementChild), "filter.more");
    this.element.append(this.#search, more);
  }

  /** @returns {ClaimFilter} */
  get filter() {
    const { sourceKind, stance, form } = this.#selects;
    const chosen = {
      words: this.#search.value,
      sourceKind: sourceKind.value,
      stance: stance.value,
      form: form.value,
      hedged: this.#hedged.checked,
      order: this.#order.value || ALL_CLAIMS.order,
    };
    return /** @type {ClaimFilter} */ (chosen);
  }

  /**
   * Offers the values that occur, with how often; keeps what is chosen.
   *
   * @param {readonly Claim[]} claims
   */
  offer(claims) {
    for (const [name, select] of Object.entries(this.#selects)) {
      const field = /** @type {Field} */ (name);
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const claim of claims) counts.set(claim[field], (counts.get(claim[field]) ?? 0) + 1);
      if (select.value) counts.set(select.value, counts.get(select.value) ?? 0);
      const options = [...counts].map(([value, count]) => option(value, `${FIELDS[field](value)} (${number(count)})`));
      fill(select, [option("", phrase(`filter.any.${field}`)), ...options]);
    }
    fill(this.#order, [option("text", phrase("filter.order.text")), option("speaker", phrase("filter.order.speaker"))]);
  }
}

/**
 * @param {HTMLSelectElement} select
 * @param {HTMLOptionElement[]} options
 */
function fill(select, options) {
  const { value } = select;
  select.replaceChildren(...options);
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/**
 * @param {string} value
 * @param {string} words
 */
function option(value, words) {
  const element = make("option", "", words);
  element.value = value;
  return element;
}
