// Text → wasm → painted text: what is painted is what the annotation says, to the code unit.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { SHIFTED, SIMPLE, longText } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { expected, joined } from "./painted.mjs";
import { analysed, highlighted, marked, paste, pasteAndWait, press } from "./reader.mjs";

const SAMPLES = [
  { name: "A flood", file: "flood" },
  { name: "A ceasefire", file: "ceasefire" },
  { name: "A merger", file: "merger" },
];

/** @param {string} file */
const sample = (file) => readFile(new URL(`../../www/samples/${file}.txt`, import.meta.url), "utf8");

describe("painting", () => {
  useBrowser();

  test("a pasted name is highlighted, and seen to be", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      const painted = await highlighted(page);
      assert.deepEqual(painted["whosaid-entity-person"]?.map(([, , words]) => words), ["Maria Lopez"]);
      const [line, fill] = await page.$eval("whosaid-article .block", (block) => [
        getComputedStyle(block, "::highlight(whosaid-entity-person)").textDecorationLine,
        getComputedStyle(block, "::highlight(whosaid-content-person)").backgroundColor,
      ]);
      assert.equal(line, "underline");
      assert.notEqual(fill, "rgba(0, 0, 0, 0)");
    }));

  test("every span is highlighted, behind emoji, CR LF, combining marks and no-break spaces", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SHIFTED);
      assert.deepEqual(await highlighted(page), expected(SHIFTED));
    }));

  test("marks cover the same text, which stays as it is", () =>
    withPage({ query: "?paint=marks" }, async (page) => {
      await pasteAndWait(page, SHIFTED);
      assert.deepEqual(await marked(page), joined(SHIFTED, expected(SHIFTED)));
      assert.deepEqual(await highlighted(page), {});
    }));

  test("without the Highlight API the page marks", () =>
    withPage({ prepare: (page) => page.evaluateOnNewDocument(() => Reflect.deleteProperty(window, "Highlight")) }, async (page) => {
      await pasteAndWait(page, SIMPLE);
      assert.deepEqual(await marked(page), joined(SIMPLE, expected(SIMPLE)));
    }));

  test("typing updates the highlights", () =>
    withPage({}, async (page) => {
      await page.focus("#editor-text");
      await page.keyboard.type(SIMPLE);
      await analysed(page, SIMPLE);
      assert.deepEqual(await highlighted(page), expected(SIMPLE));
    }));

  test("an edit of what was pasted updates the highlights", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      await press(page, "Edit text");
      await page.keyboard.down("Control");
      await page.keyboard.press("End");
      await page.keyboard.up("Control");
      await page.keyboard.type(" Ana Diaz agreed.");
      await analysed(page, `${SIMPLE} Ana Diaz agreed.`);
      assert.deepEqual(await highlighted(page), expected(`${SIMPLE} Ana Diaz agreed.`));
    }));

  test("a second article replaces the first", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SHIFTED);
      await paste(page, SIMPLE, "whosaid-article");
      await analysed(page, SIMPLE);
      assert.deepEqual(await highlighted(page), expected(SIMPLE));
    }));

  test("highlights of others in the registry stay", () =>
    withPage({}, async (page) => {
      await page.evaluate(() => CSS.highlights.set("other", new Highlight(document.createRange())));
      await pasteAndWait(page, SIMPLE);
      await paste(page, SHIFTED, "whosaid-article");
      await analysed(page, SHIFTED);
      assert.equal(await page.evaluate(() => CSS.highlights.get("other")?.size), 1);
    }));

  for (const { name, file } of SAMPLES) {
    test(`the sample “${name}” is painted, by highlights and by marks`, async () => {
      const text = await sample(file);
      await withPage({}, async (page) => {
        await press(page, name);
        await analysed(page, text);
        assert.deepEqual(await highlighted(page), expected(text));
      });
      // As a link to the page names it.
      await withPage({ query: `?sample=${file}&paint=marks` }, async (page) => {
        await analysed(page, text);
        assert.deepEqual(await marked(page), joined(text, expected(text)));
      });
    });
  }

  test("of a long text what is in sight is painted, and the rest when it comes into sight", () =>
    withPage({}, async (page) => {
      const text = longText(300_000);
      await pasteAndWait(page, text);
      const all = expected(text);
      const before = (await highlighted(page))["whosaid-entity-person"] ?? [];
      const people = all["whosaid-entity-person"] ?? [];
      assert.deepEqual(before, people.slice(0, before.length));
      assert(before.length > 10 && before.length < people.length / 4, `${before.length} of ${people.length}`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const last = people.at(-1);
      await page.waitForFunction(
        (words) => [...(CSS.highlights.get("whosaid-entity-person") ?? [])].some((range) => {
          const block = range.startContainer.parentElement;
          return block === document.querySelector("whosaid-article .chunk:last-child .block:last-child") && String(range) === words;
        }),
        { timeout: 10_000 },
        last?.[2],
      );
    }));
});
