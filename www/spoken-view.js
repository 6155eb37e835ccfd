// The article with its claims in words, for screen readers and for whoever would rather read than look at
// colours: highlights are not told to assistive technology.

/** @import { Analysis, Claim } from "./pkg/whosaid.js" */
import { blocksOf } from "./document/blocks.js";
import { touches } from "./document/span.js";
import { make } from "./dom.js";
import { formOf, sourceKindOf, stanceOf } from "./labels.js";
import { phrase } from "./language.js";

/** Claims in words take a paragraph each; beyond so many blocks a portion is made at a time. */
const PORTION = 100;

export class SpokenView extends HTMLElement {
  #making = 0;

  /**
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, { claims, language }) {
    clearTimeout(this.#making);
    this.replaceChildren();
    this.lang = language;
    const blocks = [...blocksOf(text)];
    const next = (/** @type {number} */ from) => {
      for (const block of blocks.slice(from, from + PORTION)) {
        const own = claims.filter((claim) => claim.contents.some((content) => touches(content, block)));
        const element = make(block.kind === "title" ? "h3" : "p", block.kind, ...nodesOf(text, block, own));
        element.dir = "auto";
        this.append(element);
      }
      if (from + PORTION < blocks.length) this.#making = setTimeout(() => next(from + PORTION));
    };
    next(0);
  }
}

/**
 * The words of a block with a label where a content begins and one where it ends.
 *
 * @param {string} text
 * @param {{ start: number, end: number }} block
 * @param {Claim[]} claims
 * @returns {(Node | string)[]}
 */
function nodesOf(text, block, claims) {
  const labels = claims.flatMap((claim) =>
    claim.contents
      .filter((content) => touches(content, block))
      .flatMap(({ start, end }, index) => [
        { at: Math.max(start, block.start), words: `[${index > 0 ? phrase("spoken.goes_on") : beginning(claim)}:] `, isEnd: false },
        { at: Math.min(end, block.end), words: ` [${phrase("spoken.end")}]`, isEnd: true },
      ]),
  );
  // At one place what ends comes before what begins.
  labels.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  const nodes = [];
  let from = block.start;
  for (const { at, words } of labels) {
    const label = make("span", "spoken-label", words);
    label.lang = document.documentElement.lang;
    nodes.push(text.slice(from, at), label);
    from = at;
  }
  return [...nodes, text.slice(from, block.end)];
}

/**
 * @param {Claim} claim
 * @returns {string}  "claim by the mayor, denies it, partly quoted"
 */
function beginning(claim) {
  const speaker = claim.speakerName ?? sourceKindOf(claim.sourceKind);
  const traits = [phrase("spoken.by", { speaker }), stanceOf(claim), formOf(claim)];
  if (claim.hedged) traits.push(phrase("trait.hedged"));
  return traits.join(", ");
}

customElements.define("whosaid-spoken", SpokenView);
