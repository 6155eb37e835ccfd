// The reader's own list of names: what stands in it, and its file of one name, a tab and a kind a line.

/** @import { Kind, OwnName } from "../pkg/whosaid.js" */

/** The kinds that a mention can have. @type {readonly Kind[]} */
export const NAME_KINDS = [
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
];

/**
 * @typedef {object} ReadNames
 * @property {OwnName[]} names
 * @property {number[]} badLines  numbers of the lines that are none, from 1
 */

/**
 * Reads a list: a name, a tab (or comma, or semicolon), a kind; blank lines, those that begin with #
 * and a heading count for nothing.
 *
 * @param {string} text
 * @returns {ReadNames}
 */
export function readNames(text) {
  /** @type {ReadNames} */
  const read = { names: [], badLines: [] };
  text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === "" || line.startsWith("#") || (index === 0 && isHeading(line))) return;
    const name = entryOf(line);
    if (name) read.names.push(name);
    else read.badLines.push(index + 1);
  });
  return read;
}

/**
 * @param {readonly OwnName[]} names
 * @returns {string}  which {@link readNames} and the command line read again
 */
export function writeNames(names) {
  return names.map(({ text, kind }) => `${safeCell(text)}\t${kind}\n`).join("");
}

/**
 * @param {readonly OwnName[]} names
 * @param {OwnName} name
 * @returns {OwnName[]}  with it; a name that was there gets the new kind
 */
export function withName(names, name) {
  const text = tidied(name.text);
  if (text === "") return [...names];
  const others = names.filter((other) => other.text !== text);
  return [...others, { text, kind: name.kind }].sort((a, b) => a.text.localeCompare(b.text, "en") || (a.text < b.text ? -1 : 1));
}

/**
 * @param {string} line
 * @returns {OwnName | null}
 */
function entryOf(line) {
  const match = /^(.*)[\t](.*)$/.exec(line) ?? /^(.*)[,;](.*)$/.exec(line);
  const text = tidied(unsafeCell(unquoted(match?.[1] ?? "")));
  const label = unquoted(match?.[2] ?? "").toLowerCase();
  const kind = NAME_KINDS.find((known) => known === label);
  return text !== "" && kind ? { text, kind } : null;
}

/** @param {string} line */
function isHeading(line) {
  return /[\t,;]\s*"?kind"?\s*$/i.test(line);
}

/** @param {string} cell */
function unquoted(cell) {
  const inner = /^\s*"(.*)"\s*$/.exec(cell)?.[1];
  return (inner?.replaceAll('""', '"') ?? cell).trim();
}

/**
 * A spreadsheet would run a cell that begins like a formula.
 *
 * @param {string} text
 */
function safeCell(text) {
  return /^[=+\-@']/.test(text) ? `'${text}` : text;
}

/** @param {string} cell */
function unsafeCell(cell) {
  return /^'[=+\-@']/.test(cell) ? cell.slice(1) : cell;
}

/**
 * @param {string} text
 * @returns {string}  with every run of white space as one blank
 */
function tidied(text) {
  return text.replace(/\s+/g, " ").trim();
}
