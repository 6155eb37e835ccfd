// The button for light and dark. What the reader chose is kept in this browser.

import { find } from "./dom.js";
import { phrase } from "./language.js";

const KEY = "whosaid-theme";
const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @typedef {typeof THEMES[number]} Theme */

class ThemeButton extends HTMLElement {
  #button = find(this, "button", HTMLButtonElement);

  connectedCallback() {
    this.#apply(stored());
    this.#button.addEventListener("click", () => this.#next());
    document.addEventListener("whosaid:language", () => this.#apply(stored()));
  }

  #next() {
    const theme = THEMES[(THEMES.indexOf(stored()) + 1) % THEMES.length] ?? "system";
    store(theme);
    this.#apply(theme);
  }

  /** @param {Theme} theme */
  #apply(theme) {
    document.documentElement.dataset.theme = theme;
    this.#button.textContent = phrase("theme.label", { theme: phrase(`theme.${theme}`) });
  }
}

/** Where storage is forbidden the choice holds until the page is closed. */
let chosen = /** @type {Theme} */ ("system");

/** @returns {Theme} */
function stored() {
  try {
    const value = localStorage.getItem(KEY) ?? chosen;
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return chosen;
  }
}

/** @param {Theme} theme */
function store(theme) {
  chosen = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // `chosen` has it.
  }
}

customElements.define("whosaid-theme", ThemeButton);
