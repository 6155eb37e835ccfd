// Fills the texts of elements that say which text they hold, and fills them anew in another language.
//
// data-text is for the content; data-label (aria-label), data-placeholder, data-title and
// data-content are for attributes.

/** @import { PhraseKey } from "./language.js" */
import { make } from "./dom.js";
import { language, phrase } from "./language.js";

/** Attributes by the name that gives the key of their text. */
const ATTRIBUTES = /** @type {const} */ ({
  label: "aria-label",
  placeholder: "placeholder",
  title: "title",
  content: "content",
});

/** Fills every text of the page that says which it is. */
export function translatePage() {
  document.documentElement.lang = language();
  for (const element of marked("text")) element.replaceChildren(...nodesOf(phrase(keyOf(element, "text"))));
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    for (const element of marked(name)) element.setAttribute(attribute, phrase(keyOf(element, name)));
  }
}

/**
 * Gives an element a text that follows the language.
 *
 * @param {HTMLElement} element
 * @param {PhraseKey} key
 */
export function setText(element, key) {
  element.dataset.text = key;
  element.replaceChildren(...nodesOf(phrase(key)));
}

/**
 * Gives an element a name for screen readers that follows the language.
 *
 * @param {HTMLElement} element
 * @param {PhraseKey} key
 */
export function setLabel(element, key) {
  element.dataset.label = key;
  element.ariaLabel = phrase(key);
}

/**
 * Says in an empty field, and to screen readers, what it is for.
 *
 * @param {HTMLInputElement} input
 * @param {PhraseKey} key
 */
export function setPlaceholder(input, key) {
  setLabel(input, key);
  input.dataset.placeholder = key;
  input.placeholder = phrase(key);
}

/**
 * @param {string} text
 * @returns {(string | HTMLElement)[]}  with what stands in backticks as keys of the keyboard
 */
export function nodesOf(text) {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : make("kbd", "", part)));
}

/**
 * @param {string} name
 * @returns {NodeListOf<HTMLElement>}
 */
function marked(name) {
  return document.querySelectorAll(`[data-${name}]`);
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 */
function keyOf(element, name) {
  return /** @type {PhraseKey} */ (element.dataset[name]);
}
