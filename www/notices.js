// Messages to the reader, announced by screen readers as they come.

/** @import { Message } from "./messages.js" */
import { make, makeButton } from "./dom.js";

/** @typedef {{ name: string, act: () => void }} Action */

export class Notices extends HTMLElement {
  /**
   * Replaces what was shown.
   *
   * @param {Message[]} messages
   * @param {Action | null} [action]  a button behind the last
   */
  show(messages, action = null) {
    const lines = messages.map(({ text, tone }) => make("p", `notice ${tone}`, text));
    if (action) lines.at(-1)?.append(" ", makeButton("", action.act, action.name));
    this.replaceChildren(...lines);
  }
}

customElements.define("whosaid-notices", Notices);
