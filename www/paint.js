// Chooses how the text is painted. A painter shows styled spans in chunks of the article:
// by the CSS Custom Highlight API, which leaves the DOM alone, or by marks where that is missing.

/** @import { StyledSpan } from "./document/annotation-index.js" */
/** @import { TextMap } from "./document/anchor.js" */
/** @import { Utf16Span } from "./document/span.js" */
import { HighlightPainter } from "./highlights.js";
import { MarkPainter } from "./marks.js";

/**
 * @typedef {object} Painter
 * @property {(chunk: Chunk, spans: StyledSpan[]) => void} paint  spans may reach beyond the chunk;
 *   painting again replaces what was painted
 * @property {(chunk: Chunk) => void} unpaint
 * @property {(styles: ReadonlySet<string>) => void} hide  styles that are not to be seen
 * @property {(spans: Utf16Span[]) => void} mark  the current claim; none for an empty list
 * @property {() => void} clear  removes all that was painted
 */

/**
 * A part of the article that is painted at once.
 *
 * @typedef {object} Chunk
 * @property {Element} element
 * @property {number} start  half-open, UTF-16 code units of the text
 * @property {number} end
 */

/**
 * @param {TextMap} map
 * @returns {Painter}
 */
export function choosePainter(map) {
  const wanted = new URLSearchParams(location.search).get("paint");
  return wanted !== "marks" && canHighlight() ? new HighlightPainter(map) : new MarkPainter(map);
}

/** Firefox had the API without underlines from 140 to 145: entities would not be seen. */
function canHighlight() {
  if (typeof Highlight === "undefined" || !CSS.highlights) return false;
  const probe = getComputedStyle(document.documentElement, "::highlight(whosaid-probe)");
  return probe.textDecorationLine === "underline";
}
