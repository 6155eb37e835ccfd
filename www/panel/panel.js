// The side panel: four views of one annotation. Only the one that is to be seen is made, and anew when
// the annotation has changed: the others would cost a pause at every key while one types.

/** @import { Analysis } from "../pkg/whosaid.js" */
import { ClaimsTable } from "../claims-table.js";
import { find } from "../dom.js";
import { EntitiesView } from "./entities-view.js";
import { SourcingView } from "./sourcing-view.js";
import { StatementsView } from "./statements-view.js";
import { PanelTabs } from "./tabs.js";

export class Panel {
  /** @type {Map<Element | null, { show(text: string, analysis: Analysis): void }>} */
  #views = new Map();
  #shown = { text: "", analysis: /** @type {Analysis | null} */ (null) };
  /** Parts that show the annotation of the moment. @type {Set<Element>} */
  #fresh = new Set();
  /** Where the reader is: ids of a claim and of a profile. */
  #place = { claim: /** @type {number | null} */ (null), profile: /** @type {number | null} */ (null) };

  /** @param {HTMLElement} root  that holds the tabs and views */
  constructor(root) {
    this.root = root;
    this.claims = find(root, "whosaid-claims", ClaimsTable);
    this.entities = find(root, "whosaid-profiles", EntitiesView);
    this.tabs = find(root, "whosaid-panel-tabs", PanelTabs);
    const views = [this.claims, find(root, "whosaid-sourcing", SourcingView), this.entities, find(root, "whosaid-statements", StatementsView)];
    for (const view of views) this.#views.set(view.closest("[data-tab]"), view);
    this.tabs.addEventListener("whosaid:tab", () => this.#render());
  }

  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, analysis) {
    this.#shown = { text, analysis };
    this.#fresh.clear();
    this.root.hidden = false;
    this.#render();
  }

  /**
   * Marks where the reader is, in the views that have a line for it.
   *
   * @param {number | null} claim  ids, as in the annotation
   * @param {number | null} profile
   */
  mark(claim, profile) {
    this.#place = { claim, profile };
    this.#markPlace();
  }

  /** @param {number | null} claim  that has come into sight in the text */
  follow(claim) {
    this.#place = { claim, profile: null };
    if (this.#fresh.has(this.claims.closest("[data-tab]") ?? this.claims)) this.claims.follow(claim);
  }

  #render() {
    const part = this.tabs.chosen;
    const { text, analysis } = this.#shown;
    if (!part || !analysis || this.#fresh.has(part)) return;
    this.#fresh.add(part);
    this.#views.get(part)?.show(text, analysis);
    this.#markPlace();
  }

  #markPlace() {
    const isFresh = (/** @type {HTMLElement} */ view) => this.#fresh.has(view.closest("[data-tab]") ?? view);
    if (isFresh(this.claims)) this.claims.mark(this.#place.claim);
    if (isFresh(this.entities)) this.entities.mark(this.#place.profile);
  }
}
