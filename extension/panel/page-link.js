// The way from the panel to the content script of the tab beside it.

/** @import { Found, FromPage, PageState, Refusal, ToPage } from "../shared/protocol.js" */
import { REFUSED } from "../shared/protocol.js";

/**
 * @typedef {object} Listener
 * @property {(state: PageState | null, refusal: string | null) => void} changed  the state of the page, null if it is not
 *   read; the code of why it cannot be
 * @property {(claim: number | null, profile: number | null) => void} moved  where the reader is in the page
 */

export class PageLink {
  #listener;
  /** @type {number | null} */
  #tab = null;
  /** A panel that is opened as a page of its own belongs to this tab. */
  #fixed = Number(new URLSearchParams(location.search).get("tab")) || null;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
    chrome.runtime.onMessage.addListener((/** @type {FromPage} */ message, { tab }) => {
      if (!tab?.id || tab.id !== this.#tab) return;
      if (message.type === "state") this.#listener.changed(message.state, null);
      if (message.type === "at") this.#listener.moved(message.claim, message.profile);
    });
    chrome.storage.session.onChanged.addListener((changes) => {
      if (REFUSED in changes) this.look();
    });
    chrome.tabs.onActivated.addListener(() => this.look());
    chrome.tabs.onUpdated.addListener((id, { status }) => {
      if (id === this.#tab && status) this.#loaded(status);
    });
  }

  /** Looks anew which tab is beside the panel, and how far its page is. */
  async look() {
    this.#tab = this.#fixed ?? (await tabBeside());
    const state = /** @type {PageState | null} */ (await this.ask({ type: "describe" }));
    this.#listener.changed(state, state && state.status !== "off" ? null : await this.#refusal());
  }

  /** @returns {Promise<Found | null>} */
  async found() {
    return /** @type {Found | null} */ (await this.ask({ type: "found" }));
  }

  /**
   * @param {ToPage} message
   * @returns {Promise<unknown>}  null if nobody is there to hear it
   */
  async ask(message) {
    if (this.#tab === null) return null;
    try {
      return (await chrome.tabs.sendMessage(this.#tab, message)) ?? null;
    } catch {
      return null;
    }
  }

  /** @returns {Promise<string | null>} */
  async #refusal() {
    const { [REFUSED]: refusal } = /** @type {{ [REFUSED]?: Refusal }} */ (await chrome.storage.session.get(REFUSED));
    return refusal?.tab === this.#tab ? refusal.code : null;
  }

  /** @param {string} status */
  async #loaded(status) {
    // Another page: what was refused is gone.
    if (status === "loading" && (await this.#refusal())) await chrome.storage.session.remove(REFUSED);
    await this.look();
  }
}

/** @returns {Promise<number | null>} */
async function tabBeside() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}
