// Makes what of the extension is made from other files: node xtask/extension.mjs FOLDER BROWSER VERSION
//
// The content scripts, each bundled into one readable file, since browsers take no modules there; the styles of the
// highlights with colours in place of variables; the manifest; its texts in each language of the page's catalogue.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { CATALOGUES } from "../www/language.js";

/** @import { PhraseKey } from "../www/language.js" */

const ROOT = new URL("../", import.meta.url);
const [, , folder = "", browser = "", version = ""] = process.argv;

/** Matches every element, before whatever selector a page is likely to have. */
const MATCHES_ALL = ":not(#whosaid#whosaid#whosaid)";

/** The manifest's texts and where the catalogue has them. @type {Record<string, PhraseKey>} */
const MANIFEST_TEXTS = {
  description: "extension.description",
  show: "extension.show",
  open_panel: "extension.open_panel",
  next_claim: "extension.next_claim",
  previous_claim: "extension.previous_claim",
};

await bundle("content.js");
await bundle("always-on.js");
await write("styles/highlights-light.css", await highlights(0));
await write("styles/highlights-dark.css", await highlights(1));
await write("manifest.json", json(await manifest()));
for (const [code, catalogue] of Object.entries(CATALOGUES)) await write(`_locales/${code}/messages.json`, json(localeOf(catalogue)));

/** @param {string} name  of a content script */
async function bundle(name) {
  await build({
    absWorkingDir: new URL(".", ROOT).pathname,
    entryPoints: [`extension/content/${name}`],
    outfile: `${folder}/${name}`,
    bundle: true,
    format: "iife",
    target: ["chrome128", "firefox146"],
    loader: { ".css": "text" },
    charset: "utf8",
    legalComments: "inline",
    logLevel: "warning",
    // Readability asks whether it runs in Node.
    logOverride: { "commonjs-variable-in-esm": "silent" },
  });
}

/**
 * The page's own styles, for text that is not in its blocks, and before those of any other page.
 *
 * @param {0 | 1} theme  light or dark
 * @returns {Promise<string>}
 */
async function highlights(theme) {
  const colours = await read("www/styles/colours.css");
  const rules = (await read("www/styles/highlights.css")).match(/^\.block::highlight\(.*\}$/gm) ?? [];
  const own = rules.map((rule) => rule.replace(".block", MATCHES_ALL).replace(/;/g, " !important;"));
  const values = valuesOf(colours, (value) => /^light-dark\(\s*(#\w+),\s*(#\w+)\)$/.exec(value)?.[theme + 1] ?? value);
  const [, forced = ""] = colours.split("@media (forced-colors: active)");
  const systemValues = valuesOf(forced, (value) => value);
  return `${filled(own, values).join("\n")}\n\n@media (forced-colors: active) {\n${filled(own, systemValues).join("\n")}\n}\n`;
}

/**
 * @param {string} css
 * @param {(value: string) => string} choose
 * @returns {Map<string, string>}  the first value of each variable
 */
function valuesOf(css, choose) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const [, name = "", value = ""] of css.matchAll(/(--[\w-]+): ([^;]+);/g)) {
    if (!values.has(name)) values.set(name, choose(value));
  }
  return values;
}

/**
 * @param {string[]} rules
 * @param {Map<string, string>} values
 * @returns {string[]}
 */
function filled(rules, values) {
  return rules.map((rule) =>
    rule.replace(/var\((--[\w-]+)\)/g, (_, name) => {
      const value = values.get(name);
      if (!value) throw new Error(`colours.css has no ${name}`);
      return value;
    }),
  );
}

async function manifest() {
  const base = JSON.parse(await read("extension/manifest/base.json"));
  const own = JSON.parse(await read(`extension/manifest/${browser}.json`));
  return { ...base, version, ...own };
}

/** @param {Partial<Record<PhraseKey, unknown>>} catalogue */
function localeOf(catalogue) {
  return Object.fromEntries(Object.entries(MANIFEST_TEXTS).map(([name, key]) => [name, { message: catalogue[key] }]));
}

/** @param {string} path  in the repository */
function read(path) {
  return readFile(new URL(path, ROOT), "utf8");
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * @param {string} name
 * @param {string} content
 */
async function write(name, content) {
  const path = `${folder}/${name}`;
  await mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await writeFile(path, content);
}
