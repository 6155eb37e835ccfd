// What the card says of one place of the text, in plain words: on the page, and on others' pages.

/** @import { Analysis, Claim, Entity } from "./pkg/whosaid.js" */
/** @import { CorrectWish } from "./correcting.js" */
/** @import { Facts } from "./export/annotated-article.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { copyText } from "./delivery.js";
import { make, makeButton } from "./dom.js";
import { percent, phrase } from "./language.js";
import { confidenceOf, formOf, kindOf, sourceKindOf, stanceOf } from "./labels.js";
import { reasonsOf } from "./messages.js";
import { quoteOf } from "./quote.js";
import { addressOf } from "./text-fragment.js";

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

/**
 * What the reader can do in the card.
 *
 * @typedef {object} CardActions
 * @property {(entity: Entity) => void} showMention
 * @property {(code: string) => void} said  something was done or failed; a code of messages.js
 * @property {((wish: CorrectWish) => HTMLElement) | null} correct  makes the button for it; null where nothing
 *   can be corrected
 */

/**
 * @param {Subject} subject
 * @param {CardActions} actions
 * @returns {{ title: string, sections: HTMLElement[] }}
 */
export function cardContent(subject, actions) {
  const { entity, claims } = subject;
  const sections = entity ? [entitySection(subject, entity, actions)] : [];
  const withHeading = entity !== null || claims.length > 1;
  return { title: titleOf(subject), sections: [...sections, ...claims.map((claim) => claimSection(subject, claim, withHeading, actions))] };
}

/**
 * @param {Subject} subject
 * @param {Entity} entity
 * @param {CardActions} actions
 */
function entitySection({ text, analysis }, entity, { showMention, correct }) {
  const profile = analysis.profiles[entity.profile ?? -1];
  const facts = [fact(phrase("card.kind"), kindOf(entity.kind))];
  const words = text.slice(entity.start, entity.end);
  if (profile && profile.name !== words) facts.unshift(fact(phrase("card.name"), profile.name));
  if (profile?.title) facts.push(fact(phrase("card.title"), profile.title));
  if (profile) facts.push(fact(phrase("card.mentioned"), phrase("card.times", { count: profile.mentions.length })));
  facts.push(fact(phrase("card.recognised"), sureness(entity.confidence)));
  const section = make("section", "", make("dl", "", ...facts.flat()));
  const next = nextMention(analysis, entity);
  if (profile && profile.mentions.length > 1 && next) section.append(makeButton("", () => showMention(next), phrase("card.next")));
  if (correct) section.append(correct({ entity }));
  return section;
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
 * @param {CardActions} actions
 */
function claimSection({ text, facts: known }, claim, withHeading, { said, correct }) {
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
  section.append(copyButton(quoteOf(text, claim, known), said));
  if (correct) section.append(correct({ claim }));
  section.append(...linkTo(text, claim, known));
  if (withHeading) section.prepend(make("h3", "", inClaimOf(claim)));
  return section;
}

/**
 * @param {string} quote
 * @param {(code: string) => void} said
 */
function copyButton(quote, said) {
  const copy = async () => said((await copyText(quote)) ? "quote_copied" : "copy_failed");
  return makeButton("", copy, phrase("card.copy"));
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
