// Turns the codes of notes, errors and reasons into sentences.

/** @import { Analysis, Claim } from "./pkg/whosaid.js" */

/**
 * @typedef {object} Message
 * @property {string} text
 * @property {"info" | "warning"} tone
 */

/** @type {Record<string, string>} */
const SENTENCES = {
  empty: "There is no text yet: paste an article, type one, drop a file, or try a sample.",
  blank: "There are only blanks and line ends here, so there is nothing to read.",
  read_as_html: "Read as HTML: the text was taken; tags and scripts were left out.",
  long: "This text is too long to edit here; it is shown in full below.",
  file_nul: "The file holds bytes that are no text (NUL); they were left in place, so check what you see.",
  file_replaced: "Some bytes of the file are not valid UTF-8; each is shown as \ufffd.",
  file_binary: "This file is not text, so there is nothing to read. Choose a .txt or .html file.",
  file_unreadable: "The file could not be read. Was it moved, or is it a folder?",
  files_more: "Several files were given; only the first is shown.",
  nothing_given: "There was no text in what you pasted or dropped.",
  load_sample: "The sample could not be loaded. Check the connection and try again.",
  page: "The page could not show the result, which is an error in this program.",
  no_claims: "No claims were found in this text.",
  crashed: "The analysis stopped unexpectedly, which is an error in this program. It has been started again.",
  load: "The part of the page that analyses articles could not be loaded. Check the connection and try again.",
  cancelled: "The analysis was cancelled. The text is shown without highlights.",
  too_long: "This text is longer than can be analysed; split it.",
};

const ADVICE = "Try again, or use another text.";

/**
 * @param {string} code
 * @returns {Message}
 */
export function messageOf(code) {
  const text = SENTENCES[code];
  const tone = ["read_as_html", "empty", "no_claims", "cancelled"].includes(code) ? "info" : "warning";
  return { text: text ?? `Something went wrong (${code}). ${ADVICE}`, tone };
}

/**
 * @param {Analysis} analysis
 * @returns {Message[]}  what the reader should know of it
 */
export function messagesOf(analysis) {
  const has = (/** @type {string} */ code) => analysis.notes.some((note) => note.code === code);
  if (has("no_text")) return [messageOf("blank")];
  if (has("language")) return [{ text: languageSentence(analysis.language), tone: "warning" }];
  const unclosed = analysis.notes.filter((note) => note.code === "unclosed_quotation").length;
  const messages = unclosed > 0 ? [unclosedMessage(unclosed)] : [];
  return analysis.claims.length === 0 ? [messageOf("no_claims"), ...messages] : messages;
}

/**
 * @param {string} code  ISO 639
 * @returns {string}
 */
function languageSentence(code) {
  const name = languageName(code);
  const language = name ? `to be in ${name}` : "not to be in English";
  return `This text seems ${language}; only English is analysed.`;
}

/**
 * @param {string} code
 * @returns {string | null}  null for the codes of an undetermined language and for no code
 */
function languageName(code) {
  if (["", "und", "mul", "zxx"].includes(code)) return null;
  try {
    return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {number} count
 * @returns {Message}
 */
function unclosedMessage(count) {
  const what = count === 1 ? "One quotation is" : `${count.toLocaleString("en")} quotations are`;
  return { text: `${what} never closed; each was read up to the end of its paragraph.`, tone: "info" };
}

/** @type {Record<string, (detail: string) => string>} */
const REASONS = {
  cue: (words) => `“${words}” attributes it`,
  pronoun: (word) => `“${word}” was taken to stand for`,
  relative: (word) => `“${word}” goes back to`,
  name: (name) => `“${name}” is a short form of`,
  role: (role) => `“${role}” was taken to be`,
  nearest: () => "the nearest one who can be meant is",
  follow_up: () => "it goes on with what was said before by",
};

/** @type {Record<string, string>} */
const FOUND = {
  quotation: "it stands in quotation marks beside the word that attributes it",
  follow_up: "it is a quotation that goes on with the one before",
  colon: "it stands behind a name and a colon or dash",
  clause: "it is the clause that belongs to the word that attributes it",
  phrase: "it stands with a phrase such as “according to”",
  noun: "it belongs to a noun such as “claim” or “warning”",
  headline: "it is a headline of the kind that names its source",
  hedge: "a word such as “reportedly” marks it, without a source",
};

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
  const [, key = code, detail = "", profile] = /^([a-z_]+)(?::(.*?))?(?:→(\d+))?$/s.exec(code) ?? [];
  const found = key === "found" ? FOUND[detail] : undefined;
  if (found) return found;
  const phrase = REASONS[key]?.(detail);
  if (!phrase) return code.replaceAll("_", " ").replace(":", ": ");
  return key === "cue" ? phrase : `${phrase} ${profile === undefined ? "somebody" : speaker}`;
}
