// The words for the kinds of the output model. Order is that of the legend.

/** @import { Claim, Kind, SourceKind } from "./pkg/whosaid.js" */
import { phrase } from "./language.js";

/** In the language of the moment. @typedef {{ readonly one: string, readonly many: string }} Label */

/** @type {ReadonlyMap<SourceKind, Label>} */
export const SOURCE_KINDS = new Map(
  /** @type {const} */ (["person", "organization", "government", "media", "document", "unnamed", "anonymous", "unknown"]).map(
    (kind) => [kind, label(`source.${kind}`)],
  ),
);

/** @type {ReadonlyMap<Kind, Label>} */
export const ENTITY_KINDS = new Map(
  /** @type {const} */ ([
    "person",
    "organization",
    "place",
    "facility",
    "group",
    "event",
    "law",
    "product",
    "work",
    "language",
    "date",
    "time",
    "money",
    "percent",
    "quantity",
    "number",
    "ordinal",
  ]).map((kind) => [kind, label(`kind.${kind}`)]),
);

/**
 * @param {`source.${SourceKind}` | `kind.${Kind}`} key
 * @returns {Label}
 */
function label(key) {
  return {
    get one() {
      return phrase(`${key}.one`);
    },
    get many() {
      return phrase(`${key}.many`);
    },
  };
}

/**
 * @param {Claim} claim
 * @returns {string}  "states it", "denies it" …
 */
export function stanceOf(claim) {
  return phrase(`stance.${claim.stance}`);
}

/**
 * @param {Claim} claim
 * @returns {string}  how much of it is quoted
 */
export function formOf(claim) {
  return phrase(`form.${claim.form}`);
}

/**
 * @param {SourceKind} kind
 * @returns {string}
 */
export function sourceKindOf(kind) {
  return phrase(`source.${kind}.one`);
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
export function kindOf(kind) {
  return phrase(`kind.${kind}.one`);
}

/**
 * @param {number} confidence  0 to 1
 * @returns {string}
 */
export function confidenceOf(confidence) {
  if (confidence >= 0.85) return phrase("confidence.high");
  if (confidence >= 0.6) return phrase("confidence.middle");
  return phrase("confidence.low");
}
