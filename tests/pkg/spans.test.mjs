// Spans are UTF-16: whatever stands before a name, `text.slice(start, end)` is the name.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ways } from "./load.mjs";

const NAME = "Maria Lopez";
const STORY = `“We left at dawn,” said ${NAME}. The harbour master of Tarn Bay was there with her two brothers.`;

const BEFORE = {
  nothing: "",
  "an emoji outside the first plane": "🦊 ",
  "an emoji joined by ZWJ": "👩‍👩‍👧‍👦 ",
  "an emoji with a skin tone": "👍🏽 ",
  "a flag of two code points": "🇳🇴 ",
  "combining marks": "e\u0301a\u0308o\u0302\u0323 ",
  "a carriage return and a line feed": "News\r\n\r\n",
  "a carriage return alone": "News\r\r",
  "no-break spaces": "\u00a0\u202f\u00a0",
  "soft hyphens and zero-width spaces": "har\u00adbour\u200b ",
  "a byte order mark": "\ufeff",
  "letters that grow in lower case": "İİ ẞ ",
  ligatures: "ﬁﬂﬃ ",
  "letters outside the first plane": "𝓐𝓑 𠀀𠀁 ",
  "text from right to left": "שלום مرحبا \u202e",
  "a NUL": "\0 ",
  "a lone high surrogate": "\ud83d ",
  "a lone low surrogate": "\ude00 ",
  "surrogates in the wrong order": "\ude00\ud83d ",
};

/**
 * Every span of an analysis, with its place in the output.
 * @param {import("../../pkg/whosaid.js").Analysis} analysis
 * @returns {[string, import("../../pkg/whosaid.js").Span][]}
 */
function spansOf(analysis) {
  /** @type {[string, import("../../pkg/whosaid.js").Span][]} */
  const spans = [];
  analysis.entities.forEach((span, i) => spans.push([`entities[${i}]`, span]));
  analysis.statements.forEach((span, i) => spans.push([`statements[${i}]`, span]));
  for (const claim of analysis.claims) {
    spans.push([`claims[${claim.id}]`, claim]);
    for (const part of /** @type {const} */ (["sources", "cues", "contents", "via"])) {
      claim[part].forEach((span, i) => spans.push([`claims[${claim.id}].${part}[${i}]`, span]));
    }
  }
  return spans;
}

/**
 * @param {string} text
 * @param {import("../../pkg/whosaid.js").Analysis} analysis
 */
function assertInBounds(text, analysis) {
  for (const [place, { start, end }] of spansOf(analysis)) {
    assert.ok(Number.isInteger(start) && Number.isInteger(end), `${place} is of whole numbers`);
    assert.ok(0 <= start && start < end && end <= text.length, `${place}: ${start}..${end}`);
  }
  const starts = analysis.entities.map(({ start }) => start);
  assert.deepEqual(starts, [...starts].sort((a, b) => a - b), "entities are sorted by start");
}

/**
 * Fails if an end of a span parts the two halves of a character.
 * @param {string} text
 * @param {import("../../pkg/whosaid.js").Analysis} analysis
 */
function assertWholeCharacters(text, analysis) {
  for (const [place, { start, end }] of spansOf(analysis)) {
    for (const at of [start, end]) {
      const around = text.slice(Math.max(at - 1, 0), at + 1);
      assert.doesNotMatch(around, /^[\ud800-\udbff][\udc00-\udfff]$/, `${place} at ${at}`);
    }
  }
}

for (const [way, whosaid] of Object.entries(ways)) {
  for (const [what, before] of Object.entries(BEFORE)) {
    suite(`${way}, after ${what}`, async () => {
      const text = before + STORY;
      const analysis = await whosaid.analyze(text);

      test("the name is where its span says", () => {
        const people = analysis.entities.filter(({ kind }) => kind === "person");
        assert.ok(
          people.some(({ start, end }) => start === text.indexOf(NAME) && text.slice(start, end) === NAME),
          `found ${JSON.stringify(people.map(({ start, end }) => text.slice(start, end)))}`,
        );
      });

      test("spans are in bounds, sorted, and of whole characters", () => {
        assertInBounds(text, analysis);
        assertWholeCharacters(text, analysis);
      });
    });
  }

  test(`${way}, names far apart keep their places over many emoji`, async () => {
    const text = Array.from({ length: 200 }, (_, i) => `${"🦊".repeat(i % 7)} ${STORY}`).join("\r\n\r\n");
    const analysis = await whosaid.analyze(text);
    const found = analysis.entities.filter(({ start, end }) => text.slice(start, end) === NAME);
    assert.equal(found.length, 200);
    assertInBounds(text, analysis);
  });
}
