// Messages to the reader, announced by screen readers as they come.

/** @import { Message } from "./messages.js" */
import { make, makeButton } from "./dom.js";

/** @typedef {{ name: string, act: () => void }} Action */

export class Notices extends HTMLElement {
  #shown = "";

  /**
   * Replaces what was shown. The same again is left alone: it would be read out at every key.
   *
   * @param {Message[]} messages
   * @param {Action | null} [action]  a button behind the last
   */
  show(messages, action = null) {
    const shown = JSON.stringify([messages, action?.name]);
    if (shown === this.#shown && !action) return;
    this.#shown = shown;
    const lines = messages.map(({ text, tone }) => make("p", `notice ${tone}`, text));
    if (action) lines.at(-1)?.append(" ", makeButton("", action.act, action.name));
    this.replaceChildren(...lines);
  }
}

customElements.define("whosaid-notices", Notices);
