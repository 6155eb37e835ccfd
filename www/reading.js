// One article being read: keeps text, table, legend and card showing the same claim.

/** @import { Utf16Span } from "./document/span.js" */
/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
import { listenToKeys } from "./article-keys.js";
import { ArticleView } from "./article-view.js";
import { Card } from "./card.js";
import { ClaimsTable } from "./claims-table.js";
import { auditLine, countsOf } from "./counts.js";
import { partsOfClaim } from "./document/annotation-index.js";
import { wishToCorrect } from "./correct-button.js";
import { find } from "./dom.js";
import { labelOnHover } from "./hover.js";
import { phrase } from "./language.js";
import { kindOf } from "./labels.js";
import { Legend } from "./legend.js";

/**
 * Where the reader is: a claim, or a name, or neither.
 *
 * @typedef {{ claim: Claim | null, entity: Entity | null }} Place
 */

/** @type {Place} */
const NOWHERE = { claim: null, entity: null };

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
  #place = NOWHERE;
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();

  constructor() {
    listenToKeys(this.#view, {
      stepClaim: (step) => this.#stepClaim(step),
      stepName: (step) => this.#stepName(step),
      explain: () => this.#explain(this.#place.entity, this.#place.claim ? [this.#place.claim] : []),
      leave: () => (this.#card.hidden ? this.#go(NOWHERE) : this.#card.close()),
      toggleHighlights: () => this.#toggleAll(),
      correct: () => wishToCorrect(this.#view, this.#place),
    });
    labelOnHover(this.#view, find(document, ".hover-label", HTMLElement));
    this.#view.addEventListener("click", (event) => this.#clicked(event));
    this.#hideAll.addEventListener("click", () => this.#toggleAll());
    document.addEventListener("whosaid:language", () => this.#translate());
    document.addEventListener("whosaid:hide", (event) => this.#hide(detailOf(event)));
    document.addEventListener("whosaid:claim", (event) => this.#chose(detailOf(event)));
    document.addEventListener("whosaid:mention", (event) => this.#jump(detailOf(event)));
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
    this.#place = NOWHERE;
    this.#card.hidden = true;
    return this.#view.show(text);
  }

  /** @param {Analysis} analysis  of the text shown */
  annotate(analysis) {
    this.#analysis = analysis;
    this.#place = samePlace(this.#place, analysis);
    // What it explained may not be so any more.
    this.#card.hidden = true;
    this.#view.mark(spansOf(this.#place));
    const counts = countsOf(analysis);
    this.#view.annotate(analysis);
    // The article's words are not in the language of the interface.
    this.#view.lang = analysis.language;
    this.#legend.show(counts);
    this.#table.show(this.#text, analysis);
    this.#audit.textContent = auditLine(analysis, counts);
    this.#panel.hidden = false;
  }

  /** Says in another language what was found. */
  #translate() {
    this.#card.hidden = true;
    if (!this.#analysis) return;
    this.annotate(this.#analysis);
    this.#table.mark(this.#place.claim?.id ?? null);
  }

  /** Takes away what was found in an article that is no longer shown. */
  forget() {
    this.#panel.hidden = true;
  }

  /** @param {ReadonlySet<string>} styles */
  #hide(styles) {
    this.#hidden = styles;
    this.#view.hide(styles);
  }

  /** @param {Place} place */
  #go(place) {
    this.#place = place;
    const { claim, entity } = place;
    this.#view.mark(spansOf(place));
    this.#table.mark(claim?.id ?? null);
    const span = claim ?? entity;
    if (span) this.#view.reveal(span);
  }

  /** @param {number} id  of the claim whose row was chosen */
  #chose(id) {
    const claim = this.#analysis?.claims[id];
    if (!claim) return;
    this.#go({ claim, entity: null });
    this.#explain(null, [claim], () => this.#table.button(id)?.focus());
  }

  /** @param {Entity | null} entity  the next mention that was asked for in the card */
  #jump(entity) {
    if (!entity) return;
    this.#go({ claim: null, entity });
    this.#explain(entity, []);
  }

  /**
   * @param {Entity | null} entity
   * @param {Claim[]} claims
   * @param {() => void} [goBack]  when the card is closed
   */
  #explain(entity, claims, goBack = () => this.#view.focus({ preventScroll: true })) {
    const span = entity ?? claims[0];
    if (!span || !this.#analysis) return;
    const subject = { text: this.#text, analysis: this.#analysis, entity, claims };
    this.#card.open(subject, this.#view.rectOf(span), goBack);
  }

  /** @param {MouseEvent} event */
  #clicked({ clientX, clientY }) {
    // Whoever drags over text wants to copy it.
    if (!getSelection()?.isCollapsed) return;
    const hit = this.#view.hitAt(clientX, clientY);
    const claim = hit?.claims[0] ?? null;
    this.#place = hit ? { claim, entity: claim ? null : hit.entity } : NOWHERE;
    this.#view.mark(claim ? partsOfClaim(claim) : []);
    this.#table.mark(claim?.id ?? null);
    if (hit) this.#explain(hit.entity, hit.claims);
  }

  /** @param {1 | -1} step */
  #stepClaim(step) {
    const claims = this.#analysis?.claims ?? [];
    const isSeen = (/** @type {Claim} */ claim) => !this.#hidden.has(`content-${claim.sourceKind}`);
    const claim = neighbour(claims, this.#place.claim, step, isSeen);
    if (!claim) return this.#announce(phrase("reading.no_more_claims"));
    this.#go({ claim, entity: null });
    const contents = claim.contents.map(({ start, end }) => this.#text.slice(start, end)).join(" … ");
    const speaker = claim.speakerName ?? phrase("source.unknown.one");
    this.#announce(phrase("reading.claim", { number: claim.id + 1, count: claims.length, speaker, content: contents }));
  }

  /** @param {1 | -1} step */
  #stepName(step) {
    const entities = this.#analysis?.entities ?? [];
    const isSeen = (/** @type {Entity} */ entity) => !this.#hidden.has(`entity-${entity.kind}`);
    const entity = neighbour(entities, this.#place.entity, step, isSeen);
    if (!entity) return this.#announce(phrase("reading.no_more_names"));
    this.#go({ claim: null, entity });
    this.#announce(phrase("reading.name", { name: this.#text.slice(entity.start, entity.end), kind: kindOf(entity.kind) }));
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
 * @param {Place} place
 * @returns {Utf16Span[]}  what is marked there
 */
function spansOf({ claim, entity }) {
  if (claim) return partsOfClaim(claim);
  return entity ? [entity] : [];
}

/**
 * @param {Place} place
 * @param {Analysis} analysis  a new one of the same text
 * @returns {Place}  as it is there
 */
function samePlace({ claim, entity }, { claims, entities }) {
  const start = claim?.contents[0]?.start;
  return {
    claim: claims.find(({ contents }) => start !== undefined && contents[0]?.start === start) ?? null,
    entity: entities.find((other) => other.start === entity?.start) ?? null,
  };
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {T | null} item  null: before the first and behind the last
 * @param {1 | -1} step
 * @param {(item: T) => boolean} isSeen
 * @returns {T | null}  the next one that is seen
 */
function neighbour(items, item, step, isSeen) {
  const start = item ? items.indexOf(item) : step > 0 ? -1 : items.length;
  for (let index = start + step; ; index += step) {
    const next = items[index];
    if (!next || isSeen(next)) return next ?? null;
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
