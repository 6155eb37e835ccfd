// The language of the interface: which one, and its words, numbers and lists.
//
// Tells by the event "whosaid:language" on the document that it has changed. Keeps nothing: language-choice.js does.

import { de } from "./messages/de.js";
import { en } from "./messages/en.js";
import { fr } from "./messages/fr.js";

/** @typedef {keyof typeof en} PhraseKey */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Phrase  plain, or by the number in it */
/** @typedef {Partial<Record<PhraseKey, Phrase>>} Catalogue */
/** @typedef {"en" | "de" | "fr"} Language */
/** @typedef {Readonly<Record<string, string | number>>} Values  of placeholders */

/** @type {Readonly<Record<Language, Catalogue>>} */
export const CATALOGUES = { en, de, fr };

/** Each language by its own name.
 * @type {Readonly<Record<Language, string>>} */
export const LANGUAGE_NAMES = { en: "English", de: "Deutsch", fr: "Français" };

/** @type {Language} */
let current = preferred();

/** @returns {Language} */
export function language() {
  return current;
}

/**
 * Changes the language without telling: before anything is shown, and where there is no document of ours.
 *
 * @param {Language} chosen
 */
export function setLanguage(chosen) {
  current = chosen;
}

/**
 * Changes the language and tells of it.
 *
 * @param {Language} chosen
 */
export function chooseLanguage(chosen) {
  current = chosen;
  document.dispatchEvent(new CustomEvent("whosaid:language"));
}

/**
 * A text of the interface.
 *
 * @param {PhraseKey} key
 * @param {Values} [values]
 * @returns {string}
 */
export function phrase(key, values = {}) {
  const entry = CATALOGUES[current][key] ?? en[key];
  const pattern = typeof entry === "string" ? entry : plural(entry, Number(values.count));
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : (value ?? placeholder);
  });
}

/**
 * @param {string} key
 * @returns {key is PhraseKey}
 */
export function isPhrase(key) {
  return Object.hasOwn(en, key);
}

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 * @returns {string}  "1,234.5" as the language writes it
 */
export function number(value, options) {
  return new Intl.NumberFormat(current, options).format(value);
}

/**
 * @param {number} share  0 to 1
 * @returns {string}  "38%" as the language writes it
 */
export function percent(share) {
  return number(share, { style: "percent" });
}

/**
 * @param {string[]} items
 * @returns {string}  "a, b and c" as the language joins them
 */
export function list(items) {
  return new Intl.ListFormat(current, { type: "conjunction" }).format(items);
}

/**
 * @param {number} time  milliseconds since 1970
 * @returns {string}  day and time as the language writes them
 */
export function dateOf(time) {
  return new Intl.DateTimeFormat(current, { dateStyle: "medium", timeStyle: "short" }).format(time);
}

/**
 * @param {string} code  ISO 639
 * @returns {string | null}  its name; null for the codes of an undetermined language and for no code
 */
export function nameOfLanguage(code) {
  if (["", "und", "mul", "zxx"].includes(code)) return null;
  try {
    return new Intl.DisplayNames([current], { type: "language", fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {Exclude<Phrase, string>} forms
 * @param {number} count
 * @returns {string}
 */
function plural(forms, count) {
  return forms[new Intl.PluralRules(current).select(count)] ?? forms.other ?? "";
}

/**
 * @param {string | null | undefined} code
 * @returns {code is Language}
 */
export function isLanguage(code) {
  return code != null && Object.hasOwn(CATALOGUES, code);
}

/** @returns {Language}  the first that the browser is set to and the interface has */
function preferred() {
  const wanted = globalThis.navigator?.languages ?? [];
  const codes = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return codes.find(isLanguage) ?? "en";
}
