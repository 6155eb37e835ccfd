// What of the article is under the pointer.

/** @import { AnnotationIndex } from "../../www/document/annotation-index.js" */
/** @import { Claim, Entity } from "../../pkg/whosaid.js" */
/** @import { LiveText } from "./live-text.js" */

/**
 * @typedef {object} Hit
 * @property {Entity | null} entity
 * @property {Claim[]} claims  the inner one first
 */

/**
 * @param {LiveText} live
 * @param {AnnotationIndex} index
 * @param {ReadonlySet<string>} hidden  styles that are not to be seen
 * @param {{ x: number, y: number, document: Document, roots: readonly ShadowRoot[] }} point  in the document's window
 * @returns {Hit | null}
 */
export function hitAt(live, index, hidden, { x, y, document, roots }) {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [...roots] });
  if (!caret) return null;
  // The caret stands before or behind the letter, or at the line's end far from the pointer.
  const offset = [caret.offset, caret.offset - 1].find((start) => covers(caret.offsetNode, start, x, y));
  const place = offset === undefined ? null : live.offsetOf(caret.offsetNode, offset);
  if (place === null) return null;
  const isSeen = (/** @type {string} */ style) => !hidden.has(style);
  const entity = index.entityAt(place);
  const hit = {
    entity: entity && isSeen(`entity-${entity.kind}`) ? entity : null,
    claims: index.claimsAt(place).filter((claim) => isSeen(`content-${claim.sourceKind}`)),
  };
  return hit.entity || hit.claims.length > 0 ? hit : null;
}

/**
 * @param {Node} node
 * @param {number} start
 * @param {number} x
 * @param {number} y
 */
function covers(node, start, x, y) {
  if (node.nodeType !== Node.TEXT_NODE || start < 0 || start >= /** @type {Text} */ (node).length) return false;
  const range = node.ownerDocument?.createRange();
  range?.setStart(node, start);
  range?.setEnd(node, start + 1);
  return [...(range?.getClientRects() ?? [])].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom);
}
