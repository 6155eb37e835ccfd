// The button for light and dark. What the reader chose is kept in this browser.

import { find } from "./dom.js";

const KEY = "whosaid-theme";
const NAMES = { system: "as the system", light: "light", dark: "dark" };

/** @typedef {keyof typeof NAMES} Theme */

class ThemeButton extends HTMLElement {
  #name = find(this, "span", HTMLSpanElement);

  connectedCallback() {
    this.#apply(stored());
    find(this, "button", HTMLButtonElement).addEventListener("click", () => this.#next());
  }

  #next() {
    const themes = /** @type {Theme[]} */ (Object.keys(NAMES));
    const theme = themes[(themes.indexOf(stored()) + 1) % themes.length] ?? "system";
    store(theme);
    this.#apply(theme);
  }

  /** @param {Theme} theme */
  #apply(theme) {
    document.documentElement.dataset.theme = theme;
    this.#name.textContent = NAMES[theme];
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
