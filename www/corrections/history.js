// The corrections of one article: made, undone and made again.

/** @import { Edit } from "./edit.js" */
import { carried } from "./edit.js";

export class History {
  /** @type {Edit[]} */
  #made = [];
  /** @type {Edit[]} */
  #undone = [];
  /** How many were dropped because their words were changed. */
  lost = 0;

  /** @param {readonly Edit[]} [edits]  made before */
  constructor(edits = []) {
    this.#made = [...edits];
  }

  /** @returns {readonly Edit[]}  in the order in which they were made */
  get edits() {
    return this.#made;
  }

  get canUndo() {
    return this.#made.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Edit} edit */
  add(edit) {
    this.#made.push(edit);
    this.#undone = [];
    this.lost = 0;
  }

  /** @returns {Edit | null}  what was undone */
  undo() {
    const edit = this.#made.pop() ?? null;
    if (edit) this.#undone.push(edit);
    return edit;
  }

  /** @returns {Edit | null}  what was made again */
  redo() {
    const edit = this.#undone.pop() ?? null;
    if (edit) this.#made.push(edit);
    return edit;
  }

  /**
   * Goes along with a change of the text.
   *
   * @param {string} before
   * @param {string} after
   */
  carry(before, after) {
    const kept = carried(this.#made, before, after);
    this.lost += this.#made.length - kept.length;
    this.#made = kept;
    this.#undone = carried(this.#undone, before, after);
  }
}
