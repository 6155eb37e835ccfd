// Shows who says what in one page: reads it, has it analysed, paints it, keeps up with its changes, and takes all of it
// away again. The page's nodes are never changed; only an open card adds one element under <html>.

/** @import { Facts } from "../../www/export/annotated-article.js" */
/** @import { Analysis } from "../../pkg/whosaid.js" */
/** @import { Choice } from "./choose.js" */
/** @import { Cuts } from "./live-text.js" */
/** @import { ReadPage } from "./read-page.js" */
/** @import { Extent, Found, FromPage, PageState, Place, ToPage } from "../shared/protocol.js" */
import { AnnotationIndex } from "../../www/document/annotation-index.js";
import { NO_FACTS } from "../../www/export/annotated-article.js";
import { ENTITY_KINDS } from "../../www/labels.js";
import { setLanguage } from "../../www/language.js";
import { messageOf } from "../../www/messages.js";
import { readSettings } from "../shared/settings.js";
import { analyse } from "./analyse.js";
import { chooseArticle, chooseWhole } from "./choose.js";
import { Explaining } from "./explaining.js";
import { LiveText } from "./live-text.js";
import { Painting } from "./painting.js";
import { readPage } from "./read-page.js";
import { Refused } from "./refused.js";
import { chooseSelection, selectedRange } from "./selection.js";
import { isOnDark } from "./theme.js";
import { Watcher } from "./watcher.js";

/** @type {Readonly<PageState>} */
const OFF = {
  status: "off",
  code: null,
  extent: "article",
  version: 0,
  length: 0,
  paragraphs: { analysed: 0, all: 0 },
  facts: NO_FACTS,
};

/**
 * What is shown of the page.
 *
 * @typedef {object} Shown
 * @property {ReadPage} page
 * @property {LiveText} live
 * @property {Analysis} analysis
 * @property {AnnotationIndex} index
 * @property {Painting} painting
 * @property {Facts} facts
 * @property {boolean} isDark
 */

