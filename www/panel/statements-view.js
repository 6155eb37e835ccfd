// What can be checked: one line for each statement, with the reasons.
//
// Tells by the event "whosaid:statement" which one the reader chose; the detail is its index.

/** @import { Analysis, Statement } from "../pkg/whosaid.js" */
import { make, makeButton } from "../dom.js";
import { isPhrase, number, phrase } from "../language.js";
import { setLabel } from "../translate.js";
import { PortionedList } from "./portions.js";

/** @typedef {{ statement: Statement, index: number }} Item */

export class StatementsView extends HTMLElement {
  #reason = make("select", "");
  #status = make("p", "rows-status");
  #explanation = make("p", "panel-note");
  /** @type {PortionedList<Item>} */
  #list = new PortionedList((item) => this.#line(item));
  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;

  connectedCallback() {
    setLabel(this.#reason, "checks.reason");
    this.#reason.addEventListener("change", () => this.#filter());
    this.append(this.#explanation, make("search", "claims-filter", this.#reason), this.#status, this.#list.element);
  }

  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, analysis) {
    this.#text = text;
    this.#analysis = analysis;
    this.#explanation.textContent = phrase("checks.note");
    this.#offerReasons(analysis.statements);
    this.#filter();
  }

  /** @param {Statement[]} statements */
  #offerReasons(statements) {
    const { value } = this.#reason;
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const reason of statements.flatMap(reasonsFor)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const options = [...counts].map(([reason, count]) => option(reason, `${nameOf(reason)} (${number(count)})`));
    this.#reason.replaceChildren(option("", phrase("checks.any_reason")), ...options);
    this.#reason.value = value;
    if (this.#reason.selectedIndex < 0) this.#reason.selectedIndex = 0;
  }

  #filter() {
    const reason = this.#reason.value;
    const items = (this.#analysis?.statements ?? []).map((statement, index) => ({ statement, index }));
    const shown = items.filter(({ statement }) => reason === "" || statement.reasons.includes(reason));
    this.#status.textContent = phrase("checks.count", { count: shown.length });
    this.#list.show(shown);
  }

  /** @param {Item} item */
  #line({ statement, index }) {
    const { start, end, claim } = statement;
    const words = make("span", "statement-words", this.#text.slice(start, end));
    words.dir = "auto";
    words.lang = "en";
    const speaker = claim === null ? null : this.#analysis?.claims[claim]?.speakerName;
    const voice = claim === null ? phrase("checks.own_voice") : phrase("hover.claim", { speaker: speaker ?? phrase("not_known") });
    const reasons = reasonsFor(statement).map((reason) => make("span", "reason", nameOf(reason)));
    return makeButton("panel-line", () => this.#tell(index), make("span", "", words, make("span", "traits", voice, ...reasons)));
  }

  /** @param {number} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("whosaid:statement", { bubbles: true, detail }));
  }
}

/**
 * @param {Statement} statement
 * @returns {string[]}  what speaks for checking it
 */
function reasonsFor({ reasons }) {
  return reasons.filter((reason) => !reason.startsWith("not:"));
}

/**
 * @param {string} reason
 * @returns {string}  the code itself, should it be newer than the page
 */
function nameOf(reason) {
  const key = `check.${reason}`;
  return isPhrase(key) ? phrase(key) : reason;
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

customElements.define("whosaid-statements", StatementsView);
