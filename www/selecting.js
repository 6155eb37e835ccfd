// Selecting words of the article, to add what is missing: by the mouse, or by keys word for word.
//
// Tells by the event "whosaid:correct" that the reader wants to add something there.

/** @import { ArticleView } from "./article-view.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { find, make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { nodesOf, setText } from "./translate.js";
import { firstWord, grown, trimmed } from "./words.js";

/** Distance of the button from the words, in CSS pixels. */
const GAP = 6;

export class Selecting {
  #view;
  #textOf;
  #button = makeButton("", () => this.#add());
  #popup = make("div", "selection-popup", this.#button);
  #announcer = find(document, ".announcer", HTMLElement);

  /**
   * @param {ArticleView} view
   * @param {() => string} textOf  the text in it
   */
  constructor(view, textOf) {
    this.#view = view;
    this.#textOf = textOf;
    setText(this.#button, "correct.add");
    this.#popup.hidden = true;
    view.after(this.#popup);
    document.addEventListener("selectionchange", () => this.#place());
    // Before the view's own keys: while words are being selected, arrows choose words.
    view.addEventListener("keydown", (event) => this.#pressed(event), { capture: true });
  }

  /** @returns {Utf16Span | null}  what is selected in the article, without blanks at its ends */
  #selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const span = this.#view.spanOf(selection.getRangeAt(0));
    return span && trimmed(this.#textOf(), span);
  }

  #place() {
    const span = this.#selected();
    this.#popup.hidden = span === null;
    const rect = span && this.#view.rectOf(span);
    if (!rect) return;
    const frame = this.#view.parentElement?.getBoundingClientRect() ?? new DOMRect();
    const left = Math.min(rect.left - frame.left, frame.width - this.#popup.offsetWidth);
    this.#popup.style.setProperty("left", `${Math.max(0, left)}px`);
    this.#popup.style.setProperty("top", `${rect.bottom - frame.top + GAP}px`);
  }

  #add() {
    const selection = this.#selected();
    if (!selection) return;
    getSelection()?.removeAllRanges();
    document.dispatchEvent(new CustomEvent("whosaid:correct", { detail: { selection } }));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const span = this.#selected();
    if (!this.#act(event, span)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Utf16Span | null} span
   * @returns {boolean}  whether the key meant the selection
   */
  #act({ key, shiftKey }, span) {
    if (key === "a" && !span) return this.#begin();
    if (!span) return false;
    if (key === "a" || key === "Enter") this.#add();
    else if (key === "Escape") getSelection()?.removeAllRanges();
    else if (key === "ArrowRight" || key === "ArrowLeft") this.#grow(span, shiftKey ? "start" : "end", key === "ArrowRight" ? 1 : -1);
    else return false;
    return true;
  }

  /** @returns {boolean}  true: selects the first word of where the reader is, or of what is in sight */
  #begin() {
    const word = firstWord(this.#textOf(), this.#view.place());
    if (word) this.#select(word);
    this.#say(phrase("correct.selecting"));
    return true;
  }

  /**
   * @param {Utf16Span} span
   * @param {"start" | "end"} edge
   * @param {1 | -1} step
   */
  #grow(span, edge, step) {
    const text = this.#textOf();
    const next = grown(text, span, edge, step);
    this.#select(next);
    this.#say(text.slice(next.start, next.end));
  }

  /** @param {Utf16Span} span */
  #select(span) {
    this.#view.select(span);
    this.#view.reveal(span);
  }

  /** @param {string} words */
  #say(words) {
    this.#announcer.replaceChildren(...nodesOf(words));
  }
}
