// Where the reader is in an article on its page: marks the claim or name, scrolls to it, and opens its card when the
// mouse rests on it or a key asks for it.

/** @import { Claim, Entity, Statement } from "../../pkg/whosaid.js" */
/** @import { Utf16Span } from "../../www/document/span.js" */
/** @import { FromPage } from "../shared/protocol.js" */
/** @import { Hit } from "./pointer.js" */
/** @import { Shown } from "./page-reader.js" */
import { partsOfClaim } from "../../www/document/annotation-index.js";
import { messageOf } from "../../www/messages.js";
import { CardHost } from "./card-host.js";
import { hitAt } from "./pointer.js";

/** The mouse rests when it has been over the same words for so long. */
const REST_MS = 350;

/** The card stays this long after the mouse has left the words, so that it can be reached. */
const LEAVE_MS = 350;

export class Explaining {
  opensOnHover = true;
  #tell;
  #card = new CardHost();
  /** @type {Shown | null} */
  #shown = null;
  /** @type {ReadonlySet<string>} */
  #hidden = new Set();
  /** @type {Claim | null} */
  #claim = null;
  #listening = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the card explains or is about to. */
  #over = "";
  #frame = 0;

  /** @param {(message: FromPage) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {Node} node
   * @returns {boolean}  whether it is the card's
   */
  owns(node) {
    return this.#card.owns(node);
  }

  /**
   * @param {Shown} shown
   * @param {ReadonlySet<string>} hidden  styles that are not to be seen
   */
  show(shown, hidden) {
    this.clear();
    this.#shown = shown;
    this.#hidden = hidden;
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const document of shown.page.documents) {
      document.addEventListener("pointermove", (event) => this.#moved(event, document), options);
    }
    addEventListener("scroll", () => this.#scrolled(), options);
  }

  clear() {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#card.close();
    this.#shown = null;
    this.#claim = null;
    this.#over = "";
  }

  /** @param {ReadonlySet<string>} styles */
  hide(styles) {
    this.#hidden = styles;
  }

  /**
   * @param {string} message
   * @param {boolean} isDark
   */
  say(message, isDark) {
    if (document.documentElement) this.#card.say(message, isDark);
  }

  /**
   * To the next claim that is seen, or the one before, with its card.
   *
   * @param {1 | -1} step
   */
  step(step) {
    const claims = this.#shown?.analysis.claims ?? [];
    const seen = claims.filter(({ sourceKind }) => !this.#hidden.has(`content-${sourceKind}`));
    const at = this.#claim ? seen.indexOf(this.#claim) : step > 0 ? -1 : seen.length;
    const claim = seen[at + step];
    if (!claim) return;
    this.goToClaim(claim);
    this.#explain({ entity: null, claims: [claim] }, true);
  }

  /** @param {Claim | null} claim */
  goToClaim(claim) {
    if (!claim) return;
    this.#claim = claim;
    this.#go(claim.contents[0] ?? claim, partsOfClaim(claim));
    this.#tell({ type: "at", claim: claim.id, profile: null });
  }

  /** @param {Entity | null} entity */
  goToEntity(entity) {
    if (!entity) return;
    this.#claim = null;
    this.#go(entity, [entity]);
    this.#tell({ type: "at", claim: null, profile: entity.profile });
  }

  /** @param {Statement | null} statement */
  goToStatement(statement) {
    if (!statement) return;
    this.#claim = null;
    this.#go(statement, [statement]);
  }

  /**
   * @param {Utf16Span} span  to scroll to
   * @param {Utf16Span[]} marked
   */
  #go(span, marked) {
    this.#card.close();
    this.#shown?.painting.mark(marked);
    const node = this.#shown?.live.placeOf(span.start)?.node;
    node?.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    const rect = this.#rectOf(span);
    // A paragraph may be higher than the window.
    if (rect && (rect.top < 0 || rect.bottom > innerHeight)) scrollBy({ top: rect.top - innerHeight / 3, behavior: "instant" });
  }

  /**
   * @param {PointerEvent} event
   * @param {Document} document
   */
  #moved(event, document) {
    if (!this.opensOnHover || event.pointerType !== "mouse" || this.#card.isHeld) return;
    const { clientX: x, clientY: y, target } = event;
    if (target instanceof Node && this.#card.owns(target)) return this.#stay();
    // The pointer moves more often than the screen is drawn.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#rest(x, y, document));
  }

  /** The mouse has reached the card, which stays. */
  #stay() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {Document} document
   */
  #rest(x, y, document) {
    const shown = this.#shown;
    if (!shown) return;
    const hit = hitAt(shown.live, shown.index, this.#hidden, { x, y, document, roots: shown.page.roots });
    const over = hit ? [hit.entity?.start ?? "", ...hit.claims.map(({ id }) => id)].join(" ") : "";
    if (over === this.#over) return;
    this.#over = over;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (hit ? this.#explain(hit, false) : this.#card.close()), hit ? REST_MS : LEAVE_MS);
  }

  /** The words under an open card have moved away from it. */
  #scrolled() {
    if (!this.#card.isHeld && this.#over) {
      clearTimeout(this.#timer);
      this.#card.close();
      this.#over = "";
    }
  }

  /**
   * @param {Hit} hit
   * @param {boolean} takesFocus
   */
  #explain({ entity, claims }, takesFocus) {
    const shown = this.#shown;
    const span = entity ?? claims[0]?.contents[0] ?? claims[0];
    const rect = span && this.#rectOf(span);
    if (!shown || !rect) return;
    const focused = takesFocus && document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const subject = { text: shown.live.text, analysis: shown.analysis, facts: shown.facts, entity, claims };
    const actions = {
      showMention: (/** @type {Entity} */ next) => {
        this.goToEntity(next);
        this.#explain({ entity: next, claims: [] }, true);
      },
      said: (/** @type {string} */ code) => this.#card.say(messageOf(code).text, shown.isDark),
      correct: null,
    };
    const onClose = () => {
      this.#over = "";
      focused?.focus({ preventScroll: true });
    };
    this.#card.open(subject, rect, actions, { isDark: shown.isDark, takesFocus, onClose });
  }

  /**
   * @param {Utf16Span} span
   * @returns {DOMRect | null}  its first line in the window; null if it is not shown
   */
  #rectOf(span) {
    const live = this.#shown?.live;
    const [piece] = live?.pieces(span) ?? [];
    const place = piece && live?.placeOf(piece.start);
    if (!piece || !place?.node.isConnected) return null;
    const range = place.node.ownerDocument.createRange();
    range.setStart(place.node, place.offset);
    range.setEnd(place.node, Math.min(place.node.length, place.offset + piece.end - piece.start));
    const rect = range.getClientRects()[0] ?? null;
    return rect && inTopWindow(rect, place.node.ownerDocument);
  }
}

/**
 * @param {DOMRect} rect  in the window of a frame
 * @param {Document} document  of the frame
 * @returns {DOMRect}
 */
function inTopWindow({ x, y, width, height }, document) {
  const frame = document.defaultView?.frameElement;
  if (!frame) return new DOMRect(x, y, width, height);
  const outer = frame.getBoundingClientRect();
  const { clientLeft, clientTop } = frame;
  return inTopWindow(new DOMRect(x + outer.x + clientLeft, y + outer.y + clientTop, width, height), frame.ownerDocument);
}
