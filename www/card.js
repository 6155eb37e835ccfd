// The card: explains one place of the text in plain words. A dialogue that leaves the rest usable.

/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
/** @import { Facts } from "./export/annotated-article.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { correctButton } from "./correct-button.js";
import { make, makeButton } from "./dom.js";
import { copyText } from "./delivery.js";
import { percent, phrase } from "./language.js";
import { confidenceOf, formOf, kindOf, sourceKindOf, stanceOf } from "./labels.js";
import { reasonsOf } from "./messages.js";
import { quoteOf } from "./quote.js";
import { addressOf } from "./text-fragment.js";

/** Distance from the words that it explains, in CSS pixels. */
const GAP = 8;

/**
 * What the card is to explain.
 *
 * @typedef {object} Subject
 * @property {string} text  of the article
 * @property {Analysis} analysis
 * @property {Entity | null} entity
 * @property {Claim[]} claims
 * @property {Readonly<Facts>} facts  of the article
 */

export class Card extends HTMLElement {
  /** @type {(() => void) | null} */
  #goBack = null;

  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.contains(target)) this.hidden = true;
    });
  }

  /**
   * @param {Subject} subject
   * @param {DOMRect | null} rect  of the words, in the window
   * @param {() => void} goBack  moves the focus back to where it came from
   */
  open(subject, rect, goBack) {
    this.#goBack = goBack;
    const { entity, claims } = subject;
    const heading = make("h2", "", titleOf(subject));
    heading.id = "card-heading";
    heading.tabIndex = -1;
    heading.dir = "auto";
    const close = makeButton("card-close", () => this.close(), phrase("action.close"));
    const sections = [];
    if (entity) sections.push(this.#entitySection(subject, entity));
    for (const claim of claims) sections.push(claimSection(subject, claim, entity !== null || claims.length > 1));
    this.replaceChildren(heading, close, ...sections);
    this.hidden = false;
    this.#place(rect);
    heading.focus({ preventScroll: true });
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.#goBack?.();
  }

  /** @param {DOMRect | null} rect */
  #place(rect) {
    const width = this.offsetWidth;
    const left = Math.min(rect?.left ?? 0, document.documentElement.clientWidth - width - GAP);
    const below = (rect?.bottom ?? 0) + GAP;
    const fitsBelow = below + this.offsetHeight <= innerHeight;
    const above = (rect?.top ?? 0) - GAP - this.offsetHeight;
    const top = fitsBelow || above < 0 ? below : above;
    this.style.setProperty("left", `${Math.max(GAP, left) + scrollX}px`);
    this.style.setProperty("top", `${top + scrollY}px`);
    this.#uncover(rect);
  }

  /**
   * On a small screen the card stays at the lower edge: the words go above it.
   *
   * @param {DOMRect | null} rect
   */
  #uncover(rect) {
    if (!rect || getComputedStyle(this).position !== "fixed") return;
    const hidden = rect.bottom + GAP - this.getBoundingClientRect().top;
    const room = rect.top - GAP;
    if (hidden > 0) scrollBy({ top: Math.min(hidden, room), behavior: "instant" });
  }

  /**
   * @param {Subject} subject
   * @param {Entity} entity
   */
  #entitySection({ text, analysis }, entity) {
    const profile = analysis.profiles[entity.profile ?? -1];
    const facts = [fact(phrase("card.kind"), kindOf(entity.kind))];
    const words = text.slice(entity.start, entity.end);
    if (profile && profile.name !== words) facts.unshift(fact(phrase("card.name"), profile.name));
    if (profile?.title) facts.push(fact(phrase("card.title"), profile.title));
    if (profile) facts.push(fact(phrase("card.mentioned"), phrase("card.times", { count: profile.mentions.length })));
    facts.push(fact(phrase("card.recognised"), sureness(entity.confidence)));
    const section = make("section", "", make("dl", "", ...facts.flat()));
    if (profile && profile.mentions.length > 1) {
      section.append(makeButton("", () => this.#tell(nextMention(analysis, entity)), phrase("card.next")));
    }
    section.append(correctButton({ entity }));
    return section;
  }

  /** @param {Entity | null} entity */
  #tell(entity) {
    this.dispatchEvent(new CustomEvent("whosaid:mention", { bubbles: true, detail: entity }));
  }
}

