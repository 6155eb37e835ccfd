// <whosaid-article>: wraps an article in any page and shows who says what in it. The page's own words stay as they are:
// they are painted by the CSS Custom Highlight API, and the card lies in a shadow root.

/** @import { Analysis, Claim, Entity } from "../../www/pkg/whosaid.js" */
/** @import { Whosaid as WhosaidClass } from "../whosaid.js" */
/** @import { Utf16Span } from "../../www/document/span.js" */
import { listenToKeys } from "../../www/article-keys.js";
import { AnnotationIndex, partsOfClaim } from "../../www/document/annotation-index.js";
import { make } from "../../www/dom.js";
import { kindOf } from "../../www/labels.js";
import { phrase } from "../../www/language.js";
import { messageOf } from "../../www/messages.js";
import { Pauses } from "../../www/pauses.js";
import { Whosaid, WhosaidError } from "../whosaid.js";
import { ArticleCard } from "./card.js";
import { HostText } from "./host-text.js";
import { Painting } from "./painting.js";
import { INNER, OUTER, adopt } from "./styles.js";

/** All elements of a page share one. @type {Promise<WhosaidClass> | null} */
let shared = null;

/** @returns {Promise<WhosaidClass>} */
function loaded() {
  // A worker's script must be of the page's own origin, and some policies allow none: then it works in this thread.
  shared ??= Whosaid.inWorker().catch(() => Whosaid.load());
  shared.catch(() => (shared = null));
  return shared;
}

/** Where there is no document, as on a server, the module can be imported but does nothing. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** @typedef {{ claim: Claim | null, entity: Entity | null }} Place */

/** @type {Place} */
const NOWHERE = { claim: null, entity: null };

export class WhosaidArticle extends Base {
  static observedAttributes = ["strictness", "level"];

