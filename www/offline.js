// Installs the service worker, which keeps the program in the browser, and says how far that is.

import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";

/** @typedef {"none" | "loading" | "ready" | "newer"} OfflineState */

class Offline extends HTMLElement {
  /** @type {OfflineState} */
  #state = "none";
  /** @type {ServiceWorker | null} */
  #newer = null;
  #isReloading = false;

  connectedCallback() {
    document.addEventListener("whosaid:language", () => this.#show());
    this.#show();
    // What the page itself needs comes first.
    if (document.readyState === "complete") this.#install();
    else addEventListener("load", () => this.#install(), { once: true });
  }

  async #install() {
    const container = "serviceWorker" in navigator ? navigator.serviceWorker : null;
    if (!container) return;
    container.addEventListener("controllerchange", () => {
      if (this.#isReloading) location.reload();
    });
    try {
      const url = new URL("./service-worker.js", import.meta.url);
      const registration = await container.register(url, { updateViaCache: "none" });
      registration.addEventListener("updatefound", () => this.#follow(registration));
      this.#follow(registration);
    } catch {
      // Not on a secure address, forbidden, or served by `cargo xtask serve`, where files change.
      this.#enter("none");
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    const { installing, waiting, active } = registration;
    if (installing) installing.addEventListener("statechange", () => this.#follow(registration), { once: true });
    this.#newer = active ? waiting : null;
    if (this.#newer) this.#enter("newer");
    else if (active) this.#enter("ready");
    else this.#enter(installing || waiting ? "loading" : "none");
    // Between "waiting" and "active" it takes over.
    if (waiting && !active) waiting.addEventListener("statechange", () => this.#follow(registration), { once: true });
  }

  /** @param {OfflineState} state */
  #enter(state) {
    this.#state = state;
    this.#show();
  }

  #show() {
    this.dataset.state = this.#state;
    const words = make("span", "", phrase(`offline.${this.#state}`));
    const update = makeButton("", () => this.#takeNewer(), phrase("offline.take"));
    this.replaceChildren(words, ...(this.#state === "newer" ? [" ", update] : []));
  }

  /** The page is loaded anew: what is not kept is lost, which the words beside the button say. */
  #takeNewer() {
    this.#isReloading = true;
    this.#newer?.postMessage("take over");
  }
}

customElements.define("whosaid-offline", Offline);
