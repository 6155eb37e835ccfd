// The sample articles: files beside the page, whose first line is the title.

/** @import { PhraseKey } from "./language.js" */

/**
 * @typedef {object} Sample
 * @property {PhraseKey} name  of the button
 * @property {string} path  relative to this module
 */

/** @type {readonly Sample[]} */
export const SAMPLES = [
  { name: "sample.flood", path: "./samples/flood.txt" },
  { name: "sample.ceasefire", path: "./samples/ceasefire.txt" },
  { name: "sample.merger", path: "./samples/merger.txt" },
];

/**
 * @param {Sample} sample
 * @returns {Promise<string>}
 * @throws {Error} if the file is not there
 */
export async function readSample({ path }) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path} could not be loaded (status ${response.status})`);
  return response.text();
}
