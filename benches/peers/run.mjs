// Words a second of Whosaid and its peers over one text, in turn: A B C … A B C …, so that a machine that slows down
// slows all of them.
//
//   node benches/peers/run.mjs ARTICLES.json FILE NATIVE PYTHON URL
//
// ARTICLES.json is an array of texts; FILE is written: the articles one after the other until there are WORDS words.
// Prints a line of JSON: for each program its words a second and its ratio to wink-nlp, as median, least and most.

import { readFile, writeFile } from "node:fs/promises";
import { programs } from "./programs.mjs";

const ROUNDS = 5;
/** Words of the text. */
const WORDS = 60_000;

const [articles = "", file = "", native = "", python = "", url = ""] = process.argv.slice(2);
/** @type {string[]} */
const samples = JSON.parse(await readFile(articles, "utf8"));
await writeFile(file, repeated(WORDS));

const all = await programs({ native, python, file, url });
/** @type {number[][]} a row for each round, a number for each program */
const speeds = [];
// The first round warms up and is not counted.
for (let round = 0; round <= ROUNDS; round += 1) {
  const row = [];
  for (const program of all) {
    const text = fresh(repeated(WORDS * (program.share ?? 1)), round);
    row.push(countWords(text) / (await program.read(text)));
  }
  if (round > 0) speeds.push(row);
}
all.forEach(({ stop }) => stop?.());
const table = all.map(({ name, does }, at) => ({
  name,
  does,
  wordsPerSecond: spread(speeds.map((row) => row[at] ?? 0)),
  toWink: spread(speeds.map((row) => (row[at] ?? 0) / (row[0] ?? 1))),
}));
console.log(JSON.stringify(table));

/** @param {number} words */
function repeated(words) {
  let [text, count] = ["", 0];
  for (let at = 0; count < words; at += 1) {
    const sample = samples[at % samples.length] ?? "";
    text += `${sample}\n\n\n`;
    count += countWords(sample);
  }
  return text;
}

/**
 * Some keep what they have read: no round has a paragraph of another.
 *
 * @param {string} text
 * @param {number} round
 */
function fresh(text, round) {
  return text.replaceAll(/(?<=[.”])\n/g, ` (${round}.)\n`);
}

/** @param {string} text */
function countWords(text) {
  return text.split(/\s+/).length;
}

/** @param {number[]} numbers */
function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) };
}
