// The articles that are open, one of them current: what the tabs show.
//
// Tells by the event "whosaid:articles" on the document that one was opened, closed, chosen or renamed.

/** @import { Corrected } from "./corrections/apply.js" */
/** @import { Edit } from "./corrections/edit.js" */
/** @import { AnnotatedArticle, Facts } from "./export/annotated-article.js" */
/** @import { Message } from "./messages.js" */
/** @import { Analysis } from "./pkg/whosaid.js" */
import { apply } from "./corrections/apply.js";
import { carried } from "./corrections/edit.js";
import { History } from "./corrections/history.js";
import { NO_FACTS, sha256Of } from "./export/annotated-article.js";
import { titleOf } from "./export/title.js";

/**
 * @typedef {object} OpenArticle
 * @property {number} id
 * @property {Facts} facts
 * @property {string} text  as it is now: what is shown of it may be older while one types
 * @property {Analysis | null} analysis  of this text, before any correction; null until it is there
 * @property {History} history  of its corrections
 * @property {Message[]} messages  on how it came in
 * @property {number | null} keptAs  its key in this browser's storage; null if it is not kept
 * @property {number} top  how far its reader has scrolled, in CSS pixels
 */

/**
 * What an article is opened with.
 *
 * @typedef {{ text: string, corrections?: readonly Edit[] } & Partial<Pick<OpenArticle, "facts" | "analysis" | "messages" | "keptAs">>} Opening
 */

export class OpenArticles {
  /** @type {OpenArticle[]} */
  #list = [];
  /** @type {OpenArticle | null} */
  #current = null;
  #lastId = 0;

  /** @returns {readonly OpenArticle[]}  in the order they were opened */
  get all() {
    return this.#list;
  }

  /** The one being read; null while a new one is awaited. */
  get current() {
    return this.#current;
  }

  /**
   * @param {Opening} opening
   * @returns {OpenArticle}  which is not current yet
   */
  open({ text, facts = NO_FACTS, analysis = null, corrections = [], messages = [], keptAs = null }) {
    const history = new History(corrections);
    const article = { id: ++this.#lastId, facts: { ...facts }, text, analysis, history, messages, keptAs, top: 0 };
    this.#list.push(article);
    this.#tell();
    return article;
  }

  /** @param {OpenArticle | null} article  null for none, to have room for a new one */
  choose(article) {
    this.#current = article;
    this.#tell();
  }

  /**
   * @param {OpenArticle} article
   * @returns {OpenArticle | null}  its neighbour, if there is one
   */
  close(article) {
    const index = this.#list.indexOf(article);
    this.#list = this.#list.filter((other) => other !== article);
    if (this.#current === article) this.#current = null;
    this.#tell();
    return this.#list[Math.min(index, this.#list.length - 1)] ?? null;
  }

  /**
   * @param {OpenArticle} article  may have been closed meanwhile
   * @returns {boolean}
   */
  has(article) {
    return this.#list.includes(article);
  }

  /**
   * @param {OpenArticle} article
   * @param {string} text
   */
  edit(article, text) {
    article.history.carry(article.text, text);
    article.text = text;
    article.analysis = null;
    this.#tell();
  }

  /**
   * @param {OpenArticle} article
   * @param {Facts} facts
   */
  describe(article, facts) {
    article.facts = facts;
    this.#tell();
  }

  #tell() {
    document.dispatchEvent(new CustomEvent("whosaid:articles"));
  }
}

/**
 * @param {OpenArticle} article
 * @param {string} [text]  that was analysed, older than the article's while one types
 * @returns {Analysis | null}  as the reader has corrected it; null until it is analysed
 */
export function correctedOf(article, text = article.text) {
  return correctionOf(article, text)?.analysis ?? null;
}

/**
 * @param {OpenArticle} article
 * @param {string} [text]
 * @returns {Corrected | null}  with those of its corrections that have no place
 */
export function correctionOf({ analysis, history, text: now }, text = now) {
  if (!analysis) return null;
  const edits = carried(history.edits, now, text);
  const known = corrections.get(analysis);
  if (known && sameEdits(known.edits, edits)) return known.corrected;
  const corrected = apply(text, analysis, edits);
  corrections.set(analysis, { edits, corrected });
  return corrected;
}

/** What was made of an analysis last: it is asked for several times, and takes long for a long text.
 * @type {WeakMap<Analysis, { edits: Edit[], corrected: Corrected }>} */
const corrections = new WeakMap();

/**
 * @param {readonly Edit[]} one
 * @param {readonly Edit[]} other
 */
function sameEdits(one, other) {
  return one.length === other.length && one.every((edit, index) => edit === other[index]);
}

/**
 * @param {OpenArticle} article
 * @returns {Promise<AnnotatedArticle | null>}  for exports; null until it is analysed
 */
export async function annotatedOf(article) {
  const { facts, text, analysis: found, history } = article;
  const annotation = correctedOf(article);
  return annotation && { article: { ...facts, text, sha256: await sha256Of(text) }, annotation, corrections: history.edits, found };
}

/**
 * @param {OpenArticle} article
 * @returns {string}  "" for one without words
 */
export function nameOf({ facts, text }) {
  return titleOf({ title: facts.title, text });
}
