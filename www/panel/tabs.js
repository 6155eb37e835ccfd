// Tabs of the side panel: of the parts that the page gives it, one is to be seen.
//
// In: elements with data-tab, the key of the tab's name. Tells by the event "whosaid:tab" which one is
// shown; the detail is that element. Keys as in the ARIA pattern: arrows, Home, End.

import { make, makeButton } from "../dom.js";
import { setText } from "../translate.js";

/** @import { PhraseKey } from "../language.js" */

export class PanelTabs extends HTMLElement {
  /** @type {HTMLElement[]} */
  #parts = [];
  /** @type {HTMLButtonElement[]} */
  #tabs = [];

  connectedCallback() {
    this.#parts = [...this.querySelectorAll("[data-tab]")].filter((part) => part instanceof HTMLElement);
    this.#tabs = this.#parts.map((part, index) => {
      const tab = makeButton("panel-tab", () => this.choose(part));
      tab.id = `panel-tab-${index}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", part.id);
      setText(tab, /** @type {PhraseKey} */ (part.dataset.tab));
      part.setAttribute("role", "tabpanel");
      part.setAttribute("aria-labelledby", tab.id);
      return tab;
    });
    const list = make("div", "panel-tabs", ...this.#tabs);
    list.setAttribute("role", "tablist");
    list.addEventListener("keydown", (event) => this.#step(event));
    this.prepend(list);
    this.#mark(this.#parts[0]);
  }

  /** @returns {HTMLElement | null}  the part that is shown */
  get chosen() {
    return this.#parts.find((part) => !part.hidden) ?? null;
  }

  /** @param {HTMLElement} part  one of those given */
  choose(part) {
    if (!part.hidden) return;
    this.#mark(part);
    this.dispatchEvent(new CustomEvent("whosaid:tab", { bubbles: true, detail: part }));
  }

  /**
   * Chooses by number and moves the focus there.
   *
   * @param {number} index  taken round: -1 is the last
   */
  focusTab(index) {
    const at = (index + this.#tabs.length) % this.#tabs.length;
    const part = this.#parts[at];
    if (part) this.choose(part);
    this.#tabs[at]?.focus();
  }

  /** @param {HTMLElement | undefined} chosen */
  #mark(chosen) {
    this.#parts.forEach((part, index) => {
      const isChosen = part === chosen;
      part.hidden = !isChosen;
      this.#tabs[index]?.setAttribute("aria-selected", String(isChosen));
      if (this.#tabs[index]) this.#tabs[index].tabIndex = isChosen ? 0 : -1;
    });
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const current = this.#tabs.findIndex((tab) => tab === document.activeElement);
    /** @type {Record<string, number>} */
    const targets = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target === undefined || current < 0) return;
    event.preventDefault();
    this.focusTab(target);
  }
}

customElements.define("whosaid-panel-tabs", PanelTabs);
