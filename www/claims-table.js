// The table of who said what: one row for each claim, in the order of the text.
//
// Tells by the event "whosaid:claim" which claim the reader chose; the detail is its id.

/** @import { Analysis, Claim } from "./pkg/whosaid.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { make, makeButton } from "./dom.js";
import { formOf, sourceKindOf, stanceOf } from "./labels.js";

/** Rows made at once: more would make the page stand still. */
const PORTION = 200;

export class ClaimsTable extends HTMLElement {
  #text = "";
  /** @type {readonly Claim[]} */
  #claims = [];
  /** The rows that are shown: from this one to before that one. */
  #from = 0;
  #to = 0;
  #body = make("tbody", "");
  #status = make("p", "rows-status");
  #more = make("p", "rows-more");
  /** @type {number | null} */
  #current = null;

  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, { claims }) {
    this.#text = text;
    this.#claims = claims;
    this.#current = null;
    if (!this.#body.isConnected) this.#build();
    this.hidden = claims.length === 0;
    this.#window(0, PORTION);
  }

  /**
   * Marks a claim's row and brings it into sight.
   *
   * @param {number | null} id
   */
  mark(id) {
    this.#row(this.#current)?.removeAttribute("aria-current");
    this.#current = id;
    if (id === null) return;
    if (id < this.#from || id >= this.#to) this.#windowAround(id);
    const row = this.#row(id);
    row?.setAttribute("aria-current", "true");
    if (row) this.#reveal(row);
  }

  /**
   * Scrolls the panel, where it scrolls by itself; never the page, away from the text.
   *
   * @param {HTMLElement} row
   */
  #reveal(row) {
    const panel = this.closest(".panel");
    if (!panel) return;
    const frame = panel.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    if (top >= frame.top && bottom <= frame.bottom) return;
    panel.scrollTop += top - frame.top - panel.clientHeight / 3;
  }

  /**
   * @param {number | null} id
   * @returns {HTMLButtonElement | null}  of a claim's row, if it is shown
   */
  button(id) {
    return this.#row(id)?.querySelector("button") ?? null;
  }

  #build() {
    const head = make("thead", "", make("tr", "", ...["Who", "What", "How"].map(columnHeader)));
    const table = make("table", "", make("caption", "", "Who said what"), head, this.#body);
    this.append(this.#status, table, this.#more);
  }

  /** @param {number} id */
  #windowAround(id) {
    const from = Math.floor(id / PORTION) * PORTION;
    this.#window(from, from + PORTION);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #window(from, to) {
    this.#from = from;
    this.#to = Math.min(to, this.#claims.length);
    this.#body.replaceChildren(...this.#rows(this.#from, this.#to));
    this.#describe();
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #rows(from, to) {
    return this.#claims.slice(from, to).map((claim) => this.#makeRow(claim));
  }

  #showMore() {
    const to = Math.min(this.#to + PORTION, this.#claims.length);
    this.#body.append(...this.#rows(this.#to, to));
    const first = this.#to;
    this.#to = to;
    this.#describe();
    this.button(first)?.focus();
  }

  #showEarlier() {
    const from = Math.max(this.#from - PORTION, 0);
    this.#body.prepend(...this.#rows(from, this.#from));
    this.#from = from;
    this.#describe();
    this.button(from)?.focus();
  }

  /** Says how many rows there are, and offers the others. */
  #describe() {
    const all = this.#claims.length;
    const number = (/** @type {number} */ n) => n.toLocaleString("en");
    const shown = this.#from === 0 ? number(this.#to) : `rows ${number(this.#from + 1)}–${number(this.#to)}`;
    const isWhole = this.#from === 0 && this.#to === all;
    this.#status.textContent = isWhole ? `${number(all)} shown` : `${shown} of ${number(all)} shown`;
    const buttons = [];
    if (this.#from > 0) buttons.push(makeButton("", () => this.#showEarlier(), "Show earlier"));
    if (this.#to < all) buttons.push(makeButton("", () => this.#showMore(), "Show more"));
    this.#more.replaceChildren(...buttons);
  }

  /**
   * @param {number | null} id
   * @returns {HTMLTableRowElement | null}
   */
  #row(id) {
    return id === null ? null : (this.#body.rows[id - this.#from] ?? null);
  }

  /** @param {Claim} claim */
  #makeRow(claim) {
    const choose = () => this.dispatchEvent(new CustomEvent("whosaid:claim", { bubbles: true, detail: claim.id }));
    const what = makeButton("what", choose, this.#words(claim.contents));
    what.dir = "auto";
    return make("tr", "", this.#who(claim), make("td", "", what), this.#how(claim));
  }

  /** @param {Claim} claim */
  #who(claim) {
    const source = this.#words(claim.sources);
    const name = claim.speakerName ?? (source || "not known");
    const kind = make("span", `chip whosaid-content-${claim.sourceKind}`, sourceKindOf(claim.sourceKind));
    const cell = make("td", "", make("span", "speaker", name));
    if (source && source !== name) cell.append(make("span", "words", `“${source}”`));
    cell.append(kind);
    return cell;
  }

  /** @param {Claim} claim */
  #how(claim) {
    const cue = this.#words(claim.cues);
    const cell = make("td", "");
    if (cue) cell.append(make("span", "words", `“${cue}”`));
    const traits = [stanceOf(claim), formOf(claim)];
    if (claim.hedged) traits.push("marked as doubtful");
    if (claim.cueTone === "loaded") traits.push("loaded word");
    cell.append(make("span", "traits", traits.join(", ")));
    return cell;
  }

  /**
   * @param {Utf16Span[]} spans
   * @returns {string}
   */
  #words(spans) {
    return spans.map(({ start, end }) => this.#text.slice(start, end)).join(" … ");
  }
}

/** @param {string} name */
function columnHeader(name) {
  const header = make("th", "", name);
  header.scope = "col";
  return header;
}

customElements.define("whosaid-claims", ClaimsTable);
