// One article being read: keeps text, table, legend and card showing the same claim.

/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
import { ArticleView } from "./article-view.js";
import { Card } from "./card.js";
import { ClaimsTable } from "./claims-table.js";
import { auditLine, countsOf } from "./counts.js";
import { partsOfClaim } from "./document/annotation-index.js";
import { find } from "./dom.js";
import { Legend } from "./legend.js";

export class Reading {
  #view = find(document, "whosaid-article", ArticleView);
  #table = find(document, "whosaid-claims", ClaimsTable);
  #legend = find(document, "whosaid-legend", Legend);
  #card = find(document, "whosaid-card", Card);
  #audit = find(document, ".audit", HTMLElement);
  #announcer = find(document, ".announcer", HTMLElement);
  #hideAll = find(document, "#hide-all", HTMLButtonElement);
  #panel = find(document, ".panel", HTMLElement);

  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Claim | null} */
  #claim = null;

  constructor() {
    this.#view.addEventListener("keydown", (event) => this.#pressed(event));
    this.#view.addEventListener("click", (event) => this.#clicked(event));
    this.#view.addEventListener("pointermove", ({ clientX, clientY }) => {
      this.#view.classList.toggle("over-mark", this.#view.hitAt(clientX, clientY) !== null);
    });
    this.#hideAll.addEventListener("click", () => this.#toggleAll());
    document.addEventListener("whosaid:hide", (event) => this.#view.hide(detailOf(event)));
    document.addEventListener("whosaid:claim", (event) => this.#chose(detailOf(event)));
    document.addEventListener("whosaid:mention", (event) => this.#goTo(detailOf(event)));
  }

  /**
   * Shows a text that has yet to be analysed.
   *
   * @param {string} text
   * @returns {Promise<void>}  once all of it is shown
   */
  show(text) {
    this.#text = text;
    this.#analysis = null;
    this.#claim = null;
    this.#card.hidden = true;
    this.#panel.hidden = true;
    return this.#view.show(text);
  }

  /** @param {Analysis} analysis  of the text shown */
  annotate(analysis) {
    this.#analysis = analysis;
    const counts = countsOf(analysis);
    this.#view.annotate(analysis);
    this.#legend.show(counts);
    this.#table.show(this.#text, analysis);
    this.#audit.textContent = auditLine(analysis, counts);
    this.#panel.hidden = false;
  }

  /** @param {number} id */
  #chose(id) {
    const claim = this.#analysis?.claims[id];
    if (!claim) return;
    this.#setClaim(claim);
    this.#view.reveal(claim);
    this.#openCard(null, [claim], this.#table.button(id) ?? this.#view);
  }

  /** @param {Claim | null} claim */
  #setClaim(claim) {
    this.#claim = claim;
    this.#view.mark(claim ? partsOfClaim(claim) : []);
    this.#table.mark(claim?.id ?? null);
  }

  /**
   * @param {Entity | null} entity
   * @param {Claim[]} claims
   * @param {HTMLElement} opener
   */
  #openCard(entity, claims, opener) {
    const place = entity ?? claims[0];
    if (!place || !this.#analysis) return;
    const subject = { text: this.#text, analysis: this.#analysis, entity, claims };
    this.#card.open(subject, this.#view.rectOf(place), opener);
  }

  /** @param {MouseEvent} event */
  #clicked({ clientX, clientY }) {
    // Whoever drags over text wants to copy it.
    if (!getSelection()?.isCollapsed) return;
    const hit = this.#view.hitAt(clientX, clientY);
    if (!hit) return this.#setClaim(null);
    if (hit.claims[0]) this.#setClaim(hit.claims[0]);
    this.#openCard(hit.entity, hit.claims, this.#view);
  }

  /** @param {Entity | null} entity */
  #goTo(entity) {
    if (!entity) return;
    this.#view.reveal(entity);
    this.#view.mark([entity]);
    this.#openCard(entity, [], this.#view);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = this.#actionOf(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /**
   * @param {string} key
   * @returns {(() => void) | null}
   */
  #actionOf(key) {
    switch (key) {
      case "n":
      case "ArrowRight":
        return () => this.#step(1);
      case "p":
      case "ArrowLeft":
        return () => this.#step(-1);
      case "Enter":
        return () => this.#openCard(null, this.#claim ? [this.#claim] : [], this.#view);
      case "Escape":
        return () => (this.#card.hidden ? this.#setClaim(null) : this.#card.close());
      case "h":
        return () => this.#toggleAll();
      default:
        return null;
    }
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    const claims = this.#analysis?.claims ?? [];
    const before = this.#claim ? this.#claim.id : direction > 0 ? -1 : claims.length;
    const claim = claims[before + direction];
    if (!claim) return this.#announce(claims.length > 0 ? "No more claims this way." : "There are no claims.");
    this.#setClaim(claim);
    this.#view.reveal(claim);
    const contents = claim.contents.map(({ start, end }) => this.#text.slice(start, end)).join(" … ");
    this.#announce(`Claim ${claim.id + 1} of ${claims.length}: ${claim.speakerName ?? "source not known"}: ${contents}`);
  }

  /** @param {string} words */
  #announce(words) {
    this.#announcer.textContent = words;
  }

  #toggleAll() {
    const isHidden = this.#hideAll.getAttribute("aria-pressed") !== "true";
    this.#hideAll.setAttribute("aria-pressed", String(isHidden));
    this.#legend.hideAll(isHidden);
  }
}

/**
 * @template T
 * @param {Event} event
 * @returns {T}  what the element that sent it says it is
 */
function detailOf(event) {
  return /** @type {CustomEvent<T>} */ (event).detail;
}
