// The table of who said what: one row for each claim, and a form that chooses which and in which order.
//
// Tells by the event "whosaid:claim" which claim the reader chose; the detail is its id.

/** @import { Analysis, Claim } from "./pkg/whosaid.js" */
import { makeRow, rowOf } from "./claim-row.js";
import { make, makeButton } from "./dom.js";
import { phrase } from "./language.js";
import { filtered } from "./panel/filter.js";
import { FilterForm } from "./panel/filter-form.js";

/** Rows made at once: more would make the page stand still. */
const PORTION = 200;

export class ClaimsTable extends HTMLElement {
  #text = "";
  /** All of the article. @type {readonly Claim[]} */
  #all = [];
  /** Those that the form lets through, in its order. @type {readonly Claim[]} */
  #claims = [];
  #form = new FilterForm(() => this.#filter());
  /** The rows that are shown: from this one to before that one. */
  #from = 0;
  #to = 0;
  /** What the rows that are shown say, to see which a new annotation changes.
   * @type {string[]} */
  #said = [];
  #body = make("tbody", "");
  #status = make("p", "rows-status");
  #more = make("p", "rows-more");
  /** @type {number | null} */
  #current = null;
  /** Where the panel stands by our doing. */
  #scrolledTo = 0;

  connectedCallback() {
    this.#build();
    document.addEventListener("whosaid:language", () => {
      this.#said = [];
      this.#build();
    });
    this.#body.addEventListener("click", ({ target }) => {
      const row = target instanceof Element && target.closest("button") ? target.closest("tr") : null;
      const claim = row && this.#claims[this.#from + [...this.#body.rows].indexOf(row)];
      if (claim) this.#choose(claim.id);
    });
  }

  #build() {
    const head = make("thead", "", make("tr", "", ...[phrase("table.who"), phrase("table.what"), phrase("table.how")].map(columnHeader)));
    const table = make("table", "", make("caption", "", phrase("table.caption")), head, this.#body);
    this.#form.offer(this.#all);
    this.replaceChildren(this.#form.element, this.#status, table, this.#more);
  }

  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, { claims }) {
    this.mark(null);
    this.#text = text;
    this.#all = claims;
    this.hidden = claims.length === 0;
    this.#form.offer(claims);
    this.#filter();
  }

  /** Shows what the form lets through from the first row on. */
  #filter() {
    this.#claims = filtered(this.#text, this.#all, this.#form.filter);
    this.#window(0, PORTION);
    this.#row(this.#current)?.setAttribute("aria-current", "true");
  }

  /**
   * Marks a claim's row without moving what the reader looks at in a panel scrolled by hand.
   *
   * @param {number | null} id
   */
  follow(id) {
    this.#row(this.#current)?.removeAttribute("aria-current");
    this.#current = id;
    const row = this.#row(id);
    row?.setAttribute("aria-current", "true");
    const top = this.closest(".panel")?.scrollTop ?? 0;
    if (row && Math.abs(top - this.#scrolledTo) <= 1) this.#reveal(row);
  }

  /**
   * Marks a claim's row, if the form lets it through, and brings it into sight.
   *
   * @param {number | null} id
   */
  mark(id) {
    this.#row(this.#current)?.removeAttribute("aria-current");
    this.#current = id;
    const place = this.#placeOf(id);
    if (place < 0) return;
    const from = Math.floor(place / PORTION) * PORTION;
    if (place < this.#from || place >= this.#to) this.#window(from, from + PORTION);
    const row = this.#row(id);
    row?.setAttribute("aria-current", "true");
    if (row) this.#reveal(row);
  }

  /**
   * @param {number | null} id
   * @returns {HTMLButtonElement | null}  of a claim's row, if it is shown
   */
  button(id) {
    return this.#row(id)?.querySelector("button") ?? null;
  }

  /** @param {number} detail  the claim's id */
  #choose(detail) {
    this.dispatchEvent(new CustomEvent("whosaid:claim", { bubbles: true, detail }));
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
    if (top < frame.top || bottom > frame.bottom) panel.scrollTop += top - frame.top - panel.clientHeight / 3;
    this.#scrolledTo = panel.scrollTop;
  }

  /**
   * Shows these rows; one that says the same as before in its place stays.
   *
   * @param {number} from
   * @param {number} to
   */
  #window(from, to) {
    this.#from = from;
    this.#to = Math.min(to, this.#claims.length);
    const rows = this.#claims.slice(from, this.#to).map((claim) => rowOf(this.#text, claim));
    const said = rows.map((row) => JSON.stringify(row));
    rows.forEach((row, index) => {
      const element = this.#body.rows[index];
      if (!element) this.#body.append(makeRow(row));
      else if (said[index] !== this.#said[index]) element.replaceWith(makeRow(row));
    });
    while (this.#body.rows.length > rows.length) this.#body.lastElementChild?.remove();
    this.#said = said;
    this.#describe();
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {number} focused  place of the claim whose row gets the focus
   */
  #extend(from, to, focused) {
    this.#window(from, to);
    this.#row(this.#current)?.setAttribute("aria-current", "true");
    this.button(this.#claims[focused]?.id ?? null)?.focus();
  }

  /** Says how many rows there are, and offers the others. */
  #describe() {
    const [from, to, all] = [this.#from, this.#to, this.#claims.length];
    const isAll = all === this.#all.length;
    const shown = rowsShown(from, to, all);
    this.#status.textContent = isAll ? shown : `${shown} · ${phrase("table.left_out", { count: this.#all.length - all })}`;
    const buttons = [];
    const before = Math.max(from - PORTION, 0);
    if (from > 0) buttons.push(makeButton("", () => this.#extend(before, to, before), phrase("table.earlier")));
    if (to < all) buttons.push(makeButton("", () => this.#extend(from, to + PORTION, to), phrase("table.more")));
    this.#more.replaceChildren(...buttons);
  }

  /**
   * @param {number | null} id
   * @returns {HTMLTableRowElement | null}
   */
  #row(id) {
    const place = this.#placeOf(id);
    return place < 0 ? null : (this.#body.rows[place - this.#from] ?? null);
  }

  /**
   * @param {number | null} id
   * @returns {number}  among the claims that the form lets through; negative if it is not there
   */
  #placeOf(id) {
    if (id === null) return -1;
    // As long as none is left out or moved, the place is the id.
    return this.#claims[id]?.id === id ? id : this.#claims.findIndex((claim) => claim.id === id);
  }
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} count  of all rows
 * @returns {string}
 */
function rowsShown(from, to, count) {
  if (to - from === count) return phrase("table.shown", { count });
  return from === 0 ? phrase("table.first_shown", { shown: to, count }) : phrase("table.rows_shown", { from: from + 1, to, count });
}

/** @param {string} name */
function columnHeader(name) {
  const header = make("th", "", name);
  header.scope = "col";
  return header;
}

customElements.define("whosaid-claims", ClaimsTable);
