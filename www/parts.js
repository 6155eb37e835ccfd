// Carries a large annotation from the worker to the page in parts, each small enough to be read
// without a pause that one would notice.

/** @import { Analysis } from "./pkg/whosaid.js" */

/** Items of a list in one message: a few milliseconds of reading. */
const PART_LENGTH = 500;

const LISTS = /** @type {const} */ (["entities", "profiles", "claims", "statements", "notes"]);

/** @typedef {Partial<Pick<Analysis, typeof LISTS[number]>>} Part  the next items of some list */

/**
 * @param {Analysis} analysis  whose lists are emptied
 * @returns {Part[]}  all that the analysis itself no longer holds, in order
 */
export function takeParts(analysis) {
  const parts = [];
  for (const list of LISTS) {
    const items = analysis[list];
    for (let start = 0; start < items.length; start += PART_LENGTH) {
      parts.push(/** @type {Part} */ ({ [list]: items.slice(start, start + PART_LENGTH) }));
    }
    analysis[list] = [];
  }
  return parts;
}

/**
 * @param {Analysis} analysis  gets the items of its parts back
 * @param {Part[]} parts  in order
 */
export function join(analysis, parts) {
  for (const list of LISTS) {
    const items = parts.map((part) => part[list] ?? []);
    Object.assign(analysis, { [list]: items.flat() });
  }
}
