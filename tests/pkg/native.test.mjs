// The wasm module and the command line find the same, field by field: one core, two builds.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { ways } from "./load.mjs";

const program = process.env.WHOSAID_CLI;
const WWW = new URL("../../www/", import.meta.url);

/**
 * Keys as JavaScript writes them.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function inCamelCase(value) {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== "object" || value === null) return value;
  const camel = (/** @type {string} */ key) => key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), inCamelCase(inner)]));
}

const texts = {
  ...Object.fromEntries(SAMPLES.map(({ name, path }) => [name, readFileSync(new URL(path, WWW), "utf8")])),
  "awkward letters": "🦊 “We left at dawn,” said Marı\u0301a Lo\u0301pez, mayor of İzmir — 𝓐 city of 4 million.\r\n\r\nMAYOR WARNS OF FLOOD IN LISBON",
  "no letters": "… — !",
};

for (const [way, whosaid] of Object.entries(ways)) {
  suite(`the command line finds what the package finds ${way}`, { skip: program === undefined }, () => {
    for (const [name, text] of Object.entries(texts)) {
      test(name, async () => {
        const input = { input: text, encoding: /** @type {const} */ ("utf8") };
        const native = execFileSync(/** @type {string} */ (program), ["annotate", "--offsets", "utf16", "-"], input);
        assert.deepEqual(await whosaid.analyze(text), inCamelCase(JSON.parse(native)));
      });
    }
  });
}
