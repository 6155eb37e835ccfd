// Where an article comes in: typed, pasted, dropped, opened from a file or chosen as a sample.
//
// Tells of it by the event "whosaid:article", whose detail is an Arrival.

/** @import { Extract } from "./extract.js" */
import { find, makeButton } from "./dom.js";
import { ExtractError, fromData, fromFile, fromText } from "./extract.js";
import { SAMPLES, readSample } from "./samples.js";
import { setText } from "./translate.js";

/** Textareas become slow with more than this many UTF-16 code units. */
const LONGEST_EDITABLE = 200_000;

/**
 * @typedef {object} Arrival
 * @property {string | null} text  null if there is none, for which the notes give the reason
 * @property {string[]} notes  codes for messages.js
 * @property {"whole" | "typing"} manner  whole: the article has been given, and is to be read now
 */

export class ArticleEditor extends HTMLElement {
  #textarea = find(this, "textarea", HTMLTextAreaElement);
  #done = find(this, ".editor-done", HTMLButtonElement);
  #fileInput = find(this, ".editor-file", HTMLInputElement);
  /** Counts what was given, so that a slow file does not replace what came after it. */
  #arrivals = 0;

  connectedCallback() {
    const samples = SAMPLES.map((sample) => {
      const button = makeButton("sample", () => this.#take(() => readSample(sample).then(fromText)));
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
    this.#tell({ text, notes: [], manner: "typing" });
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
    return target === this.#textarea && !isAllSelected && pasted.length <= LONGEST_EDITABLE;
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
    const extract = fromData(data);
    const notes = extract.text === "" ? ["nothing_given"] : extract.notes;
    this.#take(async () => ({ text: extract.text, notes }));
  }

  /** @param {File[]} files */
  #takeFiles(files) {
    const [first] = files;
    if (!first) return;
    const more = files.length > 1 ? ["files_more"] : [];
    this.#take(async () => {
      const { text, notes } = await fromFile(first);
      return { text, notes: [...more, ...notes] };
    });
  }

  /** @param {() => Promise<Extract>} read */
  async #take(read) {
    const arrival = ++this.#arrivals;
    /** @type {Arrival} */
    let arrived;
    try {
      arrived = { ...(await read()), manner: "whole" };
    } catch (error) {
      const code = error instanceof ExtractError ? error.code : "load_sample";
      arrived = { text: null, notes: [code], manner: "whole" };
    }
    if (arrival !== this.#arrivals) return;
    if (arrived.text !== null) this.#fill(arrived.text, arrived.notes);
    this.#tell(arrived);
  }

  /**
   * @param {string} text
   * @param {string[]} notes  gets one more if the text cannot be edited
   */
  #fill(text, notes) {
    const isEditable = text.length <= LONGEST_EDITABLE;
    if (!isEditable) notes.push("long");
    this.#textarea.value = isEditable ? text : "";
    this.#done.hidden = !isEditable;
  }

  /** @param {Arrival} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("whosaid:article", { bubbles: true, detail }));
  }
}

customElements.define("whosaid-editor", ArticleEditor);
