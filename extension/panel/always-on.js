// The box that keeps the extension on for a site. The browser asks the reader for the permission.

import { find } from "../../www/dom.js";
import { phrase } from "../../www/language.js";
import { originOf, rememberSite } from "../shared/sites.js";

export class AlwaysOn {
  #element;
  #box;
  #words;
  #origin = "";

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#box = find(element, "input", HTMLInputElement);
    this.#words = find(element, "span", HTMLElement);
    this.#box.addEventListener("change", () => this.#change());
  }

  /** @param {string} url  of the page beside the panel; "" for none */
  async show(url) {
    const origin = originOf(url);
    this.#element.hidden = origin === null;
    this.#origin = origin ?? "";
    if (!origin) return;
    this.#words.textContent = phrase("extension.always", { site: new URL(url).hostname });
    this.#box.checked = await chrome.permissions.contains({ origins: [origin] });
  }

  async #change() {
    const origins = [this.#origin];
    // At once: the browser asks only in answer to the click.
    if (this.#box.checked) {
      this.#box.checked = await chrome.permissions.request({ origins });
      if (this.#box.checked) await rememberSite(this.#origin);
    } else {
      // The background forgets the site when it hears of it.
      await chrome.permissions.remove({ origins });
    }
  }
}
