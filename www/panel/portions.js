// A list that shows its items in portions: thousands at once would make the page stand still.

import { make, makeButton } from "../dom.js";
import { phrase } from "../language.js";

/** Items made at once. */
const PORTION = 200;

/** @template T */
export class PortionedList {
  #list = make("ul", "panel-list");
  #more = make("p", "rows-more");
  element = make("div", "", this.#list, this.#more);
  /** @type {readonly T[]} */
  #items = [];

  /** @param {(item: T) => HTMLElement} makeItem  the content of an item */
  constructor(makeItem) {
    this.makeItem = makeItem;
  }

  /** @param {readonly T[]} items */
  show(items) {
    this.#items = items;
    this.#list.replaceChildren();
    this.#extend();
  }

  /** @returns {HTMLElement[]}  one for each item that is shown */
  get elements() {
    return /** @type {HTMLElement[]} */ ([...this.#list.children]);
  }

  #extend() {
    const from = this.#list.children.length;
    const next = this.#items.slice(from, from + PORTION);
    this.#list.append(...next.map((item) => make("li", "", this.makeItem(item))));
    if (from > 0) this.elements[from]?.querySelector("button")?.focus();
    const isAll = this.#list.children.length === this.#items.length;
    this.#more.replaceChildren(...(isAll ? [] : [makeButton("", () => this.#extend(), phrase("table.more"))]));
  }
}
