// A form for what is known of the article: title, author, date and address.

/** @import { Facts } from "./export/annotated-article.js" */
import { make } from "./dom.js";
import { setText } from "./translate.js";

const FIELDS = /** @type {const} */ (["title", "byline", "date", "url"]);

export class FactsForm {
  /** @type {Record<keyof Facts, HTMLInputElement>} */
  #inputs = { title: make("input", ""), byline: make("input", ""), date: make("input", ""), url: make("input", "") };

  /** @param {(facts: Facts) => void} onChange */
  constructor(onChange) {
    const summary = make("summary", "");
    setText(summary, "facts.label");
    const fields = FIELDS.map((name) => {
      const input = this.#inputs[name];
      const label = make("label", "", make("span", ""), input);
      setText(/** @type {HTMLElement} */ (label.firstElementChild), `facts.${name}`);
      input.autocomplete = "off";
      input.dir = "auto";
      input.name = name;
      input.addEventListener("change", () => onChange(this.#facts()));
      return label;
    });
    this.#inputs.url.inputMode = "url";
    this.element = make("details", "facts-form", summary, ...fields);
  }

  /** @param {Facts} facts */
  fill(facts) {
    for (const name of FIELDS) this.#inputs[name].value = facts[name];
  }

  /** @returns {Facts} */
  #facts() {
    const { title, byline, date, url } = this.#inputs;
    return { title: title.value.trim(), byline: byline.value.trim(), date: date.value.trim(), url: url.value.trim() };
  }
}
