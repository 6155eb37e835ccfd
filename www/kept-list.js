// The list of articles that are kept in this browser.
//
// Tells by the events "whosaid:open-kept" and "whosaid:forget-kept" what the reader wants with one; the
// detail is its key.

import { make, makeButton } from "./dom.js";
import { dateOf, phrase } from "./language.js";

/** @typedef {{ key: number, name: string, keptAt: number }} Item */

export class KeptList extends HTMLElement {
  /** @type {Item[]} */
  #items = [];

  connectedCallback() {
    document.addEventListener("whosaid:language", () => this.show(this.#items));
  }

  /** @param {Item[]} items */
  show(items) {
    this.#items = items;
    this.hidden = items.length === 0;
    const list = make("ul", "", ...items.map((item) => this.#row(item)));
    this.replaceChildren(make("p", "", phrase("keep.list")), list);
  }

  /** @param {Item} item */
  #row({ key, name, keptAt }) {
    const shown = name || phrase("keep.unnamed");
    const open = makeButton("kept-open", () => this.#tell("whosaid:open-kept", key), shown);
    open.dir = "auto";
    const forget = makeButton("quiet", () => this.#tell("whosaid:forget-kept", key), phrase("keep.forget"));
    forget.setAttribute("aria-label", phrase("keep.forget_this", { name: shown }));
    return make("li", "", open, make("span", "kept-date", dateOf(keptAt)), forget);
  }

  /**
   * @param {string} name
   * @param {number} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define("whosaid-kept", KeptList);
