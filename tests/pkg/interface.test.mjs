// What the package promises beside its spans: plain data, stable codes, no surprise on bad input, the same in both ways.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { suite, test } from "node:test";
import { Whosaid, WhosaidError, init } from "../../pkg/node.js";
import { folder, ways } from "./load.mjs";

const STORY = "“We left at dawn,” said Maria Lopez. The bridge cost $3 million in 2019, she told the Tarn Bay Courier.";

/**
 * @param {Promise<unknown>} promise
 * @param {string} code
 * @param {RegExp} [sentence]
 */
async function rejects(promise, code, sentence = /.{10}/) {
  await assert.rejects(promise, (/** @type {unknown} */ error) => {
    assert.ok(error instanceof WhosaidError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, sentence, "the message says what happened");
    return true;
  });
}

for (const [way, whosaid] of Object.entries(ways)) {
  suite(`${way}, the annotation`, () => {
    test("states its version and unit", async () => {
      const { version, offsets, generator } = await whosaid.analyze(STORY);
      assert.equal(version, 1);
      assert.equal(offsets, "utf16");
      assert.match(generator.program, /^whosaid \d+\.\d+\.\d+/);
    });

    test("is plain data that can be posted and that JSON can hold", async () => {
      const analysis = await whosaid.analyze(STORY);
      assert.deepEqual(structuredClone(analysis), analysis);
      assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
    });

    test("has the types that are declared: null for none, an object for a map", async () => {
      const { entities, claims, summary } = await whosaid.analyze(STORY);
      /** @type {(number | null)[]} */
      const profiles = [...entities.map(({ profile }) => profile), ...claims.map(({ speaker }) => speaker)];
      assert.ok(profiles.every((profile) => profile === null || Number.isInteger(profile)));
      /** @type {Partial<Record<string, number>>} */
      const bySourceKind = summary.bySourceKind;
      assert.equal(Object.getPrototypeOf(bySourceKind), Object.prototype);
    });

    test("is the same each time, whatever was read in between", async () => {
      const first = await whosaid.analyze(STORY);
      await whosaid.analyze("“No,” said Peter Hale, who runs the mill.");
      assert.deepEqual(await whosaid.analyze(STORY), first);
    });

    test("of many articles asked for at once is that of each", async () => {
      const texts = Array.from({ length: 20 }, (_, i) => `${STORY} It was day ${i + 2}.`);
      const at_once = await Promise.all(texts.map((text) => whosaid.analyze(text)));
      for (const [i, text] of texts.entries()) assert.deepEqual(at_once[i], await whosaid.analyze(text));
    });

    test("comes with every option", async () => {
      for (const strictness of /** @type {const} */ (["lenient", "balanced", "strict"])) {
        assert.ok((await whosaid.analyze(STORY, { title: "Lopez: we left at dawn", strictness })).version);
      }
      const { entities } = await whosaid.analyze(STORY, { names: [{ text: "bridge", kind: "facility" }] });
      assert.ok(entities.some(({ start, end, kind }) => kind === "facility" && STORY.slice(start, end) === "bridge"));
      assert.deepEqual((await whosaid.analyze(STORY, { entitiesOnly: true })).claims, []);
      assert.ok((await whosaid.analyze(STORY, {})).version);
      assert.ok((await whosaid.analyze(STORY, undefined)).version);
    });
  });

  suite(`${way}, errors have a stable code`, () => {
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
      ["options", "null for options", STORY, null],
      ["options", "an option that is a function", STORY, { title: () => "Lopez" }],
      ["options", "a signal that is none", STORY, { signal: "stop" }],
    ];
    for (const [code, what, text, options] of cases) {
      // @ts-expect-error: what a caller without types may pass
      test(`${code}: ${what}`, () => rejects(whosaid.analyze(text, options), code));
    }

    test("and the next article is read after an error", async () => {
      // @ts-expect-error: what a caller without types may pass
      const wrong = [whosaid.analyze(12), whosaid.analyze(STORY, { title: Symbol("x") })];
      await Promise.allSettled(wrong);
      assert.ok((await whosaid.analyze(STORY)).entities.length > 0);
    });
  });

  suite(`${way}, any string is read without a panic`, () => {
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
      test(what, async () => {
        const { entities, claims } = await whosaid.analyze(text);
        for (const { start, end } of [...entities, ...claims]) {
          assert.ok(0 <= start && start < end && end <= text.length);
        }
      });
    }
  });
}

/** Long enough that a worker is still at it when it is aborted. */
const LONG = `${STORY}\n\n`.repeat(3000);

/** @type {[string, () => Promise<Whosaid>][]} */
const LOADS = [
  ["in this thread", () => Whosaid.load()],
  ["in a worker", () => Whosaid.inWorker()],
];

