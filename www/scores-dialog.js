// How good is this? Scores, known gaps, and what the program does not do.

/** @import { PhraseKey } from "./language.js" */
import { find, make, makeButton } from "./dom.js";
import { ENTITY_KINDS } from "./labels.js";
import { number, phrase } from "./language.js";
import { ARTICLES, CLAIM_SCORES, KIND_SCORES, NAMES_SCORE } from "./scores.js";

/** @type {readonly PhraseKey[]} */
const GAPS = ["scores.gap.truth", "scores.gap.english", "scores.gap.indirect", "scores.gap.rare", "scores.gap.genre"];

class ScoresDialog extends HTMLElement {
  #dialog = make("dialog", "scores");
  #button = find(document, "#scores", HTMLButtonElement);

  connectedCallback() {
    this.#dialog.setAttribute("aria-labelledby", "scores-heading");
    this.#button.addEventListener("click", () => this.#open());
    this.#dialog.addEventListener("close", () => this.#button.focus());
    this.append(this.#dialog);
  }

  #open() {
    const heading = make("h2", "", phrase("scores.heading"));
    heading.id = "scores-heading";
    // Else the button at the end would have the focus, and the dialogue begin with its end.
    heading.tabIndex = -1;
    heading.autofocus = true;
    const kinds = KIND_SCORES.map(([kind, score]) => /** @type {const} */ ([ENTITY_KINDS.get(kind)?.many ?? kind, score]));
    this.#dialog.replaceChildren(
      heading,
      make("h3", "", phrase("scores.claims")),
      make("p", "", phrase("scores.claims_note", { count: ARTICLES })),
      table(phrase("scores.claims"), CLAIM_SCORES.map(([key, score]) => [phrase(key), score])),
      make("h3", "", phrase("scores.names")),
      make("p", "", phrase("scores.names_note")),
      table(phrase("scores.names"), [[phrase("score.names"), NAMES_SCORE], ...kinds]),
      make("h3", "", phrase("scores.gaps")),
      make("ul", "", ...GAPS.map((key) => make("li", "", phrase(key)))),
      makeButton("correct-close", () => this.#dialog.close(), phrase("action.close")),
    );
    this.#dialog.showModal();
  }
}

/**
 * @param {string} label
 * @param {(readonly [string, number])[]} rows
 */
function table(label, rows) {
  const head = make("tr", "", ...[phrase("scores.what"), phrase("scores.score")].map((name) => header(name, "col")));
  const lines = rows.map(([name, score]) => make("tr", "", header(name, "row"), make("td", "", number(score, { minimumFractionDigits: 1 }))));
  const element = make("table", "", make("thead", "", head), make("tbody", "", ...lines));
  element.ariaLabel = label;
  return element;
}

/**
 * @param {string} name
 * @param {"col" | "row"} scope
 */
function header(name, scope) {
  const cell = make("th", "", name);
  cell.scope = scope;
  return cell;
}

customElements.define("whosaid-scores", ScoresDialog);
