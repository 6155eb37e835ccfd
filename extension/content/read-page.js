// Reads a live page: its visible text nodes in the order they are seen, cut into blocks, and beside them a numbered
// copy of its elements, on which Readability can work without touching the page.
//
// Open shadow roots are read in place of what their hosts hold, slots as what is put into them, frames of the same
// origin as part of the page. What can be edited is left out: it is the reader's own text, not the article's.

import { BLOCKS, LINES, SKIPPED } from "../../www/html-text.js";
import { Slices } from "./slices.js";

/** Where an element of the copy has the number of the one that it stands for. */
export const NUMBER = "data-whosaid-number";

/** Readability takes seconds on pages with more elements, and so does their copy. */
const MOST_COPIED = 30_000;

/** Elements between two steps. */
const STEP = 50;

/** Elements within one another at most; parsers stop at 512, scripts do not. */
const DEEPEST = 2_000;

/** Attributes of elements by which Readability tells articles from what stands around them. */
const COPIED = ["id", "class", "role", "rel", "itemprop", "itemtype", "datetime", "href", "aria-hidden", "aria-modal"];

/** Parts of a page that hold no paragraphs of an article. */
const AROUND = new Set(["NAV", "FOOTER", "ASIDE", "FORM", "MENU", "DIALOG"]);

/** Roles, and words in a class or id, that say the same. */
const AROUND_ROLES = /^(navigation|banner|contentinfo|search|complementary|dialog|alertdialog|menu|toolbar)$/;
const AROUND_NAMES = /(^|[\s_-])(ads?|adverts?|advertisement|sponsor(ed)?|promo|newsletter|cookie|consent|comments?|related|share|social|subscribe|breadcrumbs?)([\s_-]|$)/i;

/**
 * A stretch of text that stands on lines of its own.
 *
 * @typedef {object} Block
 * @property {Element} element  that holds it
 * @property {number} gap  line ends before it
 * @property {boolean} isAround  it is no part of an article
 * @property {boolean} isCaption
 * @property {boolean} isAside  in a quotation or box, where pull quotes stand
 * @property {Item[]} items  in order
 */

/**
 * A text node.
 *
 * @typedef {object} Item
 * @property {Text} node
 * @property {number} owner  number of the element that holds it in the copy
 * @property {boolean} isPreformatted  its white space counts
 * @property {number} breaks  line ends before it, by <br>
 * @property {boolean} isCell  first in a cell of a table
 */

/**
 * @typedef {object} ReadPage
 * @property {Document} copy
 * @property {boolean} isCopied  false for a page that is too large for it
 * @property {Block[]} blocks  in order; none is empty
 * @property {Element[]} elements  by their number in the copy
 * @property {ShadowRoot[]} roots  open shadow roots that were met
 * @property {Document[]} documents  that of the page and of its frames
 */

/**
 * Where the walk is.
 *
 * @typedef {object} Place
 * @property {Node} copy  the parent in the copy
 * @property {number} owner
 * @property {Element} element  of the block
 * @property {boolean} isAround
 * @property {boolean} isCaption
 * @property {boolean} isAside
 * @property {boolean} isPreformatted
 * @property {number} depth
 */

/**
 * @param {Document} document
 * @param {AbortSignal} signal
 * @returns {Promise<ReadPage>}
 * @throws the signal's reason
 */
export async function readPage(document, signal) {
  const reader = new Reader(document);
  const slices = new Slices(signal);
  for (const _ of reader.read()) await slices.next();
  return reader.page;
}