for (const [way, load] of LOADS) {
  suite(`${way}, misuse`, () => {
    test("before anything is loaded", () => rejects(new Whosaid().analyze(STORY), "not_loaded", /await Whosaid.load\(\)/));

    test("after it was disposed of, also twice", async () => {
      const whosaid = await load();
      whosaid.dispose();
      whosaid.dispose();
      await rejects(whosaid.analyze(STORY), "disposed", /load another/);
    });

    test("aborted before it began", async () => {
      const whosaid = await load();
      const reason = new Error("the reader has left");
      const analysis = whosaid.analyze(STORY, { signal: AbortSignal.abort(reason) });
      await rejects(analysis, "aborted");
      await analysis.catch((error) => assert.deepEqual([error.name, error.cause], ["AbortError", reason]));
      assert.ok((await whosaid.analyze(STORY, { signal: new AbortController().signal })).claims.length > 0);
      whosaid.dispose();
    });

    test("two that are loaded do not meddle with each other", async () => {
      const [one, other] = [await load(), await load()];
      one.dispose();
      assert.ok((await other.analyze(STORY)).claims.length > 0);
      other.dispose();
    });
  });
}

suite("a worker", () => {
  test("that is aborted in the middle gives up, and reads the next article", async () => {
    const whosaid = await Whosaid.inWorker();
    const abort = new AbortController();
    const long = whosaid.analyze(LONG, { signal: abort.signal });
    const behind = whosaid.analyze(STORY);
    abort.abort();
    await rejects(long, "aborted");
    assert.ok((await behind).claims.length > 0);
    whosaid.dispose();
  });

  test("does not begin what was aborted while it waited", async () => {
    const whosaid = await Whosaid.inWorker();
    const abort = new AbortController();
    const first = whosaid.analyze(STORY);
    const waiting = whosaid.analyze(LONG, { signal: abort.signal });
    abort.abort();
    await rejects(waiting, "aborted");
    assert.ok((await first).claims.length > 0);
    whosaid.dispose();
  });

  test("that is disposed of says so to those who wait", async () => {
    const whosaid = await Whosaid.inWorker();
    const both = [whosaid.analyze(LONG), whosaid.analyze(STORY)];
    whosaid.dispose();
    for (const analysis of both) await rejects(analysis, "disposed");
  });
});

suite("loading", async () => {
  const wasm = new URL("wasm/whosaid_bg.wasm", folder);
  const model = new URL("model.bin", folder);
  const [wasmBytes, modelBytes] = await Promise.all([readFile(wasm), readFile(model)]);
  const buffer = new Uint8Array(modelBytes).buffer;
  /** @type {[string, import("../../pkg/whosaid.js").Sources][]} */
  const sources = [
    ["addresses", { wasm, model: model.href }],
    ["bytes", { wasm: wasmBytes, model: buffer }],
    ["a compiled module", { wasm: await WebAssembly.compile(wasmBytes), model }],
    ["promises", { wasm: Promise.resolve(wasmBytes), model: Promise.resolve(model) }],
    ["one of the two", { model: modelBytes }],
  ];
  for (const load of /** @type {const} */ (["load", "inWorker"])) {
    for (const [what, given] of sources) {
      test(`${load} takes ${what}`, async () => {
        const whosaid = await Whosaid[load](given);
        assert.ok((await whosaid.analyze(STORY)).claims.length > 0);
        whosaid.dispose();
      });
    }

    test(`${load} takes responses, whatever a host calls them`, async () => {
      for (const type of ["application/wasm", "application/octet-stream"]) {
        const given = { wasm: new Response(wasmBytes, { headers: { "Content-Type": type } }), model: new Response(modelBytes) };
        const whosaid = await Whosaid[load](given);
        assert.ok((await whosaid.analyze(STORY)).claims.length > 0);
        whosaid.dispose();
      }
    });

    const other = Buffer.from(modelBytes);
    other.writeUInt32LE(99, 8);
    const damaged = Buffer.from(modelBytes);
    damaged.writeUInt8(damaged.readUInt8(damaged.length - 7) ^ 1, damaged.length - 7);
    /** @type {[string, string, any, RegExp?][]} */
    const wrong = [
      ["model_version", "a model of another version", { model: other }, /version 99.*version 1.*use the model of this release/],
      ["model_checksum", "a model that was changed", { model: damaged }, /fetch the file again/],
      ["model_truncated", "a model that was cut off", { model: modelBytes.subarray(0, 100_000) }],
      ["not_a_model", "another file", { model: wasmBytes }],
      ["load", "a wasm file that is none", { wasm: modelBytes }, /cannot be compiled/],
      ["load", "a model that is missing", { model: new URL("missing.bin", folder) }, /missing\.bin/],
      ["load", "a wasm file that is missing", { wasm: new URL("missing.wasm", folder) }, /missing\.wasm/],
      ["load", "a response that is none", { model: new Response("", { status: 404 }) }, /404/],
      ["sources", "a number", { model: 7 }, /must be an address/],
      ["sources", "a function", { wasm: () => wasmBytes }, /compiled module/],
    ];
    for (const [code, what, given, sentence] of wrong) {
      test(`${load} refuses ${what}: ${code}`, () => rejects(Whosaid[load](given), code, sentence));
    }
  }

  test("init fetches once what all are loaded from, and says what is wrong with it", async () => {
    await rejects(init({ model: new URL("missing.bin", folder) }), "load");
    await init({ wasm, model });
    for (const load of /** @type {const} */ (["load", "inWorker"])) {
      const whosaid = await Whosaid[load]();
      assert.ok((await whosaid.analyze(STORY)).claims.length > 0);
      whosaid.dispose();
    }
  });
});
