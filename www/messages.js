// Turns the codes of notes, errors and reasons into sentences.

/** @import { Analysis, Claim } from "./pkg/whosaid.js" */
import { isPhrase, nameOfLanguage, phrase } from "./language.js";

/**
 * @typedef {object} Message
 * @property {string} text
 * @property {"info" | "warning"} tone
 */

/** Codes of what is no trouble. */
const CALM = ["read_as_html", "read_as_docx", "read_as_markdown", "restored", "copied", "quote_copied", "empty", "no_claims", "cancelled"];

/**
 * @param {string} code
 * @returns {Message}
 */
export function messageOf(code) {
  const key = `message.${code}`;
  const text = isPhrase(key) ? phrase(key) : phrase("message.unknown", { code });
  return { text, tone: CALM.includes(code) ? "info" : "warning" };
}

/**
 * @param {Analysis} analysis
 * @returns {Message[]}  what the reader should know of it
 */
export function messagesOf(analysis) {
  const has = (/** @type {string} */ code) => analysis.notes.some((note) => note.code === code);
  if (has("no_text")) return [messageOf("blank")];
  if (has("language")) return [{ text: languageSentence(analysis.language), tone: "warning" }];
  const count = analysis.notes.filter((note) => note.code === "unclosed_quotation").length;
  /** @type {Message[]} */
  const messages = count > 0 ? [{ text: phrase("message.unclosed", { count }), tone: "info" }] : [];
  return analysis.claims.length === 0 ? [messageOf("no_claims"), ...messages] : messages;
}

/**
 * @param {string} code  ISO 639
 * @returns {string}
 */
function languageSentence(code) {
  const name = nameOfLanguage(code);
  return name ? phrase("message.language", { language: name }) : phrase("message.not_english");
}

/**
 * @param {Claim} claim
 * @returns {string[]}  what led to it, each a clause
 */
export function reasonsOf(claim) {
  return claim.why.map((code) => reason(code, claim.speakerName ?? null));
}

/**
 * @param {string} code  such as "cue:said", "found:clause", "pronoun:he→0"
 * @param {string | null} speaker
 * @returns {string}
 */
function reason(code, speaker) {
  const [, key = code, word = "", profile] = /^([a-z_]+)(?::(.*?))?(?:→(\d+))?$/s.exec(code) ?? [];
  const found = `found.${word}`;
  if (key === "found" && isPhrase(found)) return phrase(found);
  const because = `reason.${key}`;
  if (!isPhrase(because)) return code.replaceAll("_", " ").replace(":", ": ");
  const name = (profile === undefined ? null : speaker) ?? phrase("somebody");
  return phrase(because, { word, name });
}