class Reader {
  /** @type {ReadPage} */
  page;
  #document;
  /** @type {Block | null} */
  #block = null;
  #gap = 2;
  #breaks = 0;
  #isCell = false;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    const copy = document.implementation.createHTMLDocument(document.title);
    const isCopied = document.getElementsByTagName("*").length <= MOST_COPIED;
    this.page = { copy, isCopied, blocks: [], elements: [], roots: [], documents: [document] };
  }

  /** @returns {Generator<void>}  in small steps */
  *read() {
    this.#copyHead();
    const { body } = this.#document;
    if (!body) return;
    const root = { element: body, owner: -1, isAround: false, isCaption: false, isAside: false, isPreformatted: false, depth: 0 };
    yield* this.#children(body, { ...root, copy: this.page.copy.body });
    this.page.blocks = this.page.blocks.filter(({ items }) => items.some(({ node }) => /\S/.test(node.data)));
  }

  /** What publishers say of an article there: its author, its date. */
  #copyHead() {
    for (const element of this.#document.querySelectorAll('meta[content], script[type="application/ld+json"]')) {
      this.page.copy.head.append(this.page.copy.importNode(element, true));
    }
  }

  /**
   * @param {Node} parent
   * @param {Place} place
   * @returns {Generator<void>}
   */
  *#children(parent, place) {
    if (place.depth > DEEPEST) return;
    // The page may change between two steps: the list of the moment is kept.
    for (const child of [...parent.childNodes]) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(/** @type {Text} */ (child), place);
      else if (child.nodeType === Node.ELEMENT_NODE) yield* this.#element(/** @type {Element} */ (child), place);
    }
  }

  /**
   * @param {Element} element
   * @param {Place} place
   * @returns {Generator<void>}
   */
  *#element(element, place) {
    if (this.page.elements.length % STEP === 0) yield;
    const name = element.nodeName.toUpperCase();
    if (name === "BR") {
      this.#breaks += 1;
      if (this.page.isCopied) place.copy.appendChild(this.page.copy.createElement("br"));
      return;
    }
    if (name !== "IFRAME" && (SKIPPED.has(name) || isEditable(element))) return;
    const display = displayOf(element);
    if (display === "none") return;
    const gap = gapOf(name, display);
    const inner = this.#enter(element, name, gap > 0, place);
    this.#boundary(gap);
    if (name === "TD" || name === "TH") this.#isCell = true;
    yield* this.#content(element, inner);
    this.#boundary(gap);
  }

  /**
   * @param {Element} element
   * @param {Place} place
   * @returns {Generator<void>}
   */
  *#content(element, place) {
    const frame = element instanceof HTMLIFrameElement ? frameOf(element) : null;
    if (frame?.body) {
      this.page.documents.push(frame);
      yield* this.#children(frame.body, place);
    } else if (element.shadowRoot) {
      this.page.roots.push(element.shadowRoot);
      yield* this.#children(element.shadowRoot, place);
    } else if (element instanceof HTMLSlotElement && element.assignedNodes().length > 0) {
      for (const node of element.assignedNodes()) {
        if (node.nodeType === Node.TEXT_NODE) this.#text(/** @type {Text} */ (node), place);
        else if (node.nodeType === Node.ELEMENT_NODE) yield* this.#element(/** @type {Element} */ (node), place);
      }
    } else {
      yield* this.#children(element, place);
    }
  }

  /**
   * @param {Element} element
   * @param {string} name
   * @param {boolean} isBlock
   * @param {Place} place
   * @returns {Place}  within the element
   */
  #enter(element, name, isBlock, place) {
    const owner = this.page.elements.push(element) - 1;
    const copy = this.page.isCopied ? copyOf(this.page.copy, element, isBlock, owner) : null;
    if (copy) place.copy.appendChild(copy);
    const isQuotation = name === "BLOCKQUOTE" || name === "ASIDE" || /pull|callout/i.test(element.className.toString());
    return {
      copy: copy ?? place.copy,
      owner,
      element: isBlock ? element : place.element,
      isAround: place.isAround || isAround(element, name),
      isCaption: place.isCaption || name === "FIGCAPTION",
      isAside: place.isAside || isQuotation,
      isPreformatted: name === "PRE" || (place.isPreformatted && name !== "P"),
      depth: place.depth + 1,
    };
  }

  /** @param {number} gap  line ends that the edge of an element makes; 0 within a line */
  #boundary(gap) {
    if (gap === 0) return;
    this.#gap = this.#block ? gap : Math.max(this.#gap, gap);
    this.#block = null;
    this.#breaks = 0;
  }

  /**
   * @param {Text} node
   * @param {Place} place
   */
  #text(node, place) {
    if (this.page.isCopied) place.copy.appendChild(this.page.copy.createTextNode(node.data));
    const isBlank = !/\S/.test(node.data);
    if (isBlank && !this.#block) return;
    const { element, isAround, isCaption, isAside, owner, isPreformatted } = place;
    if (!this.#block) {
      this.#block = { element, gap: this.#gap, isAround, isCaption, isAside, items: [] };
      this.page.blocks.push(this.#block);
      this.#gap = 0;
    }
    this.#block.items.push({ node, owner, isPreformatted, breaks: this.#breaks, isCell: this.#isCell });
    if (isBlank) return;
    this.#breaks = 0;
    this.#isCell = false;
  }
}

/**
 * @param {Document} document
 * @param {Element} element
 * @param {boolean} isBlock
 * @param {number} number
 * @returns {Element}
 */
function copyOf(document, element, isBlock, number) {
  // What Readability knows nothing of, or no document would take, becomes what it looks like.
  const isKnown = /^[a-z][a-z0-9]*$/.test(element.localName) && element.localName !== "iframe";
  const copy = document.createElement(isKnown ? element.localName : isBlock ? "div" : "span");
  for (const name of COPIED) {
    const value = element.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  copy.setAttribute(NUMBER, String(number));
  return copy;
}

/**
 * @param {Element} element
 * @returns {string}  "none" if it is not seen
 */
function displayOf(element) {
  const view = element.ownerDocument.defaultView ?? window;
  if (element.checkVisibility({ visibilityProperty: true })) {
    return BLOCKS.has(element.nodeName.toUpperCase()) ? "block" : view.getComputedStyle(element).display;
  }
  const { display } = view.getComputedStyle(element);
  // Such an element has no box, which counts as not seen; those in it have.
  return display === "contents" ? display : "none";
}

/**
 * @param {string} name
 * @param {string} display
 * @returns {number}  line ends that set it apart
 */
function gapOf(name, display) {
  if (LINES.has(name)) return 1;
  if (BLOCKS.has(name)) return 2;
  return /^(block|flex|grid|flow-root|list-item|table$)/.test(display) ? 2 : 0;
}

/** @param {Element} element */
function isEditable(element) {
  return /** @type {HTMLElement} */ (element).isContentEditable || element.role === "textbox";
}

/**
 * @param {Element} element
 * @param {string} name
 */
function isAround(element, name) {
  if (AROUND.has(name) || AROUND_ROLES.test(element.role ?? "")) return true;
  return AROUND_NAMES.test(element.id) || AROUND_NAMES.test(element.className.toString());
}

/**
 * @param {HTMLIFrameElement} frame
 * @returns {Document | null}  null if it is of another origin
 */
function frameOf(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
