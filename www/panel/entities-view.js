// Who and what the article names: one line for each profile.
//
// Tells by the event "whosaid:profile" that the reader wants the next mention of a profile; the detail is
// the profile's id.

/** @import { Analysis, Kind, Profile } from "../pkg/whosaid.js" */
import { make, makeButton } from "../dom.js";
import { ENTITY_KINDS, kindOf } from "../labels.js";
import { phrase } from "../language.js";
import { setLabel, setPlaceholder } from "../translate.js";
import { folded } from "./filter.js";
import { PortionedList } from "./portions.js";

export class EntitiesView extends HTMLElement {
  #search = make("input", "");
  #kind = make("select", "");
  #status = make("p", "rows-status");
  /** @type {PortionedList<Profile>} */
  #list = new PortionedList((profile) => this.#line(profile));
  /** @type {Profile[]} */
  #profiles = [];
  /** @type {Profile[]} */
  #shown = [];
  /** @type {number | null} */
  #current = null;

  connectedCallback() {
    this.#search.type = "search";
    this.#search.autocomplete = "off";
    setPlaceholder(this.#search, "entities.search");
    setLabel(this.#kind, "card.kind");
    this.#search.addEventListener("input", () => this.#filter());
    this.#kind.addEventListener("change", () => this.#filter());
    this.append(make("search", "claims-filter", this.#search, this.#kind), this.#status, this.#list.element);
  }

  /**
   * @param {string} _text
   * @param {Analysis} analysis
   */
  show(_text, { profiles }) {
    // What has no mention is a role such as "the mayor", which only claims have.
    this.#profiles = profiles.filter(({ mentions }) => mentions.length > 0);
    this.#profiles.sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
    this.#offerKinds();
    this.#filter();
  }

  /** @param {number | null} id  of the profile whose mention the reader is at */
  mark(id) {
    this.#current = id;
    this.#list.elements.forEach((item, index) => {
      const isCurrent = id !== null && this.#shown[index]?.id === id;
      item.toggleAttribute("aria-current", isCurrent);
      if (isCurrent) item.setAttribute("aria-current", "true");
    });
  }

  #offerKinds() {
    const { value } = this.#kind;
    const kinds = [...ENTITY_KINDS].filter(([kind]) => this.#profiles.some((profile) => profile.kind === kind));
    const options = kinds.map(([kind, { many }]) => option(kind, many));
    this.#kind.replaceChildren(option("", phrase("entities.any_kind")), ...options);
    this.#kind.value = value;
    if (this.#kind.selectedIndex < 0) this.#kind.selectedIndex = 0;
  }

  #filter() {
    const words = folded(this.#search.value.trim());
    const kind = this.#kind.value;
    const isWanted = (/** @type {Profile} */ profile) =>
      (kind === "" || profile.kind === kind) && folded(`${profile.name}\n${profile.title ?? ""}`).includes(words);
    this.#shown = this.#profiles.filter(isWanted);
    this.#status.textContent = phrase("entities.count", { count: this.#shown.length });
    this.#list.show(this.#shown);
    this.mark(this.#current);
  }

  /** @param {Profile} profile */
  #line({ id, kind, name, title, mentions }) {
    const words = make("span", `profile-name whosaid-entity-${kind}`, name);
    words.dir = "auto";
    words.lang = "en";
    const detail = make("span", "traits", [kindOf(kind), title ?? ""].filter(Boolean).join(" · "));
    const count = make("span", "count", phrase("card.times", { count: mentions.length }));
    const button = makeButton("panel-line", () => this.#tell(id), make("span", "", words, detail), count);
    button.title = phrase("card.next");
    return button;
  }

  /** @param {number} detail */
  #tell(detail) {
    this.dispatchEvent(new CustomEvent("whosaid:profile", { bubbles: true, detail }));
  }
}

/**
 * @param {Kind | ""} value
 * @param {string} words
 */
function option(value, words) {
  const element = make("option", "", words);
  element.value = value;
  return element;
}

customElements.define("whosaid-profiles", EntitiesView);
