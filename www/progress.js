// Says that something takes a while, by a bar and in words, and offers to cancel it.
//
// Tells by the event "whosaid:cancel" that the reader wants that.

import { make, makeButton } from "./dom.js";
import { setText } from "./translate.js";

/** What is over by then needs no words. */
const PATIENCE_MS = 500;

/**
 * @typedef {object} Task
 * @property {(seconds: number) => string} words
 * @property {number | null} share  done of it, 0 to 1; null while nobody can tell
 */

export class Progress extends HTMLElement {
  /** @type {Set<Task>} */
  #underWay = new Set();
  #startedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #words = make("span", "");
  #bar = make("progress", "");

  connectedCallback() {
    this.#bar.dataset.label = "page.progress";
    const cancel = makeButton("", () => this.#cancel());
    setText(cancel, "action.cancel");
    this.replaceChildren(this.#words, this.#bar, cancel);
  }

  /**
   * @param {Task} task  whose share may change
   * @returns {() => number}  to be called once when it is over; gives how many are left
   */
  begin(task) {
    this.#underWay.add(task);
    if (this.#underWay.size === 1) {
      this.#startedAt = performance.now();
      this.#timer = setTimeout(() => this.#tick(), PATIENCE_MS);
    }
    return () => this.#end(task);
  }

  /** @param {Task} task */
  #end(task) {
    this.#underWay.delete(task);
    if (this.#underWay.size === 0) {
      clearTimeout(this.#timer);
      this.hidden = true;
    }
    return this.#underWay.size;
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.#startedAt) / 1000);
    const task = [...this.#underWay].at(-1);
    if (task) {
      this.#words.textContent = task.words(seconds);
      if (task.share === null) this.#bar.removeAttribute("value");
      else this.#bar.value = task.share;
    }
    this.hidden = false;
    this.#timer = setTimeout(() => this.#tick(), PATIENCE_MS);
  }

  #cancel() {
    this.dispatchEvent(new CustomEvent("whosaid:cancel", { bubbles: true }));
  }
}

customElements.define("whosaid-progress", Progress);
