// The card of <whosaid-article>: a dialogue in the top layer, so that nothing of the page covers it.

/** @import { CardActions, Subject } from "../../www/card-content.js" */
import { cardContent } from "../../www/card-content.js";
import { make, makeButton } from "../../www/dom.js";
import { language, phrase } from "../../www/language.js";

/** Distance from the words that it explains, and from the window's edge, in CSS pixels. */
const GAP = 8;

export class ArticleCard {
  element = make("div", "card");
  /** @type {(() => void) | null} */
  #goBack = null;

  constructor() {
    this.element.popover = "manual";
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-labelledby", "card-heading");
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen() {
    return this.element.matches(":popover-open");
  }

  /**
   * @param {Subject} subject
   * @param {CardActions} actions
   * @param {DOMRect | undefined} rect  of the words, in the window
   * @param {() => void} goBack  moves the focus back to where it came from
   */
  open(subject, actions, rect, goBack) {
    this.#goBack = goBack;
    const { title, sections } = cardContent(subject, actions);
    const heading = make("h2", "", title);
    Object.assign(heading, { id: "card-heading", tabIndex: -1, dir: "auto" });
    const close = makeButton("card-close", () => this.close(), phrase("action.close"));
    this.element.lang = language();
    this.element.replaceChildren(heading, close, ...sections);
    if (!this.isOpen) this.element.showPopover();
    this.#place(rect);
    heading.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidePopover();
    this.#goBack?.();
  }

  /** Closes without moving the focus, which somebody has moved elsewhere. */
  leave() {
    this.#goBack = null;
    this.close();
  }

  /** @param {DOMRect | undefined} rect */
  #place(rect) {
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth, offsetHeight, style } = this.element;
    const below = (rect?.bottom ?? 0) + GAP;
    const above = (rect?.top ?? 0) - GAP - offsetHeight;
    const fitsBelow = below + offsetHeight <= clientHeight;
    const top = fitsBelow || above < 0 ? Math.min(below, Math.max(GAP, clientHeight - offsetHeight - GAP)) : above;
    style.setProperty("left", `${Math.max(GAP, Math.min(rect?.left ?? 0, clientWidth - offsetWidth - GAP))}px`);
    style.setProperty("top", `${top}px`);
  }
}
