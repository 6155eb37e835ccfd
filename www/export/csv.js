// Claims as a table for spreadsheets: RFC 4180, one row for each claim, in the order of the text.
//
// Values are the stable codes of the output model, so that tables from anywhere can be put together.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
/** @import { Claim } from "../pkg/whosaid.js" */
import { oneLine, wordsOf } from "./annotated-article.js";
import { codePointsOf } from "./code-points.js";

/** @typedef {string | number | boolean} Cell */

/** Spreadsheets take the first bytes for the encoding; without it, Excel shows “é” as “Ã©”. */
export const BYTE_ORDER_MARK = "\ufeff";

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}  without a byte order mark
 */
export function toCsv({ article, annotation }) {
  const pointOf = codePointsOf(article.text);
  const rows = annotation.claims.map((claim) => columnsOf(article.text, claim, pointOf));
  const header = Object.keys(columnsOf("", NO_CLAIM, () => 0));
  const lines = [header, ...rows.map((row) => Object.values(row))].map((cells) => cells.map(cellOf).join(","));
  return lines.map((line) => `${line}\r\n`).join("");
}

/** Gives the header when there is no claim at all. @type {Claim} */
const NO_CLAIM = {
  id: 0,
  start: 0,
  end: 0,
  sources: [],
  cues: [],
  contents: [],
  speaker: null,
  speakerName: null,
  via: [],
  form: "direct",
  sourceKind: "unknown",
  stance: "asserts",
  hedged: false,
  cueTone: "neutral",
  confidence: 0,
  why: [],
};

/**
 * @param {string} text
 * @param {Claim} claim
 * @param {(offset: number) => number} pointOf
 * @returns {Record<string, Cell>}
 */
function columnsOf(text, claim, pointOf) {
  return {
    claim: claim.id,
    start_codepoint: pointOf(claim.start),
    end_codepoint: pointOf(claim.end),
    speaker: claim.speakerName ?? "",
    source: wordsOf(text, claim.sources),
    source_kind: claim.sourceKind,
    cue: wordsOf(text, claim.cues),
    cue_tone: claim.cueTone,
    content: wordsOf(text, claim.contents),
    via: wordsOf(text, claim.via),
    form: claim.form,
    stance: claim.stance,
    hedged: claim.hedged,
    confidence: Math.round(claim.confidence * 1000) / 1000,
  };
}

/**
 * Text is always quoted: in countries where spreadsheets expect semicolons, one in a bare cell would end it.
 *
 * @param {Cell} value
 * @returns {string}
 */
function cellOf(value) {
  if (typeof value !== "string") return String(value);
  return `"${harmless(oneLine(value)).replaceAll('"', '""')}"`;
}

/**
 * A cell that begins with one of these is a formula to spreadsheets, and may send what stands in other
 * cells elsewhere. So is what stands behind a semicolon where those part the cells. Both get the
 * apostrophe that spreadsheets know as "this is text". The full-width signs count as well.
 *
 * @param {string} text
 * @returns {string}
 */
function harmless(text) {
  return text.replace(/(^|;)(["'\s]*)([=+\-@＝＋－＠|%])/g, "$1'$2$3");
}
