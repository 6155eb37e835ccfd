// The words for the kinds of the output model. Order is that of the legend.

/** @import { Claim, Kind, SourceKind } from "./pkg/whosaid.js" */

/** @typedef {{ one: string, many: string }} Label */

/** @type {ReadonlyMap<SourceKind, Label>} */
export const SOURCE_KINDS = new Map([
  ["person", { one: "named person", many: "Named people" }],
  ["organization", { one: "organisation", many: "Organisations" }],
  ["government", { one: "government", many: "Government" }],
  ["media", { one: "news outlet", many: "News outlets" }],
  ["document", { one: "document", many: "Documents" }],
  ["unnamed", { one: "unnamed group or role", many: "Unnamed groups" }],
  ["anonymous", { one: "anonymous source", many: "Anonymous" }],
  ["unknown", { one: "source not known", many: "Source not known" }],
]);

/** @type {ReadonlyMap<Kind, Label>} */
export const ENTITY_KINDS = new Map([
  ["person", { one: "person", many: "People" }],
  ["organization", { one: "organisation", many: "Organisations" }],
  ["place", { one: "place", many: "Places" }],
  ["facility", { one: "building or site", many: "Buildings, sites" }],
  ["group", { one: "group of people", many: "Groups" }],
  ["event", { one: "event", many: "Events" }],
  ["law", { one: "law or treaty", many: "Laws" }],
  ["product", { one: "product", many: "Products" }],
  ["work", { one: "work", many: "Works" }],
  ["language", { one: "language", many: "Languages" }],
  ["date", { one: "date", many: "Dates" }],
  ["time", { one: "time", many: "Times" }],
  ["money", { one: "amount of money", many: "Money" }],
  ["percent", { one: "percentage", many: "Percentages" }],
  ["quantity", { one: "quantity", many: "Quantities" }],
  ["number", { one: "number", many: "Numbers" }],
  ["ordinal", { one: "ordinal number", many: "Ordinals" }],
]);

/** What the source does with the content, as a verb after its name. */
const STANCES = {
  asserts: "states it",
  denies: "denies it",
  accuses: "accuses or condemns",
  believes: "thinks, hopes or fears it",
  predicts: "predicts it",
  promises: "promises it",
  urges: "demands or advises it",
  asks: "asks it",
};

const FORMS = {
  direct: "quoted word for word",
  mixed: "partly quoted",
  indirect: "in the article's words",
};

/**
 * @param {Claim} claim
 * @returns {string}  "states it", "denies it" …
 */
export function stanceOf(claim) {
  return STANCES[claim.stance] ?? claim.stance;
}

/**
 * @param {Claim} claim
 * @returns {string}  how much of it is quoted
 */
export function formOf(claim) {
  return FORMS[claim.form] ?? claim.form;
}

/**
 * @param {SourceKind} kind
 * @returns {string}
 */
export function sourceKindOf(kind) {
  return SOURCE_KINDS.get(kind)?.one ?? kind;
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
export function kindOf(kind) {
  if (kind === "role") return "role";
  return ENTITY_KINDS.get(kind)?.one ?? kind;
}

/**
 * @param {number} confidence  0 to 1
 * @returns {string}
 */
export function confidenceOf(confidence) {
  if (confidence >= 0.85) return "sure";
  if (confidence >= 0.6) return "fairly sure";
  return "unsure: check it";
}
