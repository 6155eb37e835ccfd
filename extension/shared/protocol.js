// What the parts of the extension say to each other. Nothing of it ever leaves the browser.
//
// The content script holds the article and its annotation for as long as the page lives; the panel asks it.
// The background holds nothing that must outlive its sleep.

/** @import { Facts } from "../../www/export/annotated-article.js" */
/** @import { Part } from "../../www/parts.js" */
/** @import { Analysis } from "../../pkg/whosaid.js" */

/**
 * What of the page is to be read.
 *
 * @typedef {"article" | "selection" | "whole"} Extent
 */

/**
 * How far the content script is.
 *
 * @typedef {"off" | "reading" | "analysing" | "on" | "failed"} Status
 */

/**
 * What the content script tells of its page.
 *
 * @typedef {object} PageState
 * @property {Status} status
 * @property {string | null} code  why it failed, one of www/messages.js
 * @property {Extent} extent
 * @property {number} version  grows with each new annotation
 * @property {number} length  UTF-16 code units of the text that is being analysed
 * @property {{ analysed: number, all: number }} paragraphs
 * @property {Facts} facts
 */

/**
 * The article with what was found in it.
 *
 * @typedef {{ text: string, analysis: Analysis }} Found
 */

/**
 * To the content script. `toggle` switches on, or off what is on; `start` reads anew.
 *
 * @typedef {{ type: "toggle", extent: Extent }
 *   | { type: "start", extent: Extent }
 *   | { type: "off" }
 *   | { type: "describe" }
 *   | { type: "found" }
 *   | { type: "step", step: 1 | -1 }
 *   | { type: "reveal", place: Place }
 *   | { type: "hide", styles: string[] }
 *   | { type: "statements", shown: boolean }} ToPage
 */

/**
 * A place of the annotation by its index.
 *
 * @typedef {{ claim: number } | { entity: number } | { statement: number }} Place
 */

/**
 * From the content script, to the background and to the panel.
 *
 * @typedef {{ type: "state", state: PageState }
 *   | { type: "at", claim: number | null, profile: number | null }
 *   | { type: "styles", isDark: boolean | null }} FromPage
 *   the styles for highlights on light or dark pages; null takes them away
 */

/**
 * Over the port "analyse": the text in, parts of its annotation out, the rest of it last.
 *
 * @typedef {{ part: Part } | { analysis: Analysis } | { error: string }} AnalysisMessage
 */

/** The port's name. */
export const ANALYSE = "analyse";

/** Where the background keeps why a tab cannot be read: { tab, code }. Gone with the browser's session. */
export const REFUSED = "refused";

/** @typedef {{ tab: number, code: string }} Refusal */
