// One article being read: keeps text, table, legend and card showing the same claim.

/** @import { Facts } from "./export/annotated-article.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
import { listenToKeys } from "./article-keys.js";
import { ArticleView } from "./article-view.js";
import { Card } from "./card.js";
import { auditLine, countsOf } from "./counts.js";
import { partsOfClaim } from "./document/annotation-index.js";
import { wishToCorrect } from "./correct-button.js";
import { find } from "./dom.js";
import { labelOnHover } from "./hover.js";
import { phrase } from "./language.js";
import { kindOf } from "./labels.js";
import { Legend } from "./legend.js";
import { LevelSelect } from "./level.js";
import { Panel } from "./panel/panel.js";
import { followScrolling } from "./panel/scroll-spy.js";
import { SpokenView } from "./spoken-view.js";

/**
 * Where the reader is: a claim, or a name, or neither.
 *
 * @typedef {{ claim: Claim | null, entity: Entity | null }} Place
 */

/** @type {Place} */
const NOWHERE = { claim: null, entity: null };

export class Reading {
  #view = find(document, "whosaid-article", ArticleView);
  #legend = find(document, "whosaid-legend", Legend);
  #card = find(document, "whosaid-card", Card);
  #audit = find(document, ".audit", HTMLElement);
  #announcer = find(document, ".announcer", HTMLElement);
  #hideAll = find(document, "#hide-all", HTMLButtonElement);
  #level = find(document, "whosaid-level", LevelSelect);
  #spoken = find(document, "whosaid-spoken", SpokenView);
  #inWords = find(document, "#in-words", HTMLButtonElement);
  #panel = new Panel(find(document, ".panel", HTMLElement));

  /** @type {() => Readonly<Facts>} */
  #factsOf;
  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;
  #place = NOWHERE;
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();

  /** @param {() => Readonly<Facts>} factsOf  the article that is read */
  constructor(factsOf) {
    this.#factsOf = factsOf;
    listenToKeys(this.#view, {
      stepClaim: (step) => this.#stepClaim(step),
      stepSameKind: (step) => this.#stepClaim(step, true),
      stepName: (step) => this.#stepName(step),
      explain: () => this.#explain(this.#place.entity, this.#place.claim ? [this.#place.claim] : []),
      leave: () => (this.#card.hidden ? this.#go(NOWHERE) : this.#card.close()),
      toggleHighlights: () => this.#toggleAll(),
      nextLevel: () => {
        this.#level.step();
        this.#announce(this.#level.words);
      },
      toPanel: () => this.#panel.tabs.focusTab(0),
      correct: () => wishToCorrect(this.#view, this.#place),
    });
    labelOnHover(this.#view, find(document, ".hover-label", HTMLElement));
    this.#view.addEventListener("click", (event) => this.#clicked(event));
    this.#hideAll.addEventListener("click", () => this.#toggleAll());
    this.#inWords.addEventListener("click", () => this.#toggleWords());
    this.#level.addEventListener("whosaid:level", () => this.#showLevel());
    document.addEventListener("whosaid:language", () => this.#translate());
    document.addEventListener("whosaid:hide", (event) => this.#hide(detailOf(event)));
    document.addEventListener("whosaid:claim", (event) => this.#chose(detailOf(event)));
    document.addEventListener("whosaid:mention", (event) => this.#jump(detailOf(event)));
    document.addEventListener("whosaid:profile", (event) => this.#stepMention(detailOf(event)));
    document.addEventListener("whosaid:statement", (event) => this.#showStatement(detailOf(event)));
    followScrolling(this.#view, () => this.#followScrolling());
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
    if (!this.#spoken.hidden) this.#spoken.show(this.#text, analysis);
    this.#audit.textContent = auditLine(analysis, counts);
    this.#panel.mark(null, null);
    this.#panel.show(this.#text, analysis);
  }

  /** Says in another language what was found. */
  #translate() {
    this.#card.hidden = true;
    if (!this.#analysis) return;
    this.annotate(this.#analysis);
    this.#markInPanel();
  }

  /** Takes away what was found in an article that is no longer shown. */
  forget() {
    this.#panel.root.hidden = true;
    this.#spoken.replaceChildren();
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
    this.#markInPanel();
    const span = claim ?? entity;
    if (span) this.#view.reveal(span);
  }

  #markInPanel() {
    this.#panel.mark(this.#place.claim?.id ?? null, this.#place.entity?.profile ?? null);
  }

  /** Marks the first claim in sight in the panel, unless the reader is at one that is in sight. */
  #followScrolling() {
    const inSight = this.#view.inSight();
    const claims = this.#analysis?.claims;
    if (!claims || !inSight) return;
    const isInSight = (/** @type {Utf16Span} */ { start }) => start >= inSight.start && start < inSight.end;
    const { claim, entity } = this.#place;
    if (claim ? isInSight(claim) : entity && isInSight(entity)) return;
    this.#panel.follow(claims.find(isInSight)?.id ?? null);
  }

  /** @param {number} id  of the profile whose next mention is asked for, the first again after the last */
  #stepMention(id) {
    const mentions = this.#analysis?.profiles[id]?.mentions ?? [];
    const all = mentions.flatMap((mention) => this.#analysis?.entities[mention] ?? []);
    const next = (all.findIndex(({ start }) => start === this.#place.entity?.start) + 1) % all.length;
    const entity = all[next];
    if (!entity) return;
    this.#go({ claim: null, entity });
    const name = this.#text.slice(entity.start, entity.end);
    this.#announce(phrase("reading.mention", { number: next + 1, count: all.length, name }));
  }

  /** @param {number} index  of the statement that was chosen */
  #showStatement(index) {
    const statement = this.#analysis?.statements[index];
    if (!statement) return;
    this.#go(NOWHERE);
    this.#view.mark([statement]);
    this.#view.reveal(statement);
  }

  /** @param {number} id  of the claim whose row was chosen */
  #chose(id) {
    const claim = this.#analysis?.claims[id];
    if (!claim) return;
    this.#go({ claim, entity: null });
    this.#explain(null, [claim], () => this.#panel.claims.button(id)?.focus());
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
    const subject = { text: this.#text, analysis: this.#analysis, entity, claims, facts: this.#factsOf() };
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
    this.#markInPanel();
    if (hit) this.#explain(hit.entity, hit.claims);
  }

  /**
   * @param {1 | -1} step
   * @param {boolean} [sameKind]  of source, as the claim where the reader is
   */
  #stepClaim(step, sameKind = false) {
    const claims = this.#analysis?.claims ?? [];
    const kind = sameKind ? this.#place.claim?.sourceKind : undefined;
    const isSeen = (/** @type {Claim} */ claim) =>
      !this.#hidden.has(`content-${claim.sourceKind}`) && (kind === undefined || claim.sourceKind === kind);
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

  /** Claims only, names too, or what can be checked as well. */
  #showLevel() {
    this.#legend.hideNames(this.#level.level === "claims");
    this.#view.showStatements(this.#level.level === "all");
  }

  /** The article with its claims in words, in place of the one in colour, or back. */
  #toggleWords() {
    const inWords = this.#spoken.hidden;
    this.#inWords.setAttribute("aria-pressed", String(inWords));
    this.#spoken.hidden = !inWords;
    this.#view.hidden = inWords;
    if (inWords && this.#analysis) this.#spoken.show(this.#text, this.#analysis);
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