  #region = make("div", "region", make("slot", ""));
  #keys = make("p", "heard");
  #announcer = make("p", "heard");
  #card = new ArticleCard();
  #pauses = new Pauses();
  #changes = new MutationObserver(() => this.#pauses.putOff(() => void this.refresh()));
  /** @type {AbortController | null} */
  #reading = null;
  /** @type {HostText | null} */
  #host = null;
  /** @type {Painting | null} */
  #painting = null;
  /** @type {AnnotationIndex | null} */
  #index = null;
  /** @type {Place} */
  #place = NOWHERE;
  #isHidden = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    adopt(root, INNER);
    this.#region.tabIndex = 0;
    this.#region.setAttribute("role", "region");
    this.#region.setAttribute("aria-describedby", "keys");
    this.#keys.id = "keys";
    this.#announcer.setAttribute("role", "status");
    root.append(this.#region, this.#keys, this.#announcer, this.#card.element);
    listenToKeys(this.#region, {
      stepClaim: (step) => this.#stepClaim(step),
      stepSameKind: (step) => this.#stepClaim(step, this.#place.claim?.sourceKind),
      stepName: (step) => this.#stepName(step),
      explain: () => this.#explain(this.#place, () => this.#region.focus({ preventScroll: true })),
      leave: () => (this.#card.isOpen ? this.#card.close() : this.#go(NOWHERE)),
      toggleHighlights: () => this.#toggle(),
      nextLevel: () => this.setAttribute("level", this.#level === "claims" ? "names" : "claims"),
      toPanel: () => {},
      correct: () => {},
    });
    this.#region.addEventListener("click", (event) => this.#clicked(event));
  }

  connectedCallback() {
    adopt(document, OUTER);
    this.#region.ariaLabel = phrase("reading.text");
    this.#keys.textContent = phrase("embed.keys");
    document.addEventListener("pointerdown", this.#pressed);
    this.#changes.observe(this, { childList: true, characterData: true, subtree: true });
    void this.refresh();
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#pressed);
    this.#changes.disconnect();
    this.#pauses.cancel();
    this.#reading?.abort();
    this.#painting?.clear();
    this.#painting = null;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === "level") this.#paint();
    else void this.refresh();
  }

  /** What was found; null until it has been. */
  get analysis() {
    return this.#index?.analysis ?? null;
  }

  /** The text that the spans of the analysis refer to. */
  get text() {
    return this.#host?.text ?? "";
  }

  /** Reads the element's words anew; it does so by itself when they change. */
  async refresh() {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    const host = new HostText(this);
    try {
      const whosaid = await loaded();
      const strictness = /** @type {"balanced" | undefined} */ (this.getAttribute("strictness") ?? undefined);
      const analysis = await whosaid.analyze(host.text, strictness ? { strictness, signal } : { signal });
      if (signal.aborted) return;
      this.#show(host, analysis);
    } catch (error) {
      if (signal.aborted) return;
      this.#tell("error", error instanceof WhosaidError ? error : new WhosaidError("load", String(error), error));
    }
  }

  /**
   * Goes to a claim as the keys do: marks it and scrolls to it.
   *
   * @param {number} id
   */
  showClaim(id) {
    const claim = this.analysis?.claims[id];
    if (claim) this.#go({ claim, entity: null });
  }

  get #level() {
    return this.getAttribute("level") === "claims" ? "claims" : "names";
  }

  /** Closes the card for who presses elsewhere. */
  #pressed = (/** @type {PointerEvent} */ event) => {
    if (!event.composedPath().includes(this.#card.element)) this.#card.leave();
  };

  /**
   * @param {HostText} host
   * @param {Analysis} analysis
   */
  #show(host, analysis) {
    this.#card.leave();
    this.#host = host;
    this.#index = new AnnotationIndex(analysis);
    this.#place = NOWHERE;
    this.#paint();
    this.#tell("analysed", { text: host.text, analysis });
  }

  #paint() {
    this.#painting?.mark([]);
    this.#painting?.clear();
    this.#painting = null;
    if (!this.#host || !this.#index || this.#isHidden) return;
    if (!globalThis.CSS?.highlights) {
      this.#tell("error", new WhosaidError("no_highlights", "this browser cannot paint text: it lacks the CSS Custom Highlight API"));
      return;
    }
    const whole = { start: 0, end: this.#host.end };
    const isShown = (/** @type {string} */ style) => this.#level === "names" || !style.startsWith("entity");
    const spans = this.#index.stylesIn(whole).filter(({ style }) => isShown(style));
    this.#painting = new Painting(this, this.#host, spans);
    this.#painting.mark(spansOf(this.#place));
  }

  #toggle() {
    this.#isHidden = !this.#isHidden;
    this.#paint();
  }

  /** @param {Place} place */
  #go(place) {
    this.#place = place;
    this.#painting?.mark(spansOf(place));
    const span = place.claim ?? place.entity;
    const element = span && this.#host?.rangeOf(span)?.startContainer.parentElement;
    element?.scrollIntoView({ block: "nearest" });
    if (place.claim) this.#tell("claim", { claim: place.claim, text: this.text });
  }

  /**
   * @param {1 | -1} step
   * @param {string} [kind]  of source, if only claims of that are wanted
   */
  #stepClaim(step, kind) {
    const claims = this.analysis?.claims ?? [];
    const claim = neighbour(claims, this.#place.claim, step, ({ sourceKind }) => kind === undefined || sourceKind === kind);
    if (!claim) return this.#announce(phrase("reading.no_more_claims"));
    this.#go({ claim, entity: null });
    const content = claim.contents.map(({ start, end }) => this.text.slice(start, end)).join(" … ");
    const speaker = claim.speakerName ?? phrase("source.unknown.one");
    this.#announce(phrase("reading.claim", { number: claim.id + 1, count: claims.length, speaker, content }));
  }

  /** @param {1 | -1} step */
  #stepName(step) {
    const entity = neighbour(this.analysis?.entities ?? [], this.#place.entity, step, () => true);
    if (!entity) return this.#announce(phrase("reading.no_more_names"));
    this.#go({ claim: null, entity });
    this.#announce(phrase("reading.name", { name: this.text.slice(entity.start, entity.end), kind: kindOf(entity.kind) }));
  }

