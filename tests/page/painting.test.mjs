// Text → wasm → painted text: what is painted is what the annotation says, to the code unit.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SHIFTED, SIMPLE } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { expected, joined } from "./painted.mjs";
import { analysed, highlighted, marked, paste, pasteAndWait } from "./reader.mjs";

describe("painting", () => {
  useBrowser();

  test("a pasted name is highlighted", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      const painted = await highlighted(page);
      assert.deepEqual(painted["whosaid-entity-person"]?.map(([, , words]) => words), ["Maria Lopez"]);
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

  test("a second article replaces the first", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SHIFTED);
      await paste(page, SIMPLE, "whosaid-article");
      await analysed(page, SIMPLE);
      assert.deepEqual(await highlighted(page), expected(SIMPLE));
    }));
});
