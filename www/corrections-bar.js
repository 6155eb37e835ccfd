// Says how many corrections an article has, and undoes and redoes them.
//
// Tells by the events "whosaid:undo" and "whosaid:redo" that the reader wants that.

/** @import { History } from "./corrections/history.js" */
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { setText } from "./translate.js";

export class CorrectionsBar extends HTMLElement {
  #words = make("span", "");
  #undo = makeButton("", () => this.#tell("whosaid:undo"));
  #redo = makeButton("", () => this.#tell("whosaid:redo"));

  connectedCallback() {
    setText(this.#undo, "correct.undo");
    setText(this.#redo, "correct.redo");
    this.append(this.#words, this.#undo, this.#redo);
  }

  /**
   * @param {History | null} history  null without an article
   * @param {number} misfits  corrections that the text has no place for
   */
  show(history, misfits) {
    const { canUndo = false, canRedo = false, lost = 0, edits = [] } = history ?? {};
    this.hidden = !canUndo && !canRedo && lost === 0;
    const words = [phrase("correct.count", { count: edits.length })];
    if (misfits > 0) words.push(phrase("correct.misfits", { count: misfits }));
    if (lost > 0) words.push(phrase("correct.lost", { count: lost }));
    this.#words.textContent = words.join(" · ");
    // Not disabled, which would take the focus from whoever has just pressed it.
    this.#undo.ariaDisabled = String(!canUndo);
    this.#redo.ariaDisabled = String(!canRedo);
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}

customElements.define("whosaid-corrections", CorrectionsBar);
