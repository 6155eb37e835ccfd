// The sample articles: files beside the page, whose first line is the title.

/**
 * @typedef {object} Sample
 * @property {string} name  of the button
 * @property {string} path  relative to this module
 */

/** @type {readonly Sample[]} */
export const SAMPLES = [
  { name: "A flood", path: "./samples/flood.txt" },
  { name: "A ceasefire", path: "./samples/ceasefire.txt" },
  { name: "A merger", path: "./samples/merger.txt" },
];

/**
 * @param {Sample} sample
 * @returns {Promise<string>}
 * @throws {Error} if the file is not there
 */
export async function readSample({ name, path }) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`“${name}” could not be loaded (status ${response.status})`);
  return response.text();
}
