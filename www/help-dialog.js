// The keyboard map, opened by its button or by "?" wherever no text is typed.

/** @import { KeyAction } from "./article-keys.js" */
import { ARTICLE_KEYS, GLOBAL_KEYS } from "./article-keys.js";
import { find, make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { nodesOf } from "./translate.js";

/** How the keys are written that have a longer name. */
const CAPS = new Map([["ArrowRight", "→"], ["ArrowLeft", "←"], ["Escape", "Esc"]]);

class HelpDialog extends HTMLElement {
  #dialog = make("dialog", "help");
  #button = find(document, "#help", HTMLButtonElement);
  /** @type {HTMLElement | null} */
  #before = null;

  connectedCallback() {
    this.#dialog.setAttribute("aria-labelledby", "help-heading");
    this.#button.addEventListener("click", () => this.#open());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "?" || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      this.#open();
    });
    this.#dialog.addEventListener("close", () => this.#before?.focus({ preventScroll: true }));
    this.append(this.#dialog);
  }

  #open() {
    this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const heading = make("h2", "", phrase("help.heading"));
    heading.id = "help-heading";
    const close = makeButton("correct-close", () => this.#dialog.close(), phrase("action.close"));
    this.#dialog.replaceChildren(
      heading,
      make("h3", "", phrase("help.article")),
      keyList(ARTICLE_KEYS),
      make("h3", "", phrase("help.anywhere")),
      keyList(GLOBAL_KEYS),
      close,
    );
    this.#dialog.showModal();
  }
}

/** @param {readonly KeyAction[]} actions */
function keyList(actions) {
  const lines = actions.map(({ keys, says }) => {
    const caps = keys.flatMap((key) => [" ", ...key.split(" ").map((cap) => make("kbd", "", CAPS.get(cap) ?? cap))]);
    return [make("dt", "", ...caps.slice(1)), make("dd", "", ...nodesOf(phrase(says)))];
  });
  return make("dl", "keys-list", ...lines.flat());
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

customElements.define("whosaid-help", HelpDialog);
