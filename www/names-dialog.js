// The reader's own names: a dialogue that adds, removes, imports, exports and keeps them.
//
// Tells by the event "whosaid:names" on the document that the list is another one.

/** @import { Kind, OwnName } from "./pkg/whosaid.js" */
import { makeSelect } from "./correct-fields.js";
import { decode } from "./decode.js";
import { save } from "./delivery.js";
import { find, make, makeButton } from "./dom.js";
import { attempt } from "./keeping.js";
import { kindOf } from "./labels.js";
import { list, phrase } from "./language.js";
import { NAME_KINDS, readNames, withName, writeNames } from "./names/own-names.js";
import { forgetNames, keepNames, keptNames } from "./storage/kept-names.js";

/** More numbers of bad lines than this help nobody. */
const MOST_LINES = 10;

export class NamesDialog extends HTMLElement {
  #dialog = make("dialog", "names");
  #rows = make("ul", "names-list");
  #status = make("p", "names-status");
  #file = make("input", "");
  #keep = make("input", "");
  #button = find(document, "#names", HTMLButtonElement);
  /** @type {readonly OwnName[]} */
  #names = [];
  #isKept = false;
  /** Resolves once the kept list has been looked for: an analysis before that would be done twice. */
  ready = Promise.resolve();

  connectedCallback() {
    this.#dialog.setAttribute("aria-labelledby", "names-heading");
    this.#status.role = "status";
    this.#file.type = "file";
    this.#file.accept = ".tsv,.csv,.txt,text/tab-separated-values,text/csv,text/plain";
    this.#file.hidden = true;
    this.#keep.type = "checkbox";
    this.#file.addEventListener("change", () => this.#import());
    this.#keep.addEventListener("change", () => this.#toggleKept());
    this.#button.addEventListener("click", () => this.#open());
    this.#dialog.addEventListener("close", () => this.#button.focus());
    this.append(this.#dialog);
    this.ready = attempt(async () => {
      const names = await keptNames();
      this.#isKept = names !== null;
      if (names && names.length > 0) this.#change(names);
    });
  }

  /** @returns {readonly OwnName[]} */
  get names() {
    return this.#names;
  }

  #open() {
    const heading = make("h2", "", phrase("names.heading"));
    heading.id = "names-heading";
    const kept = make("label", "names-keep", this.#keep, " ", phrase("names.keep"));
    this.#keep.checked = this.#isKept;
    this.#file.setAttribute("aria-label", phrase("names.file"));
    const buttons = make(
      "div",
      "correct-buttons",
      makeButton("", () => this.#file.click(), phrase("names.import")),
      makeButton("", () => save("whosaid-names.tsv", "text/tab-separated-values", writeNames(this.#names)), phrase("names.export")),
      this.#file,
    );
    const close = makeButton("correct-close", () => this.#dialog.close(), phrase("action.close"));
    this.#status.textContent = "";
    this.#dialog.replaceChildren(heading, make("p", "", phrase("names.for")), this.#form(), this.#rows, this.#status, buttons, kept, close);
    this.#list();
    this.#dialog.showModal();
  }

  /** @returns {HTMLFormElement}  that adds a name */
  #form() {
    const input = make("input", "");
    Object.assign(input, { type: "text", required: true, autocomplete: "off", dir: "auto", pattern: ".*\\S.*" });
    const kinds = NAME_KINDS.map((kind) => /** @type {[Kind, string]} */ ([kind, kindOf(kind)]));
    const kind = makeSelect("correct.kind", kinds, "person");
    const field = make("label", "", make("span", "", phrase("correct.new_name")), input);
    const form = make("form", "correct-form", field, kind.field, make("button", "", phrase("names.add")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#change(withName(this.#names, { text: input.value, kind: kind.value() }));
      input.value = "";
      input.focus();
    });
    return form;
  }

  #list() {
    const rows = this.#names.map((name) => {
      const words = make("span", "", name.text);
      words.dir = "auto";
      const remove = makeButton("quiet", () => this.#remove(name), phrase("names.remove"));
      remove.setAttribute("aria-label", phrase("names.remove_this", { name: name.text }));
      return make("li", "", words, make("span", "names-kind", kindOf(name.kind)), remove);
    });
    this.#rows.replaceChildren(...rows);
  }

  /** @param {OwnName} name */
  #remove(name) {
    const index = this.#names.indexOf(name);
    this.#change(this.#names.filter((other) => other !== name));
    const buttons = [...this.#rows.querySelectorAll("button")];
    (buttons[Math.min(index, buttons.length - 1)] ?? this.#dialog.querySelector("input"))?.focus();
  }

  async #import() {
    const [file] = this.#file.files ?? [];
    // So that choosing the same file again is a change.
    const buffer = await file?.arrayBuffer().catch(() => null);
    this.#file.value = "";
    const text = buffer ? decode(buffer)?.text : undefined;
    if (text === undefined) return this.#say(phrase("names.unreadable"));
    const { names, badLines } = readNames(text);
    this.#change(names.reduce((all, name) => withName(all, name), /** @type {OwnName[]} */ ([...this.#names])));
    const words = [phrase("names.read", { count: names.length })];
    if (badLines.length > 0) words.push(phrase("names.bad_lines", { count: badLines.length, lines: list(badLines.slice(0, MOST_LINES).map(String)) }));
    this.#say(words.join(" "));
  }

  async #toggleKept() {
    const wanted = this.#keep.checked;
    await attempt(async () => {
      await (wanted ? keepNames(this.#names) : forgetNames());
      this.#isKept = wanted;
    });
    this.#keep.checked = this.#isKept;
    if (wanted && !this.#isKept) this.#say(phrase("names.not_kept"));
  }

  /** @param {readonly OwnName[]} names */
  #change(names) {
    this.#names = names;
    this.#list();
    document.dispatchEvent(new CustomEvent("whosaid:names"));
    if (this.#isKept) attempt(async () => void (await keepNames(names)));
  }

  /** @param {string} words */
  #say(words) {
    this.#status.textContent = words;
  }
}

customElements.define("whosaid-names", NamesDialog);
