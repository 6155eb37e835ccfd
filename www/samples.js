// The sample articles: files beside the page, whose first line is the title. An address that ends in
// "?sample=flood" opens one at once.

/** @import { PhraseKey } from "./language.js" */

/**
 * @typedef {object} Sample
 * @property {string} id  its name in an address
 * @property {PhraseKey} name  of the button
 * @property {string} path  relative to this module
 */

/** @type {readonly Sample[]} */
export const SAMPLES = [
  { id: "flood", name: "sample.flood", path: "./samples/flood.txt" },
  { id: "ceasefire", name: "sample.ceasefire", path: "./samples/ceasefire.txt" },
  { id: "merger", name: "sample.merger", path: "./samples/merger.txt" },
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
