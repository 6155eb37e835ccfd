// The card: explains one place of the text in plain words. A dialogue that leaves the rest usable.

/** @import { CardActions, Subject } from "./card-content.js" */
import { cardContent } from "./card-content.js";
import { correctButton } from "./correct-button.js";
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";

/** Distance from the words that it explains, in CSS pixels. */
const GAP = 8;

export class Card extends HTMLElement {
  /** @type {(() => void) | null} */
  #goBack = null;
  /** @type {CardActions} */
  #actions = {
    showMention: (entity) => this.#tell("mention", entity),
    said: (code) => this.#tell("said", code),
    correct: correctButton,
  };

  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.contains(target)) this.hidden = true;
    });
  }

  /**
   * @param {Subject} subject
   * @param {DOMRect | null} rect  of the words, in the window
   * @param {() => void} goBack  moves the focus back to where it came from
   */
  open(subject, rect, goBack) {
    this.#goBack = goBack;
    const { title, sections } = cardContent(subject, this.#actions);
    const heading = make("h2", "", title);
    heading.id = "card-heading";
    heading.tabIndex = -1;
    heading.dir = "auto";
    const close = makeButton("card-close", () => this.close(), phrase("action.close"));
    this.replaceChildren(heading, close, ...sections);
    this.hidden = false;
    this.#place(rect);
    heading.focus({ preventScroll: true });
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.#goBack?.();
  }

  /** @param {DOMRect | null} rect */
  #place(rect) {
    const width = this.offsetWidth;
    const left = Math.min(rect?.left ?? 0, document.documentElement.clientWidth - width - GAP);
    const below = (rect?.bottom ?? 0) + GAP;
    const fitsBelow = below + this.offsetHeight <= innerHeight;
    const above = (rect?.top ?? 0) - GAP - this.offsetHeight;
    const top = fitsBelow || above < 0 ? below : above;
    this.style.setProperty("left", `${Math.max(GAP, left) + scrollX}px`);
    this.style.setProperty("top", `${top + scrollY}px`);
    this.#uncover(rect);
  }

  /**
   * On a small screen the card stays at the lower edge: the words go above it.
   *
   * @param {DOMRect | null} rect
   */
  #uncover(rect) {
    if (!rect || getComputedStyle(this).position !== "fixed") return;
    const hidden = rect.bottom + GAP - this.getBoundingClientRect().top;
    const room = rect.top - GAP;
    if (hidden > 0) scrollBy({ top: Math.min(hidden, room), behavior: "instant" });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`whosaid:${name}`, { bubbles: true, detail }));
  }
}

customElements.define("whosaid-card", Card);
