// How the article is sourced: kinds of sources, named or not, and who is quoted how. Each chart is a
// table whose cells hold a bar, so that it reads the same by eye and by ear.

/** @import { Analysis, Claim, Form } from "../pkg/whosaid.js" */
import { wordsIn } from "../corrections/summary.js";
import { make } from "../dom.js";
import { sourcingOf } from "../export/sourcing.js";
import { sourceKindOf } from "../labels.js";
import { number, percent, phrase } from "../language.js";

/** Speakers that are shown; the table of claims has all. */
const MOST_SPEAKERS = 12;

const NAMINGS = /** @type {const} */ (["named", "unnamed", "anonymous", "unknown"]);
const FORMS = /** @type {const} */ (["direct", "mixed", "indirect"]);

export class SourcingView extends HTMLElement {
  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, analysis) {
    const sourcing = sourcingOf(analysis);
    if (sourcing.claims === 0) {
      this.replaceChildren(make("p", "panel-empty", phrase("message.no_claims")));
      return;
    }
    const { words, quotedWords } = sourcing;
    const quoted = make("p", "", phrase("sourcing.quoted", { share: percent(words > 0 ? quotedWords / words : 0), count: quotedWords }));
    this.replaceChildren(quoted, namingTable(sourcing), kindTable(text, analysis, sourcing), speakerTable(analysis));
  }
}

/** @typedef {ReturnType<typeof sourcingOf>} Sourcing */

/** @param {Sourcing} sourcing */
function namingTable({ naming, claims }) {
  const rows = NAMINGS.map((name) => {
    const fill = name === "named" ? "person" : name;
    return row(phrase(`compare.${name}`), [barCell(naming[name] / claims, fill), countCell(naming[name])]);
  });
  return table(phrase("sourcing.naming"), [phrase("compare.naming"), phrase("export.share"), phrase("export.claims")], rows);
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Sourcing} sourcing
 */
function kindTable(text, { claims }, { kinds }) {
  const words = wordsByKind(text, claims);
  const sum = [...words.values()].reduce((a, b) => a + b, 0);
  const rows = kinds
    .filter((kind) => kind.claims > 0)
    .map(({ kind, claims, share }) => {
      const shareOfWords = sum > 0 ? (words.get(kind) ?? 0) / sum : 0;
      return row(sourceKindOf(kind), [barCell(share, kind), countCell(claims), barCell(shareOfWords, kind)]);
    });
  const heads = [phrase("card.source_kind"), phrase("export.share"), phrase("export.claims"), phrase("sourcing.words")];
  return table(phrase("sourcing.kinds"), heads, rows);
}

/**
 * @param {string} text
 * @param {readonly Claim[]} claims
 */
function wordsByKind(text, claims) {
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const { sourceKind, contents } of claims) {
    const own = contents.reduce((sum, span) => sum + wordsIn(text, span), 0);
    words.set(sourceKind, (words.get(sourceKind) ?? 0) + own);
  }
  return words;
}

/** @param {Analysis} analysis */
function speakerTable({ summary, profiles, claims }) {
  const speakers = summary.bySpeaker.slice(0, MOST_SPEAKERS);
  const rows = speakers.map(({ profile, claims: count, words }) => {
    const own = claims.filter((claim) => claim.speaker === profile);
    return row(profiles[profile]?.name ?? "", [countCell(count), countCell(words), balanceCell(own)], "auto");
  });
  const heads = [phrase("table.who"), phrase("export.claims"), phrase("compare.words"), phrase("sourcing.balance")];
  const element = table(phrase("sourcing.speakers"), heads, rows);
  const rest = summary.bySpeaker.length - speakers.length;
  if (rest > 0) element.append(make("tfoot", "", make("tr", "", spanning(phrase("sourcing.more_speakers", { count: rest })))));
  return element;
}

/**
 * How a speaker's claims are given: quoted, partly quoted, in the article's words.
 *
 * @param {Claim[]} claims
 */
function balanceCell(claims) {
  const count = (/** @type {Form} */ form) => claims.filter((claim) => claim.form === form).length;
  const bar = make("span", "balance");
  bar.ariaHidden = "true";
  for (const form of FORMS) {
    const part = make("span", `balance-${form}`);
    part.style.setProperty("flex-grow", String(count(form)));
    if (count(form) > 0) bar.append(part);
  }
  const parts = FORMS.filter((form) => count(form) > 0).map((form) => `${number(count(form))} ${phrase(`form.${form}`)}`);
  return make("td", "", bar, make("span", "balance-words", parts.join(", ")));
}

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {HTMLElement[]} rows
 */
function table(caption, heads, rows) {
  const headers = heads.map((name) => {
    const header = make("th", "", name);
    header.scope = "col";
    return header;
  });
  return make("table", "bars", make("caption", "", caption), make("thead", "", make("tr", "", ...headers)), make("tbody", "", ...rows));
}

/**
 * @param {string} name
 * @param {HTMLElement[]} cells
 * @param {"auto" | ""} [dir]  "auto" for words of the article
 */
function row(name, cells, dir = "") {
  const header = make("th", "", name);
  header.scope = "row";
  header.dir = dir;
  return make("tr", "", header, ...cells);
}

/**
 * @param {number} share  0 to 1
 * @param {string} fill  kind of source whose colour it has
 */
function barCell(share, fill) {
  const bar = make("span", `bar whosaid-content-${fill}`);
  bar.ariaHidden = "true";
  bar.style.setProperty("inline-size", `${share * 100}%`);
  return make("td", "bar-cell", make("span", "bar-track", bar), make("span", "bar-words", percent(share)));
}

/** @param {number} count */
function countCell(count) {
  return make("td", "count", number(count));
}

/** @param {string} words */
function spanning(words) {
  const cell = make("td", "", words);
  cell.colSpan = 4;
  return cell;
}

customElements.define("whosaid-sourcing", SourcingView);
