// Where an article comes in: typed, pasted, dropped, opened from a file or chosen as a sample.
//
// Tells of it by the event "whosaid:article", whose detail is an Arrival.

/** @import { Extract } from "./extract.js" */
/** @import { Task } from "./progress.js" */
/** @import { Sample } from "./samples.js" */
import { find, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { Progress } from "./progress.js";
import { NO_FACTS } from "./export/annotated-article.js";
import { ExtractError, fromData, fromFile, fromText } from "./extract.js";
import { SAMPLES, readSample } from "./samples.js";
import { setText } from "./translate.js";

/** Textareas become slow with more than this many UTF-16 code units. */
const LONGEST_EDITABLE = 200_000;

/**
 * @typedef {object} Arrival
 * @property {Extract[]} articles  the first is to be read now; none if there is no text, for which the
 *   notes give the reason
 * @property {string[]} notes  codes for messages.js
 * @property {"whole" | "typing"} manner  typing: the text of the article at hand, as it is now
 */

export class ArticleEditor extends HTMLElement {
  #textarea = find(this, "textarea", HTMLTextAreaElement);
  #done = find(this, ".editor-done", HTMLButtonElement);
  #fileInput = find(this, ".editor-file", HTMLInputElement);
  #progress = find(document, "whosaid-progress", Progress);
  /** Counts what was given, so that a slow file does not replace what came after it. */
  #arrivals = 0;

  connectedCallback() {
    const samples = SAMPLES.map((sample) => {
      const button = makeButton("sample", () => this.takeSample(sample));
      setText(button, sample.name);
      return button;
    });
    find(this, ".editor-samples", HTMLElement).append(...samples);
    find(this, ".editor-open", HTMLButtonElement).addEventListener("click", () => this.#fileInput.click());
    this.#fileInput.addEventListener("change", () => this.#chosen());
    this.#textarea.addEventListener("input", () => this.#typed());
    this.#done.addEventListener("click", () => this.close());
    // On the document: an article may be pasted or dropped anywhere.
    document.addEventListener("paste", (event) => this.#pasted(event));
    document.addEventListener("dragover", (event) => this.#draggedOver(event));
    document.addEventListener("dragleave", (event) => this.#draggedOut(event));
    document.addEventListener("drop", (event) => this.#dropped(event));
  }

  /**
   * Takes a text in, to be edited when the reader wants to.
   *
   * @param {string} text
   */
  fill(text) {
    this.#arrivals += 1;
    this.#textarea.value = isEditable(text) ? text : "";
    this.#done.hidden = this.#textarea.value === "";
  }

  /** @param {Sample} sample  that is to be read */
  takeSample(sample) {
    this.#take([() => readSample(sample).then(fromText)], "empty");
  }

  /** Gives up what is being read in. */
  cancel() {
    this.#arrivals += 1;
  }

  /** Opens the editor for the text being read, and puts the caret into it. */
  open() {
    this.classList.remove("closed");
    this.#textarea.focus();
  }

  /** Leaves the text to the reading view. */
  close() {
    this.classList.add("closed");
  }

  /** Whether the editor holds the article: one that is too long is only shown. */
  get canEdit() {
    return this.#textarea.value !== "";
  }

  #typed() {
    this.#arrivals += 1;
    const text = this.#textarea.value;
    this.#done.hidden = text === "";
    const typed = { text, notes: [], facts: NO_FACTS, analysis: null, corrections: [] };
    this.#tell({ articles: [typed], notes: [], manner: "typing" });
  }

  #chosen() {
    const files = [...(this.#fileInput.files ?? [])];
    // So that choosing the same file again is a change.
    this.#fileInput.value = "";
    this.#takeFiles(files);
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const data = event.clipboardData;
    if (!data || this.#adds(event.target, data.getData("text/plain"))) return;
    event.preventDefault();
    this.#takeData(data);
  }

  /**
   * @param {EventTarget | null} target
   * @param {string} pasted
   * @returns {boolean}  true where what is pasted only adds to a text being edited
   */
  #adds(target, pasted) {
    const { selectionStart, selectionEnd, value } = this.#textarea;
    const isAllSelected = selectionStart === 0 && selectionEnd === value.length;
    return target === this.#textarea && !isAllSelected && isEditable(pasted);
  }

  /** @param {DragEvent} event */
  #draggedOver(event) {
    event.preventDefault();
    this.classList.add("dragging");
  }

  /** @param {DragEvent} event */
  #draggedOut(event) {
    if (event.relatedTarget === null) this.classList.remove("dragging");
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    // Words moved about in the editor are no new article.
    if (event.target === this.#textarea && this.#textarea.value && !event.dataTransfer?.files.length) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    this.classList.remove("dragging");
    if (event.dataTransfer) this.#takeData(event.dataTransfer);
  }

  /** @param {DataTransfer} data  readable until the event is over */
  #takeData(data) {
    if (data.files.length > 0) return this.#takeFiles([...data.files]);
    const reading = fromData(data);
    this.#take([() => reading], "nothing_given");
  }

  /** @param {File[]} files */
  #takeFiles(files) {
    if (files.length > 0) this.#take(files.map((file) => () => fromFile(file)), "empty");
  }

  /**
   * @param {(() => Promise<Extract>)[]} readers  one for each article
   * @param {string} nothing  code for what has no text
   */
  async #take(readers, nothing) {
    const arrival = ++this.#arrivals;
    /** @type {Task} */
    const task = { words: () => phrase("progress.opening", { count: readers.length }), share: readers.length > 1 ? 0 : null };
    const done = this.#progress.begin(task);
    /** @type {Arrival} */
    const arrived = { articles: [], notes: [], manner: "whole" };
    for (const [index, read] of readers.entries()) {
      await take(read, nothing, arrived);
      if (arrival !== this.#arrivals) break;
      task.share = (index + 1) / readers.length;
    }
    done();
    if (arrival === this.#arrivals) this.#tell(arrived);
  }

  /** @param {Arrival} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("whosaid:article", { bubbles: true, detail }));
  }
}

/**
 * @param {() => Promise<Extract>} read
 * @param {string} nothing
 * @param {Arrival} arrived  gets the article, or the reason why there is none
 */
async function take(read, nothing, { articles, notes }) {
  try {
    const extract = await read();
    if (extract.text === "") notes.push(...extract.notes, nothing);
    else articles.push(isEditable(extract.text) ? extract : { ...extract, notes: [...extract.notes, "long"] });
  } catch (error) {
    notes.push(error instanceof ExtractError ? error.code : "load_sample");
  }
}

/** @param {string} text */
function isEditable(text) {
  return text.length <= LONGEST_EDITABLE;
}

customElements.define("whosaid-editor", ArticleEditor);
