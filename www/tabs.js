// The open articles as tabs: choose one, close one, begin a new one, compare two.
//
// Tells by the events "whosaid:choose" and "whosaid:close" which; the detail is an article's id. The
// events "whosaid:new" and "whosaid:compare" have none.

/** @import { OpenArticle } from "./open-articles.js" */
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { nameOf } from "./open-articles.js";
import { setText } from "./translate.js";

export class Tabs extends HTMLElement {
  #list = make("ul", "");
  #compare = makeButton("quiet", () => this.#tell("compare"));
  /** What the list says, to leave it alone while one types. */
  #said = "";

  connectedCallback() {
    const fresh = makeButton("quiet", () => this.#tell("new"));
    setText(fresh, "tabs.new");
    setText(this.#compare, "tabs.compare");
    this.replaceChildren(this.#list, fresh, this.#compare);
  }

  /**
   * @param {readonly OpenArticle[]} articles
   * @param {OpenArticle | null} current
   */
  show(articles, current) {
    this.hidden = articles.length === 0;
    this.#compare.hidden = articles.length < 2;
    const names = articles.map((article) => nameOf(article) || phrase("tabs.unnamed"));
    const said = JSON.stringify([articles.map(({ id }) => id), current?.id, names, phrase("tabs.unnamed")]);
    if (said === this.#said) return;
    this.#said = said;
    const focused = this.#focusedId();
    this.#list.replaceChildren(...articles.map((article, index) => this.#item(article.id, names[index] ?? "", article === current)));
    if (focused) this.querySelector(`[data-article="${focused}"]`)?.querySelector("button")?.focus();
  }

  /** Puts the focus on the tab of the current article, after another has been closed. */
  focusCurrent() {
    const tab = this.querySelector('button[aria-current="true"]') ?? this.querySelector(":scope > button");
    if (tab instanceof HTMLButtonElement) tab.focus();
  }

  /**
   * @param {number} id
   * @param {string} name
   * @param {boolean} isCurrent
   */
  #item(id, name, isCurrent) {
    const choose = makeButton("tab", () => this.#tell("choose", id), name);
    choose.dir = "auto";
    choose.title = name;
    if (isCurrent) choose.setAttribute("aria-current", "true");
    const close = makeButton("tab-close", () => this.#tell("close", id), make("span", "", "×"));
    close.ariaLabel = phrase("tabs.close", { name });
    const item = make("li", "", choose, close);
    item.dataset.article = String(id);
    return item;
  }

  /** @returns {string | undefined} */
  #focusedId() {
    const item = this.contains(document.activeElement) ? document.activeElement?.closest("li") : null;
    return item?.dataset.article;
  }

  /**
   * @param {string} name
   * @param {number} [detail]
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`whosaid:${name}`, { bubbles: true, detail }));
  }
}

customElements.define("whosaid-tabs", Tabs);
