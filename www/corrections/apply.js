// Corrections over what was found: corrected = apply(analysis, edits). What was found stays as it is.

/** @import { Analysis } from "../pkg/whosaid.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Edit } from "./edit.js" */
import { addClaim, deleteClaim, setSource, setSpeaker } from "./claim-edits.js";
import { analysisOf, draftOf } from "./draft.js";
import { addEntity, changeKind, deleteEntity, merge, split } from "./name-edits.js";

/**
 * @typedef {object} Corrected
 * @property {Analysis} analysis
 * @property {number[]} misfits  indices of the edits for which the text or the annotation has no place
 */

/**
 * @param {string} text
 * @param {Analysis} analysis  of the text, in UTF-16 code units
 * @param {readonly Edit[]} edits  in the order in which they were made
 * @returns {Corrected}  with the very same analysis if there are none
 */
export function apply(text, analysis, edits) {
  if (edits.length === 0) return { analysis, misfits: [] };
  const draft = draftOf(text, analysis);
  const misfits = edits.flatMap((edit, index) => (perform(draft, edit) ? [] : [index]));
  return { analysis: misfits.length === edits.length ? analysis : analysisOf(draft, analysis), misfits };
}

/**
 * @param {Draft} draft
 * @param {Edit} edit
 * @returns {boolean}  false if it has no place there; the draft is then as before
 */
function perform(draft, edit) {
  switch (edit.edit) {
    case "kind":
      return changeKind(draft, edit);
    case "merge":
      return merge(draft, edit);
    case "split":
      return split(draft, edit);
    case "add_entity":
      return addEntity(draft, edit);
    case "delete_entity":
      return deleteEntity(draft, edit);
    case "speaker":
      return setSpeaker(draft, edit);
    case "source":
      return setSource(draft, edit);
    case "add_claim":
      return addClaim(draft, edit);
    case "delete_claim":
      return deleteClaim(draft, edit);
  }
}
