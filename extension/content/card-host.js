// The card on a foreign page: one element under <html>, with everything in a closed shadow root, there only as long
// as the card is open. It lies in the top layer, so that nothing of the page can cover it.

/** @import { CardActions, Subject } from "../../www/card-content.js" */
import colours from "../../www/styles/colours.css";
import cardStyles from "../../www/styles/card.css";
import ownStyles from "./card-host.css";
import { cardContent } from "../../www/card-content.js";
import { make, makeButton } from "../../www/dom.js";
import { language, phrase } from "../../www/language.js";

/** Distance from the words that it explains, and from the window's edge, in CSS pixels. */
const GAP = 8;

/** How long a message stays. */
const MESSAGE_MS = 8_000;

export class CardHost {
  /** @type {HTMLElement | null} */
  #host = null;
  /** @type {HTMLElement | null} */
  #card = null;
  /** @type {AbortController | null} */
  #listening = null;
  /** @type {(() => void) | null} */
  #onClose = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Whether it was opened by a key and has the focus. */
  #isHeld = false;

  get isOpen() {
    return this.#host !== null;
  }

  get isHeld() {
    return this.#isHeld;
  }

  /**
   * @param {Node} node
   * @returns {boolean}  whether this is the card's own element
   */
  owns(node) {
    return node === this.#host;
  }

  /**
   * @param {Subject} subject
   * @param {DOMRect} rect  of the words, in the window
   * @param {CardActions} actions
   * @param {{ isDark: boolean, takesFocus: boolean, onClose: () => void }} manner
   */
  open(subject, rect, actions, { isDark, takesFocus, onClose }) {
    const { title, sections } = cardContent(subject, actions);
    const heading = make("h2", "", title);
    heading.dir = "auto";
    heading.tabIndex = -1;
    const close = makeButton("card-close", () => this.close(), phrase("action.close"));
    this.#show([heading, close, ...sections], title, isDark, onClose);
    this.#place(rect);
    this.#isHeld = takesFocus;
    if (takesFocus) heading.focus({ preventScroll: true });
  }

  /**
   * @param {string} message
   * @param {boolean} isDark
   */
  say(message, isDark) {
    const close = makeButton("card-close", () => this.close(), phrase("action.close"));
    const words = make("p", "message", message);
    words.setAttribute("role", "status");
    this.#show([make("h2", "", "Whosaid"), close, words], "Whosaid", isDark, () => {});
    this.#place(new DOMRect(document.documentElement.clientWidth, 0, 0, 0));
    this.#timer = setTimeout(() => this.close(), MESSAGE_MS);
  }

  close() {
    clearTimeout(this.#timer);
    this.#listening?.abort();
    this.#host?.remove();
    const onClose = this.#onClose;
    this.#host = this.#card = this.#listening = this.#onClose = null;
    this.#isHeld = false;
    onClose?.();
  }

  /**
   * @param {HTMLElement[]} content
   * @param {string} name
   * @param {boolean} isDark
   * @param {() => void} onClose
   */
  #show(content, name, isDark, onClose) {
    this.close();
    const host = document.createElement("whosaid-card-host");
    const root = host.attachShadow({ mode: "closed" });
    styleIn(root);
    const card = make("div", "card", ...content);
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", name);
    card.lang = language();
    const frame = make("div", "frame", card);
    frame.dataset.theme = isDark ? "dark" : "light";
    root.append(frame);
    host.popover = "manual";
    document.documentElement.append(host);
    host.showPopover();
    this.#host = host;
    this.#card = card;
    this.#onClose = onClose;
    this.#listen(host);
  }

  /** @param {HTMLElement} host */
  #listen(host) {
    this.#listening = new AbortController();
    const options = { capture: true, signal: this.#listening.signal };
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.stopImmediatePropagation();
        event.preventDefault();
        this.close();
      },
      options,
    );
    addEventListener("pointerdown", ({ target }) => target !== host && this.close(), options);
    // What is typed into the card is none of the page's business.
    for (const type of ["keydown", "keyup", "keypress", "click", "mousedown", "mouseup", "pointerup"]) {
      host.addEventListener(type, (event) => event.stopPropagation(), { signal: this.#listening.signal });
    }
  }

  /** @param {DOMRect} rect */
  #place(rect) {
    const card = this.#card;
    if (!card) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(GAP, Math.min(rect.left, clientWidth - card.offsetWidth - GAP));
    const height = document.compatMode === "BackCompat" ? innerHeight : clientHeight;
    const below = rect.bottom + GAP;
    const above = rect.top - GAP - card.offsetHeight;
    const top = below + card.offsetHeight <= height || above < 0 ? Math.min(below, Math.max(GAP, height - card.offsetHeight - GAP)) : above;
    card.style.setProperty("left", `${left}px`);
    card.style.setProperty("top", `${top}px`);
  }
}

/** @type {string} */
const STYLES = `${colours.replaceAll(":root", ".frame")}\n${cardStyles.replaceAll("whosaid-card", ".card")}\n${ownStyles}`;

/** @param {ShadowRoot} root */
function styleIn(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
}
