// What the package promises beside its spans: plain data, stable codes, no surprise on bad input.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { suite, test } from "node:test";
import init, { Whosaid, initSync } from "../../pkg/whosaid.js";
import { folder, whosaid } from "./load.mjs";

const STORY = "“We left at dawn,” said Maria Lopez. The bridge cost $3 million in 2019, she told the Tarn Bay Courier.";

suite("the annotation", () => {
  test("states its version and unit", () => {
    const { version, offsets, generator } = whosaid.analyze(STORY);
    assert.equal(version, 1);
    assert.equal(offsets, "utf16");
    assert.match(generator.program, /^whosaid \d+\.\d+\.\d+/);
  });

  test("is plain data that a worker can post and JSON can hold", () => {
    const analysis = whosaid.analyze(STORY);
    assert.deepEqual(structuredClone(analysis), analysis);
    assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  });

  test("has the types that are declared: null for none, an object for a map", () => {
    const { entities, claims, summary } = whosaid.analyze(STORY);
    /** @type {(number | null)[]} */
    const profiles = [...entities.map(({ profile }) => profile), ...claims.map(({ speaker }) => speaker)];
    assert.ok(profiles.every((profile) => profile === null || Number.isInteger(profile)));
    /** @type {Partial<Record<string, number>>} */
    const bySourceKind = summary.bySourceKind;
    assert.equal(Object.getPrototypeOf(bySourceKind), Object.prototype);
  });

  test("is the same each time, whatever was read in between", () => {
    const first = whosaid.analyze(STORY);
    whosaid.analyze("“No,” said Peter Hale, who runs the mill.");
    assert.deepEqual(whosaid.analyze(STORY), first);
    assert.deepEqual(new Whosaid().analyze(STORY), first);
  });

  test("comes with every option", () => {
    for (const strictness of /** @type {const} */ (["lenient", "balanced", "strict"])) {
      assert.ok(whosaid.analyze(STORY, { title: "Lopez: we left at dawn", strictness }).version);
    }
    const { entities } = whosaid.analyze(STORY, { names: [{ text: "bridge", kind: "facility" }] });
    assert.ok(entities.some(({ start, end, kind }) => kind === "facility" && STORY.slice(start, end) === "bridge"));
    assert.ok(whosaid.analyze(STORY, {}).version);
    assert.ok(whosaid.analyze(STORY, undefined).version);
  });
});

suite("errors have a stable code", () => {
  /** @type {[string, string, unknown, unknown][]} */
  const cases = [
    ["text", "no text", undefined, undefined],
    ["text", "null", null, undefined],
    ["text", "a number", 12, undefined],
    ["text", "an object", { text: STORY }, undefined],
    ["options", "an unknown option", STORY, { strict: true }],
    ["options", "an unknown strictness", STORY, { strictness: "harsh" }],
    ["options", "a title of the wrong type", STORY, { title: 7 }],
    ["options", "a name without a kind", STORY, { names: [{ text: "Lopez" }] }],
    ["options", "a name of an unknown kind", STORY, { names: [{ text: "Lopez", kind: "ship" }] }],
    ["options", "a name with more than that", STORY, { names: [{ text: "Lopez", kind: "person", sure: true }] }],
    ["options", "options that are no object", STORY, "strict"],
  ];
  for (const [code, what, text, options] of cases) {
    test(`${code}: ${what}`, () => {
      // @ts-expect-error: what a caller without types may pass
      assert.throws(() => whosaid.analyze(text, options), (/** @type {unknown} */ error) => {
        assert.ok(error instanceof Error);
        assert.equal("code" in error && error.code, code);
        assert.ok(error.message.length > 10, "the message says what happened");
        return true;
      });
    });
  }

  test("and the analyzer works on after an error", () => {
    // @ts-expect-error: what a caller without types may pass
    assert.throws(() => whosaid.analyze(12));
    assert.ok(whosaid.analyze(STORY).entities.length > 0);
  });
});

suite("any string is read without a panic", () => {
  const binary = Array.from({ length: 4096 }, (_, i) => String.fromCharCode((i * 197) % 256)).join("");
  const surrogates = Array.from({ length: 4096 }, (_, i) => String.fromCharCode(0xd800 + ((i * 773) % 2048)));
  const cases = {
    "empty text": "",
    "only spaces": " \t\r\n\u00a0 ".repeat(50),
    "binary bytes": binary,
    "lone surrogates": surrogates.join(""),
    "straight quotation marks": '"'.repeat(20_000),
    "opening quotation marks": "“".repeat(20_000),
    "one long word": "a".repeat(200_000),
    "text from right to left": "قال الوزير إن الجسر سيبقى مغلقا. ".repeat(50),
    "markup": "<script>alert(1)</script><b>“Yes,” said Maria Lopez.</b>",
  };
  for (const [what, text] of Object.entries(cases)) {
    test(what, () => {
      const { entities, claims } = whosaid.analyze(text);
      for (const { start, end } of [...entities, ...claims]) {
        assert.ok(0 <= start && start < end && end <= text.length);
      }
    });
  }
});

suite("loading", () => {
  test("takes bytes, a compiled module, or either at once", async () => {
    const bytes = await readFile(new URL("whosaid_bg.wasm", folder));
    const loaded = await init({ module_or_path: bytes });
    assert.equal(await init({ module_or_path: await WebAssembly.compile(bytes) }), loaded);
    assert.equal(initSync({ module: bytes }), loaded);
  });
});