  /**
   * @param {Place} place
   * @param {() => void} goBack  when the card is closed
   */
  #explain({ claim, entity }, goBack) {
    const { analysis, text } = this;
    const span = entity ?? claim?.contents[0] ?? claim;
    if (!analysis || !span) return;
    const subject = { text, analysis, entity, claims: claim ? [claim] : [], facts: { title: document.title, url: location.href, byline: "", date: "" } };
    const actions = {
      showMention: (/** @type {Entity} */ mention) => {
        this.#go({ claim: null, entity: mention });
        this.#explain(this.#place, goBack);
      },
      said: (/** @type {string} */ code) => this.#announce(messageOf(code).text),
      correct: null,
    };
    this.#card.open(subject, actions, this.#host?.rangeOf(span)?.getClientRects()[0], goBack);
  }

  /** @param {MouseEvent} event */
  #clicked({ clientX, clientY, target }) {
    const isControl = target instanceof Element && target.closest("a, button, input, select, textarea");
    if (isControl || !getSelection()?.isCollapsed) return;
    const offset = this.#offsetAt(clientX, clientY);
    if (offset === null || !this.#index || this.#isHidden) return;
    const claim = this.#index.claimsAt(offset)[0] ?? null;
    const entity = this.#level === "names" ? this.#index.entityAt(offset) : null;
    if (!claim && !entity) return;
    this.#place = { claim, entity: claim ? null : entity };
    this.#painting?.mark(spansOf(this.#place));
    if (claim) this.#tell("claim", { claim, text: this.text });
    this.#explain({ claim, entity }, () => this.#region.focus({ preventScroll: true }));
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {number | null}  of the code unit under the point
   */
  #offsetAt(x, y) {
    const caret = caretAt(x, y);
    const offset = caret && this.#host?.offsetOf(caret.node, caret.offset);
    if (offset === null || offset === undefined) return null;
    const covers = (/** @type {number} */ start) =>
      [...(this.#host?.rangeOf({ start, end: start + 1 })?.getClientRects() ?? [])].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
    // The caret stands before or behind the letter, or at the line's end far from the pointer.
    return [offset, offset - 1].find(covers) ?? null;
  }

  /** @param {string} words */
  #announce(words) {
    this.#announcer.textContent = words;
  }

  /**
   * @param {"analysed" | "claim" | "error"} what
   * @param {unknown} detail
   */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`whosaid-${what}`, { bubbles: true, composed: true, detail }));
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 18.4 has only the older way.
  const range = /** @type {Document} */ (document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/**
 * @param {Place} place
 * @returns {Utf16Span[]}
 */
function spansOf({ claim, entity }) {
  if (claim) return partsOfClaim(claim);
  return entity ? [entity] : [];
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {T | null} item  null: before the first and behind the last
 * @param {1 | -1} step
 * @param {(item: T) => boolean} isWanted
 * @returns {T | null}
 */
function neighbour(items, item, step, isWanted) {
  const start = item ? items.indexOf(item) : step > 0 ? -1 : items.length;
  for (let index = start + step; ; index += step) {
    const next = items[index];
    if (!next || isWanted(next)) return next ?? null;
  }
}

/**
 * Puts the article of a page into a <whosaid-article>: what a bookmarklet does.
 *
 * @returns {WhosaidArticle | null}  null if the page has nothing to read
 */
export function annotatePage() {
  const known = document.querySelector("whosaid-article");
  if (known instanceof WhosaidArticle) return known;
  const [first, ...others] = document.querySelectorAll("article");
  const longer = (/** @type {Element | undefined} */ a, /** @type {Element} */ b) => ((a?.textContent ?? "").length >= (b.textContent ?? "").length ? a : b);
  const article = others.reduce(longer, first) ?? document.querySelector("main, [role=main]") ?? document.body.firstElementChild;
  if (!article) return null;
  const element = new WhosaidArticle();
  article.before(element);
  element.append(article);
  return element;
}

globalThis.customElements?.define("whosaid-article", WhosaidArticle);
