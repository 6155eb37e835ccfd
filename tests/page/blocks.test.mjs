// The paragraphs that a text is shown in: nothing is lost between them but line ends and blanks.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { blocksOf } from "../../www/document/blocks.js";
import { longText } from "./articles.mjs";

/**
 * @param {string} text
 * @returns {[string, string][]}  kind and text of each block
 */
function blocks(text) {
  let end = 0;
  const found = [];
  for (const block of blocksOf(text)) {
    assert.match(text.slice(end, block.start), /^[ \t\r\n]*$/);
    assert(block.end > block.start);
    end = block.end;
    found.push(/** @type {[string, string]} */ ([block.kind, text.slice(block.start, block.end)]));
  }
  assert.match(text.slice(end), /^[ \t\r\n]*$/);
  return found;
}

const LONG_LINE = "word ".repeat(30).trim();

describe("blocks", () => {
  for (const [name, text, expected] of /** @type {[string, string, [string, string][]][]} */ ([
    ["nothing", "", []],
    ["only blanks", " \n\t\r\n ", []],
    ["blank lines part paragraphs", "One.\n\nTwo.", [["paragraph", "One."], ["paragraph", "Two."]]],
    ["a title", "Title\n\nOne.", [["title", "Title"], ["paragraph", "One."]]],
    ["a title with CR LF", "Title\r\n\r\nOne.", [["title", "Title"], ["paragraph", "One."]]],
    ["a sentence is no title", "One.\n\nTwo.\n\nThree.", [["paragraph", "One."], ["paragraph", "Two."], ["paragraph", "Three."]]],
    ["a lone line is no title", "Title", [["paragraph", "Title"]]],
    ["lines wrapped by hand stay together", "One two\nthree.\n\nFour.", [["paragraph", "One two\nthree."], ["paragraph", "Four."]]],
    ["long lines are paragraphs", `${LONG_LINE}\n${LONG_LINE}`, [["paragraph", LONG_LINE], ["paragraph", LONG_LINE]]],
    ["a no-break space is text", "\u00a0\n\nOne.", [["title", "\u00a0"], ["paragraph", "One."]]],
  ])) {
    test(name, () => assert.deepEqual(blocks(text), expected));
  }

  test("a paragraph without end is cut at blanks, never inside a character", () => {
    for (const text of ["word ".repeat(50_000), "🌀".repeat(50_001), `a${"🌀".repeat(50_001)}`, '"'.repeat(100_000)]) {
      const found = blocks(text);
      assert(found.every(([, words]) => words.length <= 8_000));
      assert(!found.some(([, words]) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(words)));
      assert.equal(found.map(([, words]) => words).join("").trim(), text.trim());
      assert.deepEqual(new Set(found.slice(1).map(([kind]) => kind)), new Set(["rest"]));
    }
  });

  test("very many lines share blocks", () => {
    assert(blocks("a\n\n".repeat(200_000)).length < 200);
    assert(blocks(longText(2_000_000)).length > 5_000);
  });
});
