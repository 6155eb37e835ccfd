// How many words a second one core reads in Node: Whosaid's wasm beside wink-nlp, turn by turn in one run.
//
//   node benches/peers.mjs ARTICLES.json     a JSON array of texts; prints a line of JSON

import { readFile } from "node:fs/promises";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { Whosaid } from "../pkg/node.js";

/** Times that each program reads all articles; the medians count. */
const ROUNDS = 25;

/** @type {string[]} */
const articles = JSON.parse(await readFile(process.argv[2], "utf8"));
const words = articles.join(" ").split(/\s+/).length;
const wink = winkNLP(model);
const whosaid = await Whosaid.load();

/** What each program does with an article. */
const programs = {
  wink: (/** @type {string} */ text) => wink.readDoc(text),
  entities: (/** @type {string} */ text) => whosaid.analyze(text, { entitiesOnly: true }),
  whole: (/** @type {string} */ text) => whosaid.analyze(text),
};

/** @type {Record<string, number[]>} */
const speeds = {};
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, read] of Object.entries(programs)) {
    const start = performance.now();
    for (const text of articles) {
      await read(text);
    }
    (speeds[name] ??= []).push((1000 * words) / (performance.now() - start));
  }
}
/** @param {number[]} numbers */
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const medians = Object.entries(speeds).map(([name, numbers]) => [name, Math.round(median(numbers))]);
console.log(JSON.stringify(Object.fromEntries(medians)));