/**
 * @param {Analysis} analysis
 * @param {Entity} entity
 * @returns {Entity | null}  the first again after the last
 */
function nextMention({ profiles, entities }, entity) {
  const mentions = profiles[entity.profile ?? -1]?.mentions ?? [];
  const index = mentions.findIndex((mention) => entities[mention]?.start === entity.start);
  return entities[mentions[(index + 1) % mentions.length] ?? -1] ?? null;
}

/**
 * @param {Subject} subject
 * @returns {string}
 */
function titleOf({ text, entity, claims }) {
  if (entity) return text.slice(entity.start, entity.end);
  const name = claims[0]?.speakerName;
  return name ? phrase("card.claim_of", { speaker: name }) : phrase("card.claim");
}

/**
 * @param {Subject} subject
 * @param {Claim} claim
 * @param {boolean} withHeading
 */
function claimSection({ text, facts: known }, claim, withHeading) {
  const words = (/** @type {Utf16Span[]} */ spans) => spans.map(({ start, end }) => `“${text.slice(start, end)}”`).join(", ");
  const source = words(claim.sources);
  const cue = words(claim.cues);
  const facts = [
    fact(phrase("card.who"), claim.speakerName ?? phrase("not_known")),
    fact(phrase("card.in_text"), source || phrase("card.no_source")),
    fact(phrase("card.source_kind"), sourceKindOf(claim.sourceKind)),
    fact(phrase("card.how"), [cue, stanceOf(claim), formOf(claim)].filter(Boolean).join("; ")),
  ];
  if (claim.via.length > 0) facts.push(fact(phrase("card.via"), words(claim.via)));
  if (claim.hedged) facts.push(fact(phrase("card.doubt"), phrase("card.hedged")));
  if (claim.cueTone === "loaded") facts.push(fact(phrase("card.tone"), phrase("card.loaded")));
  facts.push(fact(phrase("card.why"), reasonsOf(claim).join("; ") || phrase("card.no_reason")));
  facts.push(fact(phrase("card.recognised"), sureness(claim.confidence)));
  const section = make("section", "", make("dl", "", ...facts.flat()));
  section.append(copyButton(quoteOf(text, claim, known)), correctButton({ claim }), ...linkTo(text, claim, known));
  if (withHeading) section.prepend(make("h3", "", inClaimOf(claim)));
  return section;
}

/** @param {string} quote */
function copyButton(quote) {
  const button = makeButton("", async () => {
    const code = (await copyText(quote)) ? "quote_copied" : "copy_failed";
    button.dispatchEvent(new CustomEvent("whosaid:said", { bubbles: true, detail: code }));
  }, phrase("card.copy"));
  return button;
}

/**
 * @param {string} text
 * @param {Claim} claim
 * @param {Readonly<Facts>} facts
 * @returns {HTMLElement[]}  a link to the passage, if it is known where the article is
 */
function linkTo(text, { contents }, { url }) {
  const address = contents[0] ? addressOf(url, text, contents[0]) : null;
  if (!address) return [];
  const link = make("a", "card-link", phrase("card.link"));
  Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
  return [link];
}

/** @param {number} confidence  0 to 1 */
function sureness(confidence) {
  return `${confidenceOf(confidence)} (${percent(confidence)})`;
}

/** @param {Claim} claim */
function inClaimOf({ speakerName }) {
  return speakerName ? phrase("card.in_claim_of", { speaker: speakerName }) : phrase("card.in_claim");
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {HTMLElement[]}
 */
function fact(name, value) {
  return [make("dt", "", name), make("dd", "", value)];
}

customElements.define("whosaid-card", Card);
