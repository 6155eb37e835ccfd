// The menu that exports the article: as a file, to the clipboard, to the printer; and what is known of
// the article, which goes into every file.
//
// Tells by the event "whosaid:facts" that the reader changed that; the detail is the Facts. By
// "whosaid:said" that something was done or failed; the detail is a code of messages.js.

/** @import { AnnotatedArticle, Facts } from "./export/annotated-article.js" */
/** @import { Format } from "./export/formats.js" */
/** @import { PhraseKey } from "./language.js" */
import { copyRich, pageStyles, save } from "./delivery.js";
import { make, makeButton } from "./dom.js";
import { FORMATS } from "./export/formats.js";
import { toRichText } from "./export/rich-text.js";
import { fileNameOf, titleOf } from "./export/title.js";
import { FactsForm } from "./facts-form.js";
import { setText } from "./translate.js";

export class ExportMenu extends HTMLElement {
  #button = makeButton("", () => this.#toggle());
  #menu = make("div", "export-menu");
  #facts = new FactsForm((facts) => this.#tell("facts", facts));
  /** @type {() => Promise<AnnotatedArticle | null>} */
  #collect = async () => null;

  connectedCallback() {
    setText(this.#button, "export.label");
    this.#button.ariaExpanded = "false";
    this.#menu.hidden = true;
    const choices = FORMATS.map((format) => choice(`export.${format.id}`, () => this.#save(format)));
    choices.push(choice("export.copy", () => this.#copy()));
    // Where the article itself is not on the page there is nothing to print.
    if (!this.hasAttribute("without-print")) choices.push(choice("export.print", () => this.#print()));
    this.#menu.append(make("ul", "", ...choices.map((button) => make("li", "", button))), this.#facts.element);
    this.replaceChildren(this.#button, this.#menu);
    this.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.contains(target)) this.#close();
    });
  }

  /**
   * @param {() => Promise<AnnotatedArticle | null>} collect  the article being read; null until it is analysed
   */
  serve(collect) {
    this.#collect = collect;
  }

  /** @param {Facts} facts  of the article being read */
  describe(facts) {
    this.#facts.fill(facts);
  }

  #toggle() {
    const isOpen = this.#menu.hidden;
    this.#menu.hidden = !isOpen;
    this.#button.ariaExpanded = String(isOpen);
    if (isOpen) this.#menu.querySelector("button")?.focus();
  }

  #close() {
    this.#menu.hidden = true;
    this.#button.ariaExpanded = "false";
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" && !this.#menu.hidden) {
      event.stopPropagation();
      this.#close();
      this.#button.focus();
    } else if (step !== 0 && event.target instanceof HTMLButtonElement) {
      const buttons = [...this.#menu.querySelectorAll("button")];
      const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
      event.preventDefault();
      next?.focus();
    }
  }

  /** @param {Format} format */
  async #save({ extension, type, write }) {
    const annotated = await this.#taken();
    if (annotated) save(`${fileNameOf(titleOf(annotated.article))}.${extension}`, type, write(annotated, pageStyles()));
  }

  async #copy() {
    const annotated = await this.#taken();
    if (!annotated) return;
    const isCopied = await copyRich(toRichText(annotated, fillOf));
    this.#tell("said", isCopied ? "copied" : "copy_failed");
  }

  #print() {
    this.#close();
    print();
  }

  /** @returns {Promise<AnnotatedArticle | null>} */
  async #taken() {
    const annotated = await this.#collect();
    this.#close();
    this.#button.focus();
    if (!annotated) this.#tell("said", "export_nothing");
    return annotated;
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`whosaid:${name}`, { bubbles: true, detail }));
  }
}

/**
 * @param {Extract<PhraseKey, `export.${string}`>} key  of its name; that of what it is for ends in ".for"
 * @param {() => void} act
 */
function choice(key, act) {
  const name = make("span", "export-name");
  const purpose = make("span", "export-purpose");
  setText(name, key);
  setText(purpose, /** @type {PhraseKey} */ (`${key}.for`));
  return makeButton("", act, name, purpose);
}

/** A word processor's page is white: the colours for light are taken. @type {import("./export/rich-text.js").FillOf} */
function fillOf(kind) {
  const colour = getComputedStyle(document.documentElement).getPropertyValue(`--fill-${kind}`);
  return /#[0-9a-f]{3,8}/i.exec(colour)?.[0] ?? "#ffffff";
}

customElements.define("whosaid-export", ExportMenu);
