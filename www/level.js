// How much is shown in the text: claims only, claims and names, or everything that can be checked as well.
//
// Tells by the event "whosaid:level" on itself which level the reader wants; the detail is its name.

import { make } from "./dom.js";
import { phrase } from "./language.js";
import { setLabel } from "./translate.js";

export const LEVELS = /** @type {const} */ (["claims", "names", "all"]);

/** @typedef {typeof LEVELS[number]} Level */

export class LevelSelect extends HTMLElement {
  #select = make("select", "");

  connectedCallback() {
    setLabel(this.#select, "level.label");
    this.#fill();
    this.#select.value = "names";
    this.#select.addEventListener("change", () => this.#tell());
    document.addEventListener("whosaid:language", () => this.#fill());
    this.append(this.#select);
  }

  /** @returns {Level} */
  get level() {
    return /** @type {Level} */ (this.#select.value);
  }

  /** @param {Level} level  to show without telling of it */
  set level(level) {
    this.#select.value = level;
  }

  /** The next level; after everything claims only again. */
  step() {
    this.#select.selectedIndex = (this.#select.selectedIndex + 1) % LEVELS.length;
    this.#tell();
  }

  /** @returns {string}  the level in words */
  get words() {
    return this.#select.selectedOptions[0]?.textContent ?? "";
  }

  #fill() {
    const { value } = this.#select;
    const options = LEVELS.map((level) => {
      const option = make("option", "", phrase(`level.${level}`));
      option.value = level;
      return option;
    });
    this.#select.replaceChildren(...options);
    if (value) this.#select.value = value;
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("whosaid:level", { bubbles: true, detail: this.level }));
  }
}

customElements.define("whosaid-level", LevelSelect);
