// Says that an analysis takes a while, and offers to cancel it.
//
// Tells by the event "whosaid:cancel" that the reader wants that.

import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { setText } from "./translate.js";

/** An analysis that is over by then needs no words. */
const PATIENCE_MS = 500;

export class Progress extends HTMLElement {
  #underWay = 0;
  #startedAt = 0;
  #length = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #words = make("span", "");

  connectedCallback() {
    const cancel = makeButton("", () => this.#cancel());
    setText(cancel, "action.cancel");
    this.replaceChildren(this.#words, " ", cancel);
  }

  /**
   * @param {number} length  of the text, in UTF-16 code units
   * @returns {() => number}  to be called once when the analysis is over; gives how many are left
   */
  begin(length) {
    this.#underWay += 1;
    this.#length = length;
    if (this.#underWay === 1) {
      this.#startedAt = performance.now();
      this.#timer = setTimeout(() => this.#tick(), PATIENCE_MS);
    }
    return () => this.#end();
  }

  #end() {
    this.#underWay -= 1;
    if (this.#underWay === 0) {
      clearTimeout(this.#timer);
      this.hidden = true;
    }
    return this.#underWay;
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.#startedAt) / 1000);
    this.#words.textContent = phrase("progress.analysing", { count: this.#length, seconds });
    this.hidden = false;
    this.#timer = setTimeout(() => this.#tick(), PATIENCE_MS);
  }

  #cancel() {
    this.dispatchEvent(new CustomEvent("whosaid:cancel", { bubbles: true }));
  }
}

customElements.define("whosaid-progress", Progress);
