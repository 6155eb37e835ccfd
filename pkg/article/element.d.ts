import type { Analysis, Claim } from "../whosaid.js";
import type { WhosaidError } from "../lib/errors.js";

/** `<whosaid-article strictness="balanced" level="names">`: shows who says what in the article that it wraps. */
export declare class WhosaidArticle extends HTMLElement {
  /** What was found; null until it has been. */
  readonly analysis: Analysis | null;
  /** The text that the spans of the analysis refer to. */
  readonly text: string;
  /** Reads the element's words anew; it does so by itself when they change. */
  refresh(): Promise<void>;
  /** Goes to a claim as the keys do: marks it and scrolls to it. */
  showClaim(id: number): void;
}

/** Puts the article of a page into a `<whosaid-article>`: what a bookmarklet does. */
export declare function annotatePage(): WhosaidArticle | null;

declare global {
  interface HTMLElementTagNameMap {
    "whosaid-article": WhosaidArticle;
  }
  interface HTMLElementEventMap {
    "whosaid-analysed": CustomEvent<{ text: string; analysis: Analysis }>;
    "whosaid-claim": CustomEvent<{ text: string; claim: Claim }>;
    "whosaid-error": CustomEvent<WhosaidError>;
  }
}
