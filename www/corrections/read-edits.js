// Reads corrections that come from a file or from storage: all of them are checked.

/** @import { Kind, SourceKind } from "../pkg/whosaid.js" */
/** @import { Edit } from "./edit.js" */
/** @import { Shape } from "../import/shape.js" */
import { ENTITY_KINDS, SOURCE_KINDS } from "../labels.js";
import * as shape from "../import/shape.js";

/** @type {Shape<{ start: number, end: number }>} */
function span(value, path) {
  const { start, end } = shape.object({ start: shape.count, end: shape.count })(value, path);
  if (start >= end) throw new shape.ShapeError(path, "span");
  return { start, end };
}

const kind = shape.oneOf(/** @type {Kind[]} */ ([...ENTITY_KINDS.keys()]));
const anyKind = shape.oneOf(/** @type {Kind[]} */ ([...ENTITY_KINDS.keys(), "role"]));
const sourceKind = shape.oneOf(/** @type {SourceKind[]} */ ([...SOURCE_KINDS.keys()]));
const claim = shape.object({ contents: shape.list(span), sources: shape.list(span) });
const mention = shape.object({ at: span });
const named = shape.object({ name: shape.string, kind: anyKind });

/** @type {Shape<{ at: { start: number, end: number } } | { name: string, kind: Kind }>} */
const profile = (value, path) => (typeof value === "object" && value !== null && "at" in value ? mention : named)(value, path);

const speaker = shape.nullable(profile);

/** @type {{ [K in Edit["edit"]]: Shape<Omit<Extract<Edit, { edit: K }>, "edit">> }} */
const EDITS = {
  kind: shape.object({ at: span, kind }),
  merge: shape.object({ one: profile, other: profile }),
  split: shape.object({ at: span }),
  add_entity: shape.object({ at: span, kind }),
  delete_entity: shape.object({ at: span }),
  speaker: shape.object({ claim, speaker }),
  source: shape.object({ claim, sourceKind }),
  add_claim: shape.object({ claim, speaker }),
  delete_claim: shape.object({ claim }),
};

/** @type {Shape<Edit>} */
export function readEdit(value, path) {
  const { edit } = shape.object({ edit: shape.oneOf(/** @type {Edit["edit"][]} */ (Object.keys(EDITS))) })(value, path);
  return /** @type {Edit} */ ({ edit, ...EDITS[edit](value, path) });
}
