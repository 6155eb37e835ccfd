// Corrections of the article being read: opens their dialogue, makes, undoes and redoes them.

/** @import { Edit } from "./corrections/edit.js" */
/** @import { Utf16Span } from "./document/span.js" */
/** @import { OpenArticle } from "./open-articles.js" */
/** @import { Claim, Entity } from "./pkg/whosaid.js" */
import { ArticleView } from "./article-view.js";
import { CorrectDialog } from "./correct-dialog.js";
import { CorrectionsBar } from "./corrections-bar.js";
import { find } from "./dom.js";
import { phrase } from "./language.js";
import { correctedOf, correctionOf } from "./open-articles.js";
import { Selecting } from "./selecting.js";
import { nodesOf } from "./translate.js";

/**
 * What the reader wants to correct; nothing of it where they point nowhere.
 *
 * @typedef {{ entity?: Entity | null, claim?: Claim | null, selection?: Utf16Span | null }} CorrectWish
 */

export class Correcting {
  #view = find(document, "whosaid-article", ArticleView);
  #dialog = find(document, "whosaid-correct", CorrectDialog);
  #bar = find(document, "whosaid-corrections", CorrectionsBar);
  #announcer = find(document, ".announcer", HTMLElement);
  /** @type {OpenArticle | null} */
  #article = null;
  #present;

  /** @param {(article: OpenArticle) => void} present  shows an article anew, as it is corrected now */
  constructor(present) {
    this.#present = present;
    new Selecting(this.#view, () => this.#article?.text ?? "");
    document.addEventListener("whosaid:correct", (event) => this.#correct(/** @type {CustomEvent<CorrectWish>} */ (event).detail));
    document.addEventListener("whosaid:edit", (event) => this.#make(/** @type {CustomEvent<Edit>} */ (event).detail));
    document.addEventListener("whosaid:undo", () => this.#undo());
    document.addEventListener("whosaid:redo", () => this.#redo());
    document.addEventListener("whosaid:language", () => this.show(this.#article));
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** @param {OpenArticle | null} article  that is being read now */
  show(article) {
    this.#article = article;
    const misfits = (article && correctionOf(article)?.misfits) ?? [];
    this.#bar.show(article && article.history, misfits.length);
  }

  /** @param {CorrectWish} wish */
  #correct({ entity = null, claim = null, selection = null }) {
    const article = this.#article;
    const analysis = article && correctedOf(article);
    if (!analysis) return;
    if (!entity && !claim && !selection) return this.#say(phrase("correct.nothing"));
    const subject = { text: article.text, analysis, entity, claim, selection };
    this.#dialog.open(subject, () => this.#view.focus({ preventScroll: true }));
  }

  /** @param {Edit} edit */
  #make(edit) {
    if (!this.#article) return;
    this.#article.history.add(edit);
    this.#changed(phrase("correct.made", { what: phrase(`correct.did.${edit.edit}`) }));
  }

  #undo() {
    const edit = this.#article?.history.undo();
    if (edit) this.#changed(phrase("correct.undone", { what: phrase(`correct.did.${edit.edit}`) }));
  }

  #redo() {
    const edit = this.#article?.history.redo();
    if (edit) this.#changed(phrase("correct.made", { what: phrase(`correct.did.${edit.edit}`) }));
  }

  /** @param {string} words  that say what has changed */
  #changed(words) {
    if (!this.#article) return;
    this.#present(this.#article);
    this.#say(words);
    document.dispatchEvent(new CustomEvent("whosaid:corrected"));
  }

  /** @param {string} words */
  #say(words) {
    this.#announcer.replaceChildren(...nodesOf(words));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const key = event.key.toLowerCase();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    // A text that is being typed has an undo of its own.
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (!isCommand || isTyping || !this.#article || !["y", "z"].includes(key)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.#redo();
    else this.#undo();
  }
}
