// The wasm module and the command line find the same: one core, two builds.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { whosaid } from "./load.mjs";

const program = process.env.WHOSAID_CLI;
const WWW = new URL("../../www/", import.meta.url);

/** What an annotation says of where things are; confidences may differ in the last digit. */
const places = (/** @type {any} */ { entities, claims, statements }) => ({
  entities: entities.map((/** @type {any} */ { start, end, kind, profile }) => ({ start, end, kind, profile })),
  claims: claims.map((/** @type {any} */ { source, cue, content, form, stance }) => ({ source, cue, content, form, stance })),
  statements: statements.map((/** @type {any} */ { start, end }) => ({ start, end })),
});

const texts = {
  ...Object.fromEntries(SAMPLES.map(({ name, path }) => [name, readFileSync(new URL(path, WWW), "utf8")])),
  "awkward letters": "🦊 “We left at dawn,” said Marı\u0301a Lo\u0301pez, mayor of İzmir — 𝓐 city of 4 million.\r\n\r\nMAYOR WARNS OF FLOOD IN LISBON",
  "no letters": "… — !",
};

suite("the command line finds what the browser finds", { skip: program === undefined }, () => {
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      const input = { input: text, encoding: /** @type {const} */ ("utf8") };
      const native = execFileSync(/** @type {string} */ (program), ["annotate", "--offsets", "utf16", "-"], input);
      assert.deepEqual(places(whosaid.analyze(text)), places(JSON.parse(native)));
    });
  }
});
