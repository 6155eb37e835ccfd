// The names that a peer finds in labelled articles, for `whosaid eval --annotations`.
//
//   node benches/peers/accuracy.mjs compromise GOLD.jsonl     writes JSON lines, offsets in code points

import { readFile } from "node:fs/promises";
import nlp from "compromise";

const [, , , gold = ""] = process.argv;

/** What compromise finds, by the labels of the corpora. */
const FINDERS = /** @type {const} */ ([
  ["PERSON", (/** @type {any} */ doc) => doc.people()],
  ["LOC", (/** @type {any} */ doc) => doc.places()],
  ["ORG", (/** @type {any} */ doc) => doc.organizations()],
]);

for (const line of (await readFile(gold, "utf8")).trim().split("\n")) {
  const { id, text } = JSON.parse(line);
  console.log(JSON.stringify({ id, text, entities: entities(text) }));
}

/** @param {string} text */
function entities(text) {
  const doc = nlp(text);
  const found = FINDERS.flatMap(([label, find]) =>
    find(doc)
      .json({ offset: true })
      .map(({ offset }) => ({ ...trimmed(text, offset.start, offset.start + offset.length), label })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  // Where two kinds are found, the first and longest counts.
  return found.filter(({ start, end }, at) => start < end && found.slice(0, at).every((other) => other.end <= start)).map(inCodePoints(text));
}

/**
 * Without the marks and blanks that compromise leaves at its edges.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function trimmed(text, start, end) {
  const words = text.slice(start, end);
  const before = words.search(/[\p{L}\p{N}]/u);
  const kept = words.replace(/('s|’s)?[^\p{L}\p{N}.]*$/u, "");
  // "U.N." has a stop of its own, the one behind "Paris" ends the sentence.
  const after = words.length - (/\..*\.$/.test(kept) ? kept : kept.replace(/\.$/, "")).length;
  return { start: start + Math.max(0, before), end: end - after };
}

/** @param {string} text */
function inCodePoints(text) {
  const count = (/** @type {number} */ at) => [...text.slice(0, at)].length;
  return (/** @type {{ start: number, end: number, label: string }} */ { start, end, label }) => ({ start: count(start), end: count(end), label });
}