export class PageReader {
  /** @type {PageState} */
  #state = OFF;
  #version = 0;
  #work = new AbortController();
  /** @type {Shown | null} */
  #shown = null;
  /** What the reader had selected. @type {Range | null} */
  #range = null;
  /** @type {boolean | null} */
  #styles = null;
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();
  #withStatements = false;
  #explaining = new Explaining((message) => this.#tell(message));
  #watcher = new Watcher(
    () => this.#refresh(),
    (node) => this.#explaining.owns(node),
  );

  /**
   * @param {ToPage} message
   * @returns {PageState | Found | null}  the answer
   */
  receive(message) {
    switch (message.type) {
      case "toggle":
        if (this.#state.status === "off" || this.#state.status === "failed" || message.extent !== "article") this.#start(message.extent);
        else this.off();
        break;
      case "start":
        this.#start(message.extent);
        break;
      case "off":
        this.off();
        break;
      case "found":
        return this.#shown && { text: this.#shown.live.text, analysis: this.#shown.analysis };
      case "step":
        this.#explaining.step(message.step);
        break;
      case "reveal":
        this.#reveal(message.place);
        break;
      case "hide":
        this.#hide(new Set(message.styles));
        break;
      case "statements":
        this.#showStatements(message.shown);
        break;
    }
    return this.#state;
  }

  /** Begins by itself; says nothing if there is no article. */
  begin() {
    if (this.#state.status === "off") this.#run("article", true);
  }

  /** Takes everything away, and ends what is under way. */
  off() {
    this.#work.abort();
    this.#clear();
    this.#range = null;
    this.#enter({ ...OFF });
  }

  /** @param {Extent} extent */
  #start(extent) {
    const range = extent === "whole" ? null : selectedRange(document);
    this.#range = range;
    return this.#run(range ? "selection" : extent, false);
  }

  /**
   * @param {Extent} extent
   * @param {boolean} isQuiet  no message in the page if there is nothing to show
   */
  async #run(extent, isQuiet) {
    const { signal } = this.#begin();
    this.#clear();
    this.#enter({ ...OFF, status: "reading", extent });
    try {
      await this.#applySettings();
      await this.#read(extent, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error, isQuiet);
    }
  }

  /** The text of the page may be another one, or the same in other nodes. */
  async #refresh() {
    const { extent } = this.#state;
    const { signal } = this.#begin();
    try {
      await this.#read(extent, signal);
    } catch (error) {
      if (signal.aborted) return;
      // The next page in this place may have an article again.
      const watched = this.#shown;
      this.#fail(error, true);
      if (watched) this.#watcher.watch(watched.page, watched.live, 0);
    }
  }

  /** @returns {AbortController}  for new work, in the place of what was under way */
  #begin() {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work;
  }

  async #applySettings() {
    const { language, cardOnHover, level } = await readSettings();
    if (language) setLanguage(language);
    this.#explaining.opensOnHover = cardOnHover;
    this.#withStatements = level === "all";
    this.#hidden = new Set(level === "claims" ? [...ENTITY_KINDS.keys()].map((kind) => `entity-${kind}`) : []);
  }

  /**
   * @param {Extent} extent
   * @param {AbortSignal} signal
   * @throws {Refused} if there is nothing to read
   */
  async #read(extent, signal) {
    if (document.contentType === "application/pdf") throw new Refused("page_pdf");
    const start = performance.now();
    const page = await readPage(document, signal);
    const choice = this.#choose(page, extent);
    if (!choice) throw new Refused(extent === "selection" ? "page_selection" : "page_no_article");
    const live = new LiveText(choice.blocks, choice.cuts);
    const readingMs = performance.now() - start;
    const first = choice.blocks[0];
    const isDark = first ? isOnDark(first.element) : false;
    this.#style(isDark);
    // The same words in new nodes need no new annotation.
    const known = this.#shown?.live.text === live.text ? this.#shown.analysis : null;
    const { facts, paragraphs } = choice;
    if (!known && !this.#shown) this.#enter({ ...this.#state, status: "analysing", length: live.end, paragraphs, facts });
    const analysis = known ?? (await analyse(live.text, signal));
    signal.throwIfAborted();
    if (!known) this.#version += 1;
    const painting = new Painting(live);
    this.#shown?.painting.clear();
    this.#shown = { page, live, analysis, index: new AnnotationIndex(analysis), painting, facts, isDark };
    this.#watcher.watch(page, live, readingMs);
    painting.hide(this.#hidden);
    this.#explaining.show(this.#shown, this.#hidden);
    const painted = painting.paint(this.#shown.index, this.#withStatements, signal);
    this.#enter({ status: "on", code: null, extent, version: this.#version, length: live.end, paragraphs, facts });
    await painted;
  }

  /**
   * @param {ReadPage} page
   * @param {Extent} extent
   * @returns {(Choice & { cuts?: Cuts }) | null}
   */
  #choose(page, extent) {
    const url = location.href.split("#")[0] ?? "";
    if (extent === "whole") return chooseWhole(page, url);
    if (extent === "article") return chooseArticle(page, url);
    return this.#range && chooseSelection(page, this.#range, url);
  }

  /** @param {Place} place */
  #reveal(place) {
    const analysis = this.#shown?.analysis;
    if (!analysis) return;
    if ("claim" in place) this.#explaining.goToClaim(analysis.claims[place.claim] ?? null);
    else if ("entity" in place) this.#explaining.goToEntity(analysis.entities[place.entity] ?? null);
    else this.#explaining.goToStatement(analysis.statements[place.statement] ?? null);
  }

  /** @param {ReadonlySet<string>} styles */
  #hide(styles) {
    this.#hidden = styles;
    this.#explaining.hide(styles);
    this.#shown?.painting.hide(styles);
  }

  /** @param {boolean} shown */
  #showStatements(shown) {
    if (shown === this.#withStatements) return;
    this.#withStatements = shown;
    if (!this.#shown) return;
    const { painting, index } = this.#shown;
    painting.clear();
    painting.paint(index, shown, this.#work.signal).catch(() => {});
  }

  /**
   * @param {unknown} error
   * @param {boolean} isQuiet
   */
  #fail(error, isQuiet) {
    const code = error instanceof Refused ? error.code : "page_failed";
    const isDark = this.#shown?.isDark ?? false;
    this.#clear();
    this.#enter({ ...OFF, status: "failed", code });
    if (!isQuiet) this.#explaining.say(messageOf(code).text, isDark);
  }

  #clear() {
    this.#watcher.stop();
    this.#explaining.clear();
    this.#shown?.painting.clear();
    this.#shown = null;
    this.#style(null);
  }

  /** @param {boolean | null} isDark */
  #style(isDark) {
    if (isDark === this.#styles) return;
    if (isDark !== null && this.#styles !== null) this.#tell({ type: "styles", isDark: null });
    this.#styles = isDark;
    this.#tell({ type: "styles", isDark });
  }

  /** @param {PageState} state */
  #enter(state) {
    this.#state = state;
    this.#tell({ type: "state", state });
  }

  /** @param {FromPage} message */
  #tell(message) {
    try {
      chrome.runtime.sendMessage(message).catch(() => {});
    } catch {
      // The extension has been updated or removed: nobody is left to hear it.
    }
  }
}
