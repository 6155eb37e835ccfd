// A word on what is under the mouse, beside it. Screen readers get the same from the card.

/** @import { ArticleView, Hit } from "./article-view.js" */
import { phrase } from "./language.js";
import { kindOf, sourceKindOf } from "./labels.js";

/** Distance from the pointer, in CSS pixels. */
const GAP = 16;

/**
 * @param {ArticleView} article
 * @param {HTMLElement} label
 */
export function labelOnHover(article, label) {
  let frame = 0;
  /** @param {Hit | null} hit */
  const show = (hit) => {
    article.classList.toggle("over-mark", hit !== null);
    label.hidden = hit === null;
    if (hit) label.textContent = wordsOf(hit);
  };
  article.addEventListener("pointermove", ({ clientX, clientY, pointerType }) => {
    if (pointerType !== "mouse") return;
    // The pointer moves more often than the screen is drawn.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      show(article.hitAt(clientX, clientY));
      label.style.setProperty("left", `${Math.min(clientX + GAP, innerWidth - label.offsetWidth - GAP)}px`);
      label.style.setProperty("top", `${clientY + GAP}px`);
    });
  });
  for (const type of ["pointerleave", "click", "keydown"]) {
    article.addEventListener(type, () => {
      cancelAnimationFrame(frame);
      show(null);
    });
  }
}

/**
 * @param {Hit} hit
 * @returns {string}
 */
function wordsOf({ entity, claims }) {
  const name = entity ? [kindOf(entity.kind)] : [];
  const sources = claims.map((claim) => phrase("hover.claim", { speaker: claim.speakerName ?? sourceKindOf(claim.sourceKind) }));
  return [...name, ...sources].join(" · ");
}
