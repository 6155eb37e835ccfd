// Two of the open articles side by side: how each is sourced, and who is heard in both.
//
// Tells by the event "whosaid:compared" that the reader goes back to the article.

/** @import { Pair } from "./comparison.js" */
/** @import { OpenArticle } from "./open-articles.js" */
/** @import { Analysis } from "./pkg/whosaid.js" */
import { compare } from "./comparison.js";
import { make, makeButton } from "./dom.js";
import { sourcingOf } from "./export/sourcing.js";
import { sourceKindOf } from "./labels.js";
import { number, percent, phrase } from "./language.js";
import { nameOf } from "./open-articles.js";
import { setText } from "./translate.js";

/** @typedef {(article: OpenArticle) => Promise<Analysis | null>} Analyse  as corrected; null if there is none */

export class ComparisonView extends HTMLElement {
  #selects = /** @type {const} */ ([make("select", ""), make("select", "")]);
  #heading = make("h2", "");
  #result = make("div", "comparison-result");
  /** @type {readonly OpenArticle[]} */
  #articles = [];
  /** @type {Analyse} */
  #analyse = async () => null;
  /** Counts choices: what comes late for an older one is not shown. */
  #choices = 0;

  connectedCallback() {
    setText(this.#heading, "compare.heading");
    this.#heading.id = "comparison-heading";
    this.#heading.tabIndex = -1;
    const labels = this.#selects.map((select, index) => {
      const name = make("span", "");
      setText(name, index === 0 ? "compare.first" : "compare.second");
      select.addEventListener("change", () => this.#show());
      return make("label", "", name, select);
    });
    const back = makeButton("", () => this.close());
    setText(back, "compare.back");
    this.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.close();
    });
    this.replaceChildren(make("div", "comparison-bar", this.#heading, back), make("div", "comparison-choice", ...labels), this.#result);
    document.addEventListener("whosaid:language", () => this.hidden || this.#show());
  }

  /**
   * @param {readonly OpenArticle[]} articles  at least two
   * @param {OpenArticle | null} current
   * @param {Analyse} analyse
   */
  open(articles, current, analyse) {
    this.#articles = articles;
    this.#analyse = analyse;
    const first = Math.max(0, current ? articles.indexOf(current) : 0);
    for (const [index, select] of this.#selects.entries()) {
      const options = articles.map((article) => make("option", "", nameOf(article) || phrase("tabs.unnamed")));
      select.replaceChildren(...options);
      select.selectedIndex = index === 0 ? first : (first + 1) % articles.length;
    }
    this.hidden = false;
    this.#heading.focus({ preventScroll: true });
    return this.#show();
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.dispatchEvent(new CustomEvent("whosaid:compared", { bubbles: true }));
  }

  async #show() {
    const choice = ++this.#choices;
    const chosen = this.#selects.map((select) => this.#articles[select.selectedIndex]);
    this.#result.ariaBusy = "true";
    const analyses = [];
    // One after the other: of requests that wait, the client keeps only the newest.
    for (const article of chosen) analyses.push(article ? await this.#analyse(article) : null);
    if (choice !== this.#choices) return;
    const [first, second] = analyses;
    const names = /** @type {[string, string]} */ (chosen.map((article) => (article && nameOf(article)) || phrase("tabs.unnamed")));
    const message = make("p", "notice warning", phrase("compare.failed"));
    this.#result.replaceChildren(first && second ? tableOf(names, first, second) : message);
    this.#result.ariaBusy = "false";
  }
}

/**
 * @param {[string, string]} names
 * @param {Analysis} first
 * @param {Analysis} second
 */
function tableOf(names, first, second) {
  const compared = compare(sourcingOf(first), sourcingOf(second));
  const headers = ["", ...names].map((name) => {
    const cell = make(name ? "th" : "td", "", name);
    if (cell instanceof HTMLTableCellElement && name) cell.scope = "col";
    cell.dir = "auto";
    return cell;
  });
  return make(
    "table",
    "comparison",
    make("caption", "", phrase("compare.caption")),
    make("thead", "", make("tr", "", ...headers)),
    group("compare.size", [
      countRow(phrase("compare.words"), compared.words),
      countRow(phrase("export.claims"), compared.claims),
      shareRow(phrase("compare.quoted"), compared.quoted),
    ]),
    group("compare.naming", compared.naming.map(({ name, shares }) => shareRow(phrase(`compare.${name}`), shares))),
    group("card.source_kind", compared.kinds.map(({ kind, shares }) => shareRow(sourceKindOf(kind), shares))),
    group("compare.speakers", compared.speakers.map(({ name, claims }) => countRow(name, claims))),
  );
}

/**
 * @param {import("./language.js").PhraseKey} heading
 * @param {HTMLElement[]} rows
 */
function group(heading, rows) {
  const cell = make("th", "", phrase(heading));
  cell.colSpan = 3;
  cell.scope = "rowgroup";
  return make("tbody", "", make("tr", "group", cell), ...rows);
}

/**
 * @param {string} name
 * @param {Pair} values
 */
function countRow(name, values) {
  return row(name, values.map((value) => [make("span", "value", number(value))]));
}

/**
 * @param {string} name
 * @param {Pair} shares
 */
function shareRow(name, shares) {
  const cells = shares.map((share) => {
    const bar = make("span", "bar");
    bar.style.setProperty("inline-size", `${Math.round(share * 100)}%`);
    return [make("span", "value", percent(share)), make("span", "track", bar)];
  });
  return row(name, cells);
}

/**
 * @param {string} name
 * @param {HTMLElement[][]} cells
 */
function row(name, cells) {
  const header = make("th", "", name);
  header.scope = "row";
  header.dir = "auto";
  return make("tr", "", header, ...cells.map((content) => make("td", "", ...content)));
}

customElements.define("whosaid-comparison", ComparisonView);
