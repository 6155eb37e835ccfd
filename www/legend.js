// The legend: what each style means and how often it occurs; its buttons hide and show a kind.
//
// Tells by the event "whosaid:hide" which styles are not to be seen.

/** @import { Counts } from "./counts.js" */
/** @import { Label } from "./labels.js" */
import { make, makeButton } from "./dom.js";
import { number, phrase } from "./language.js";
import { ENTITY_KINDS, SOURCE_KINDS } from "./labels.js";

export class Legend extends HTMLElement {
  /** @type {Set<string>} */
  #off = new Set();
  #allOff = false;
  #namesOff = false;

  /** @param {Counts} counts  kinds that do not occur are left out */
  show(counts) {
    const sources = this.#group(phrase("legend.claims"), "content", SOURCE_KINDS, counts.bySourceKind);
    const entities = this.#group(phrase("legend.names"), "entity", ENTITY_KINDS, counts.byEntityKind);
    this.replaceChildren(make("h2", "", phrase("legend.heading")), key(), ...sources, ...entities);
  }

  /** @param {boolean} allOff  hides every kind without forgetting which ones were off */
  hideAll(allOff) {
    this.#allOff = allOff;
    this.#tell();
  }

  /** @param {boolean} namesOff  hides names and values, likewise */
  hideNames(namesOff) {
    this.#namesOff = namesOff;
    this.#tell();
  }

  /**
   * @template {string} K
   * @param {string} name
   * @param {"content" | "entity"} part
   * @param {ReadonlyMap<K, Label>} labels
   * @param {ReadonlyMap<K, number>} counts
   * @returns {HTMLElement[]}
   */
  #group(name, part, labels, counts) {
    const buttons = [...labels]
      .filter(([kind]) => counts.has(kind))
      .map(([kind, { many }]) => this.#toggle(`${part}-${kind}`, many, counts.get(kind) ?? 0));
    if (buttons.length === 0) return [];
    const group = make("div", "toggles", ...buttons);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", name);
    return [make("h3", "", name), group];
  }

  /**
   * @param {string} style
   * @param {string} name
   * @param {number} count
   * @returns {HTMLButtonElement}
   */
  #toggle(style, name, count) {
    const swatch = make("span", `swatch whosaid-${style}`, "Aa");
    swatch.setAttribute("aria-hidden", "true");
    const button = makeButton("toggle", () => this.#switch(style, button), swatch, " ", name, " ", make("span", "count", number(count)));
    button.setAttribute("aria-pressed", String(!this.#off.has(style)));
    button.dataset.style = style;
    return button;
  }

  /**
   * @param {string} style
   * @param {HTMLButtonElement} button
   */
  #switch(style, button) {
    if (!this.#off.delete(style)) this.#off.add(style);
    button.setAttribute("aria-pressed", String(!this.#off.has(style)));
    this.#tell();
  }

  #tell() {
    const off = [...this.#off].flatMap(stylesWith);
    const styles = this.#allOff ? everyStyle() : this.#namesOff ? [...off, ...nameStyles()] : off;
    this.dispatchEvent(new CustomEvent("whosaid:hide", { bubbles: true, detail: new Set(styles) }));
  }
}

/** @returns {HTMLElement}  what the parts of a claim look like */
function key() {
  const part = (/** @type {string} */ style, /** @type {string} */ name) => make("span", `whosaid-${style}`, name);
  return make(
    "p",
    "legend-key",
    `${phrase("legend.a_claim")} `,
    part("source-person", phrase("legend.source")),
    " ",
    part("cue-person", phrase("legend.cue")),
    " ",
    part("content-person", phrase("legend.content")),
  );
}

/**
 * @param {string} style  that of a legend's button
 * @returns {string[]}  with those of a claim's other parts
 */
function stylesWith(style) {
  const kind = style.replace(/^content-/, "");
  if (kind === style) return [style];
  return ["content", "source", "cue", "via"].map((part) => `${part}-${kind}`);
}

/** @returns {string[]} */
function everyStyle() {
  const claims = [...SOURCE_KINDS.keys()].flatMap((kind) => stylesWith(`content-${kind}`));
  return [...claims, ...nameStyles(), "statement"];
}

/** @returns {string[]} */
function nameStyles() {
  return [...ENTITY_KINDS.keys()].map((kind) => `entity-${kind}`);
}

customElements.define("whosaid-legend", Legend);
