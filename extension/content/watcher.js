// Tells when the text of a page may have changed: late paragraphs, endless pages, another page in the place of this
// one, or the same words in new nodes. Waits until the page has come to rest, and the longer the longer a reading takes.

/** @import { ReadPage } from "./read-page.js" */
/** @import { LiveText } from "./live-text.js" */

/** A page rests when nothing has changed for so long; one that never rests is read anew at this rate. */
const REST_MS = 300;
const LONGEST_WAIT_MS = 2_000;

/** The page has the rest of the time to itself. */
const SHARE_OF_READING = 10;

/** Letters that come in and are worth another reading. */
const WORTH_READING = 40;

/** What shows and hides parts of a page without a change of its nodes. */
const SHOWING = ["hidden", "open", "class"];

export class Watcher {
  #onChange;
  #isOurs;
  #observer = new MutationObserver((records) => this.#changed(records));
  /** @type {LiveText | null} */
  #live = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #changedSince = 0;
  #readingMs = 0;

  /**
   * @param {() => void} onChange
   * @param {(node: Node) => boolean} isOurs  what we ourselves put there
   */
  constructor(onChange, isOurs) {
    this.#onChange = onChange;
    this.#isOurs = isOurs;
  }

  /**
   * @param {ReadPage} page
   * @param {LiveText} live  of which text is watched
   * @param {number} readingMs  that it took
   */
  watch({ documents, roots }, live, readingMs) {
    this.stop();
    this.#live = live;
    this.#readingMs = readingMs;
    for (const root of [...documents, ...roots]) {
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SHOWING });
    }
  }

  stop() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#live = null;
  }

  /** @param {MutationRecord[]} records */
  #changed(records) {
    if (!records.some((record) => this.#concerns(record))) return;
    const now = performance.now();
    if (this.#timer === undefined) this.#changedSince = now;
    clearTimeout(this.#timer);
    const pause = Math.max(REST_MS, this.#readingMs * SHARE_OF_READING);
    const wait = Math.min(pause, Math.max(0, this.#changedSince + Math.max(LONGEST_WAIT_MS, pause) - now));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onChange();
    }, wait);
  }

  /** @param {MutationRecord} record */
  #concerns({ type, target, addedNodes, removedNodes }) {
    const live = this.#live;
    if (!live || (target instanceof HTMLElement && target.isContentEditable)) return false;
    if (type === "characterData") return live.has(target);
    if (type === "attributes") return lengthOf(target) >= WORTH_READING;
    const isText = (/** @type {Node} */ node) => live.has(node) || (!this.#isOurs(node) && lengthOf(node) >= WORTH_READING);
    return [...removedNodes, ...addedNodes].some(isText) || (removedNodes.length > 0 && [...live.nodes].some((node) => !node.isConnected));
  }
}

/**
 * @param {Node} node
 * @returns {number}  code units of the text in it, and in the open shadow root that it may have
 */
function lengthOf(node) {
  const inner = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return inner.textContent?.length ?? 0;
}
