// Finds what an annotation says about a stretch or a place of the text.
//
// All spans are half-open, UTF-16 code units of the text.

/** @import { Analysis, Claim, Entity, Statement } from "../pkg/whosaid.js" */
/** @import { Utf16Span } from "./span.js" */
import { touches } from "./span.js";

/**
 * A stretch to be painted in one style.
 *
 * @typedef {Utf16Span & { style: string }} StyledSpan
 */

export class AnnotationIndex {
  /** @type {SpanIndex<Entity>} */
  #entities;
  /** @type {SpanIndex<Claim>} */
  #claims;
  /** @type {SpanIndex<Statement>} */
  #statements;

  /** @param {Analysis} analysis  spans in UTF-16 */
  constructor(analysis) {
    this.analysis = analysis;
    this.#entities = new SpanIndex(analysis.entities);
    this.#claims = new SpanIndex(analysis.claims);
    this.#statements = new SpanIndex(analysis.statements);
  }

  /**
   * @param {Utf16Span} stretch
   * @returns {StyledSpan[]}  those that touch it, whole; claims first, so that entities lie on top
   */
  stylesIn(stretch) {
    const claims = this.#claims.touching(stretch).flatMap(stylesOfClaim);
    const entities = this.#entities.touching(stretch).map(styleOfEntity);
    return [...claims.filter((span) => touches(span, stretch)), ...entities];
  }

  /**
   * @param {Utf16Span} stretch
   * @returns {StyledSpan[]}  statements that can be checked and touch it, whole
   */
  statementsIn(stretch) {
    return this.#statements.touching(stretch).map(({ start, end }) => ({ start, end, style: "statement" }));
  }

  /**
   * @param {number} offset  of a code unit
   * @returns {Entity | null}
   */
  entityAt(offset) {
    return this.#entities.touching({ start: offset, end: offset + 1 })[0] ?? null;
  }

  /**
   * @param {number} offset  of a code unit
   * @returns {Claim[]}  those with a part there, the shortest first: of nested ones the inner
   */
  claimsAt(offset) {
    const place = { start: offset, end: offset + 1 };
    const here = this.#claims
      .touching(place)
      .filter((claim) => partsOfClaim(claim).some((part) => touches(part, place)));
    return here.sort((a, b) => a.end - a.start - (b.end - b.start));
  }
}

/**
 * @param {Claim} claim
 * @returns {Utf16Span[]}  sources, cues, contents and relays
 */
export function partsOfClaim({ sources, cues, contents, via }) {
  return [...sources, ...cues, ...contents, ...via];
}

/**
 * @param {Claim} claim
 * @returns {StyledSpan[]}
 */
function stylesOfClaim(claim) {
  const styled = (/** @type {Utf16Span[]} */ spans, /** @type {string} */ part) =>
    spans.map(({ start, end }) => ({ start, end, style: `${part}-${claim.sourceKind}` }));
  return [
    ...styled(claim.contents, "content"),
    ...styled(claim.via, "via"),
    ...styled(claim.sources, "source"),
    ...styled(claim.cues, "cue"),
  ];
}

/**
 * @param {Entity} entity
 * @returns {StyledSpan}
 */
function styleOfEntity({ start, end, kind }) {
  return { start, end, style: `entity-${kind}` };
}

/**
 * Spans sorted by start, which may overlap.
 *
 * @template {Utf16Span} T
 */
class SpanIndex {
  /** @param {readonly T[]} spans  sorted by start */
  constructor(spans) {
    this.spans = spans;
    /** The furthest end of each span and all before it, which unlike `end` never falls. */
    this.reach = new Uint32Array(spans.length);
    let reach = 0;
    spans.forEach(({ end }, index) => {
      reach = Math.max(reach, end);
      this.reach[index] = reach;
    });
  }

  /**
   * @param {Utf16Span} stretch
   * @returns {T[]}  in their order
   */
  touching(stretch) {
    const found = [];
    for (let index = this.#firstReaching(stretch.start); ; index += 1) {
      const span = this.spans[index];
      if (!span || span.start >= stretch.end) return found;
      if (span.end > stretch.start) found.push(span);
    }
  }

  /**
   * @param {number} offset
   * @returns {number}  index of the first span that can end behind the offset
   */
  #firstReaching(offset) {
    let low = 0;
    let high = this.reach.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.reach[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
