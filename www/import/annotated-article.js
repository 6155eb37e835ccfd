// Reads the page's own file (../export/json.js). It may come from anybody: all of it is checked before
// any of it is used.

/** @import { AnnotatedArticle } from "../export/annotated-article.js" */
/** @import { Analysis, Kind, SourceKind } from "../pkg/whosaid.js" */
/** @import { Shape } from "./shape.js" */
import { sha256Of } from "../export/annotated-article.js";
import { ENTITY_KINDS, SOURCE_KINDS } from "../labels.js";
import { readEdit } from "../corrections/read-edits.js";
import * as shape from "./shape.js";

/** The version of the output model that this page knows. */
const VERSION = 1;

/** Why a file cannot be opened; the code is one of the catalogue. */
export class ImportError extends Error {
  /**
   * @param {"import_not_json" | "import_foreign" | "import_version" | "import_damaged" | "import_changed"} code
   * @param {string} [detail]  where it is wrong
   */
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "ImportError";
    this.code = code;
    this.detail = detail;
  }
}

/**
 * @param {string} source
 * @returns {Promise<AnnotatedArticle>}
 * @throws {ImportError}
 */
export async function readAnnotatedArticle(source) {
  const value = parse(source);
  checkOrigin(value);
  const annotated = checked(value);
  for (const annotation of [annotated.annotation, annotated.found]) {
    if (annotation) checkPlaces(annotated.article.text, annotation);
  }
  const { text, sha256 } = annotated.article;
  const actual = sha256 && (await sha256Of(text));
  // The spans belong to another text than this one.
  if (actual && actual !== sha256.toLowerCase()) throw new ImportError("import_changed");
  return annotated;
}

/**
 * @param {string} source
 * @returns {unknown}
 */
function parse(source) {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new ImportError("import_not_json", error instanceof Error ? error.message : "");
  }
}

/**
 * Tells a foreign file from a damaged one.
 *
 * @param {unknown} value
 */
function checkOrigin(value) {
  const { article, annotation } = /** @type {Record<string, any>} */ (value ?? {});
  const isOurs = typeof article === "object" && typeof annotation === "object" && article && annotation;
  if (!isOurs || typeof annotation.version !== "number") throw new ImportError("import_foreign");
  if (annotation.version > VERSION) throw new ImportError("import_version");
}

/**
 * @param {unknown} value
 * @returns {AnnotatedArticle}
 */
function checked(value) {
  try {
    const annotated = ANNOTATED(value, "");
    // Without what was found the corrections can neither be undone nor be made again.
    return annotated.found ? annotated : { ...annotated, corrections: [] };
  } catch (error) {
    if (error instanceof shape.ShapeError) throw new ImportError("import_damaged", error.message);
    throw error;
  }
}

const kind = shape.oneOf(/** @type {Kind[]} */ ([...ENTITY_KINDS.keys(), "role"]));
const sourceKind = shape.oneOf(/** @type {SourceKind[]} */ ([...SOURCE_KINDS.keys()]));
const place = { start: shape.count, end: shape.count };
const spans = shape.list(shape.object(place));
const index = shape.nullable(shape.count);
const name = shape.nullable(shape.string);

/** @type {Shape<Analysis>} */
const ANNOTATION = shape.object({
  version: shape.oneOf([VERSION]),
  generator: shape.object({ program: shape.string, model: shape.string }),
  offsets: shape.oneOf(/** @type {const} */ (["utf16"])),
  language: shape.string,
  notes: shape.list(note),
  entities: shape.list(shape.object({ ...place, kind, profile: index, confidence: shape.share })),
  profiles: shape.list(
    shape.object({ id: shape.count, kind, name: shape.string, title: name, mentions: shape.list(shape.count) }),
  ),
  claims: shape.list(
    shape.object({
      ...place,
      id: shape.count,
      sources: spans,
      cues: spans,
      contents: spans,
      speaker: index,
      speakerName: name,
      via: spans,
      form: shape.oneOf(/** @type {const} */ (["direct", "mixed", "indirect"])),
      sourceKind,
      stance: shape.oneOf(/** @type {const} */ (["asserts", "denies", "accuses", "believes", "predicts", "promises", "urges", "asks"])),
      hedged: shape.boolean,
      cueTone: shape.oneOf(/** @type {const} */ (["neutral", "loaded"])),
      confidence: shape.share,
      why: shape.list(shape.string),
    }),
  ),
  statements: shape.list(shape.object({ ...place, worth: shape.share, reasons: shape.list(shape.string), claim: index })),
  summary: shape.object({
    words: shape.count,
    sentences: shape.count,
    claims: shape.count,
    quotedWords: shape.count,
    bySourceKind: counts,
    bySpeaker: shape.list(shape.object({ profile: shape.count, claims: shape.count, words: shape.count })),
  }),
});

const fact = shape.optional(shape.string, "");

/** @type {Shape<AnnotatedArticle>} */
const ANNOTATED = shape.object({
  article: shape.object({ title: fact, url: fact, byline: fact, date: fact, text: shape.string, sha256: fact }),
  annotation: ANNOTATION,
  corrections: shape.optional(shape.list(readEdit), []),
  found: shape.optional(shape.nullable(ANNOTATION), null),
});

/** @type {Shape<{ code: string, start?: number, end?: number }>} */
function note(value, path) {
  const { code, start, end } = shape.object({
    code: shape.string,
    start: shape.optional(index, null),
    end: shape.optional(index, null),
  })(value, path);
  return start === null || end === null ? { code } : { code, start, end };
}

/** @type {Shape<Record<SourceKind, number>>} */
function counts(value, path) {
  if (typeof value !== "object" || value === null) throw new shape.ShapeError(path, "object");
  const entries = Object.entries(value).map(([key, number]) => [sourceKind(key, path), shape.count(number, `${path}.${key}`)]);
  return Object.fromEntries(entries);
}

/**
 * Every span lies in the text, every list is in its order, and every reference leads somewhere.
 *
 * @param {string} text
 * @param {Analysis} annotation
 */
function checkPlaces(text, annotation) {
  const { entities, profiles, claims, statements, notes } = annotation;
  const damaged = (/** @type {string} */ detail) => new ImportError("import_damaged", detail);
  const inside = [...entities, ...claims, ...statements, ...claims.flatMap(({ sources, cues, contents, via }) => [...sources, ...cues, ...contents, ...via])];
  for (const { start, end } of inside) {
    if (start >= end || end > text.length) throw damaged(`${start}–${end}`);
  }
  for (const items of [entities, claims, statements]) {
    const isSorted = items.every(({ start }, at) => at === 0 || start >= (items[at - 1]?.start ?? 0));
    if (!isSorted) throw damaged("start");
  }
  for (const items of [profiles, claims]) {
    if (items.some(({ id }, at) => id !== at)) throw damaged("id");
  }
  const refers = (/** @type {(number | null)[]} */ indices, /** @type {unknown[]} */ items) =>
    indices.every((at) => at === null || at < items.length);
  const isWhole =
    refers(entities.map(({ profile }) => profile), profiles) &&
    refers(profiles.flatMap(({ mentions }) => mentions), entities) &&
    refers(claims.map(({ speaker }) => speaker), profiles) &&
    refers(statements.map(({ claim }) => claim), claims) &&
    refers(annotation.summary.bySpeaker.map(({ profile }) => profile), profiles);
  if (!isWhole) throw damaged("index");
  if (notes.some(({ end }) => end !== undefined && end > text.length)) throw damaged("notes");
}
