// Keeps articles with their corrections in this browser, once the reader says so, and only then.

/** @import { OpenArticle } from "./open-articles.js" */
/** @import { KeptArticle } from "./storage/kept-articles.js" */
import { find } from "./dom.js";
import { KeptList } from "./kept-list.js";
import { nameOf } from "./open-articles.js";
import { askToPersist, KeepError } from "./storage/database.js";
import { forgetArticle, keepArticle, keptArticle, keptArticles } from "./storage/kept-articles.js";

/** Typing is written down after a rest, not at every key. */
const REST_MS = 400;

export class Keeping {
  #button = find(document, "#keep", HTMLButtonElement);
  #list = find(document, "whosaid-kept", KeptList);
  #openKept;
  /** @type {OpenArticle | null} */
  #article = null;
  /** What was last written of each article, to see what has changed.
   * @type {WeakMap<OpenArticle, string>} */
  #written = new WeakMap();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(kept: KeptArticle, key: number) => void} openKept */
  constructor(openKept) {
    this.#openKept = openKept;
    this.#button.addEventListener("click", () => this.#toggle());
    document.addEventListener("whosaid:open-kept", (event) => this.#open(/** @type {CustomEvent<number>} */ (event).detail));
    document.addEventListener("whosaid:forget-kept", (event) => this.#forget(/** @type {CustomEvent<number>} */ (event).detail));
    document.addEventListener("whosaid:forgotten", () => this.#show());
    document.addEventListener("whosaid:corrected", () => this.#save());
    document.addEventListener("whosaid:articles", () => this.#saveSoon());
    this.#show();
  }

  /** @param {OpenArticle | null} article  that is being read now */
  show(article) {
    this.#article = article;
    this.#saveSoon();
    this.#button.ariaPressed = String(article !== null && article.keptAs !== null);
  }

  async #toggle() {
    const article = this.#article;
    if (!article) return;
    if (article.keptAs === null) await this.#keep(article);
    else await this.#forget(article.keptAs);
  }

  #saveSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), REST_MS);
  }

  /** Writes down what has changed in the article that is kept. */
  async #save() {
    const article = this.#article;
    if (article && article.keptAs !== null && this.#written.get(article) !== stateOf(article)) await this.#keep(article);
  }

  /** @param {OpenArticle} article */
  async #keep(article) {
    const state = stateOf(article);
    const { text, facts, analysis, history } = article;
    const kept = { name: nameOf(article), text, facts: { ...facts }, analysis, edits: [...history.edits], keptAt: Date.now() };
    await attempt(async () => {
      const isNew = article.keptAs === null;
      article.keptAs = await keepArticle(kept, article.keptAs);
      if (isNew) askToPersist();
      this.#written.set(article, state);
    });
    await this.#show();
  }

  /** @param {number} key */
  async #forget(key) {
    await attempt(async () => {
      await forgetArticle(key);
      document.dispatchEvent(new CustomEvent("whosaid:forget", { detail: key }));
    });
    await this.#show();
  }

  /** @param {number} key */
  async #open(key) {
    await attempt(async () => {
      const kept = await keptArticle(key);
      if (kept) this.#openKept(kept, key);
    });
  }

  async #show() {
    this.show(this.#article);
    await attempt(async () => this.#list.show(await keptArticles()));
  }
}

/**
 * @param {OpenArticle} article
 * @returns {string}  differs where something is to be written anew
 */
function stateOf({ text, facts, analysis, history }) {
  return JSON.stringify([text, facts, analysis !== null, history.edits]);
}

/**
 * Says what went wrong; what is on the screen stays as it is.
 *
 * @param {() => Promise<void>} act
 */
export async function attempt(act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof KeepError)) throw error;
    document.dispatchEvent(new CustomEvent("whosaid:said", { detail: error.code }));
  }
}
