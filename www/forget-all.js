// The button that removes all that this page has put into the browser.

import { make, makeButton } from "./dom.js";
import { attempt } from "./keeping.js";
import { phrase } from "./language.js";
import { deleteDatabase } from "./storage/database.js";
import { setText } from "./translate.js";

/** What begins so in localStorage and among the caches is this page's. */
const PREFIX = "whosaid-";

class ForgetAll extends HTMLElement {
  #status = make("span", "");

  connectedCallback() {
    const button = makeButton("", () => this.#forget());
    setText(button, "privacy.forget_all");
    this.#status.role = "status";
    this.append(button, " ", this.#status);
  }

  async #forget() {
    this.#status.textContent = "";
    await attempt(async () => {
      await deleteDatabase();
      forgetChoices();
      await forgetProgram();
      document.dispatchEvent(new CustomEvent("whosaid:forgotten"));
      this.#status.textContent = phrase("privacy.forgotten");
    });
  }
}

function forgetChoices() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Where storage is forbidden there is nothing in it.
  }
}

/** The copy of the program, which the next visit makes again. */
async function forgetProgram() {
  const registrations = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistrations() : [];
  const scope = new URL("./", import.meta.url).href;
  await Promise.all(registrations.filter((registration) => registration.scope === scope).map((registration) => registration.unregister()));
  const names = "caches" in globalThis ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
}

customElements.define("whosaid-forget", ForgetAll);
