// Input that is no article: nothing is cut, nothing stops, and a sentence says what happened.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SIMPLE } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { expected } from "./painted.mjs";
import { analysed, drop, highlighted, notices, paste, pasteAndWait } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

/**
 * @param {Page} page
 * @param {RegExp} sentence
 */
async function says(page, sentence) {
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("whosaid-notices")?.textContent ?? ""),
    { timeout: 20_000 },
    sentence.source,
  );
}

/**
 * Types by setting the text, which keys cannot do for every code unit.
 *
 * @param {Page} page
 * @param {string} expression  of JavaScript, since a protocol may not carry lone surrogates
 */
async function typeExactly(page, expression) {
  await page.evaluate(`{
    const area = document.querySelector("#editor-text");
    area.value = ${expression};
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }`);
}

describe("bad input", () => {
  useBrowser();

  test("an empty file", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "empty.txt", bytes: "" });
      await says(page, /There is no text yet/);
    }));

  test("only blanks", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, " \n\t\n \u00a0 ");
      await says(page, /only blanks and line ends/);
    }));

  test("a binary file is refused, and the article before stays", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      await drop(page, { name: "photo.txt", bytes: Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256) });
      await says(page, /This file is not text/);
      await analysed(page, SIMPLE);
    }));

  test("a text with NUL bytes is shown with them, and that is said", () =>
    withPage({}, async (page) => {
      const text = `${SIMPLE}\0 ${SIMPLE}`;
      await drop(page, { name: "nul.txt", bytes: text });
      await analysed(page, text);
      await says(page, /bytes that are no text \(NUL\)/);
      assert.deepEqual(await highlighted(page), expected(text));
    }));

  test("invalid UTF-8 is shown with replacement characters, and that is said", () =>
    withPage({}, async (page) => {
      const bytes = [...new TextEncoder().encode(SIMPLE), 0xff, 0xc3];
      await drop(page, { name: "broken.txt", bytes });
      await analysed(page, `${SIMPLE}\ufffd\ufffd`);
      await says(page, /not valid UTF-8/);
    }));

  test("lone surrogates leave the offsets right", () =>
    withPage({}, async (page) => {
      await typeExactly(page, `"\\ud83d \\udc69\\ud800 “We left,” said Maria Lopez. \\udfff"`);
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
      const painted = await page.evaluate(() => [...(CSS.highlights.get("whosaid-entity-person") ?? [])].map(String));
      assert.deepEqual(painted, ["Maria Lopez"]);
      assert.equal(await page.evaluate(() => document.querySelector("whosaid-article")?.textContent?.charCodeAt(0)), 0xd83d);
    }));

  test("a million quotation marks", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "marks.txt", bytes: `${SIMPLE}\n\n${'"'.repeat(1_000_000)}` });
      await analysed(page, `${SIMPLE}\n\n${'"'.repeat(1_000_000)}`);
      assert.equal((await highlighted(page))["whosaid-entity-person"]?.[0]?.[2], "Maria Lopez");
    }));

  test("a million lines", () =>
    withPage({}, async (page) => {
      const text = "He left.\n".repeat(1_000_000);
      await drop(page, { name: "lines.txt", bytes: text });
      await analysed(page, text);
      const elements = await page.$eval("whosaid-article", (article) => article.querySelectorAll("*").length);
      assert(elements < 10_000, `${elements} elements`);
    }));

  test("right-to-left text runs right to left", () =>
    withPage({}, async (page) => {
      const text = "אמר השר היום כי הגשר סגור.\n\nMaria Lopez said no.";
      await pasteAndWait(page, text);
      const directions = await page.$$eval("whosaid-article .block", (blocks) => blocks.map((block) => getComputedStyle(block).direction));
      assert.deepEqual(directions, ["rtl", "ltr"]);
    }));

  test("another language is named", () =>
    withPage({}, async (page) => {
      const text =
        "Der Minister sagte am Montag, dass die Brücke gesperrt bleibt. Die Anwohner seien darüber nicht glücklich, erklärte eine Sprecherin der Stadt, denn der Umweg dauere mehr als eine Stunde und die Kosten steigen jeden Tag.";
      await pasteAndWait(page, text);
      await says(page, /seems to be in German; only English is analysed/);
      assert.deepEqual(await highlighted(page), {});
    }));

  test("a paste without text", () =>
    withPage({}, async (page) => {
      await page.evaluate(() => {
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: new DataTransfer(), bubbles: true, cancelable: true }));
      });
      await says(page, /There was no text in what you pasted or dropped/);
    }));

  test("an article without claims", () =>
    withPage({}, async (page) => {
      await paste(page, "The river rose on Monday. Boats lay at the quay.");
      await says(page, /No claims were found/);
      assert.doesNotMatch(await notices(page), /language/);
    }));
});
