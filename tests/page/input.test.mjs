// How an article comes in: files, HTML, what is pasted where, what is typed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SHIFTED, SIMPLE, longText } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { expected } from "./painted.mjs";
import { analysed, drop, highlighted, notices, paste, pasteAndWait, press, visibleText } from "./reader.mjs";

/** A page around an article, with all that has to stay out. */
const PAGE = `<!doctype html>
<html><head><title>Bridge closed - Porto Gazette</title><meta charset="utf-8">
<script>window.ran = "head"</script><style>p { color: red }</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge closed</h1><p>By our reporter</p>
${`<p>“The bolts are loose,” said Maria Lopez, an engineer who has looked after the bridge for years,<br>and added that it would stay closed. <img src="x" onerror="window.ran = 'img'"></p>`.repeat(6)}
</article>
<script>window.ran = "body"</script><noscript>Turn on scripts</noscript>
</body></html>`;

/** @param {import("puppeteer-core").Page} page */
const shownText = (page) => page.$eval("whosaid-article", (article) => article.textContent ?? "");

/** @param {import("puppeteer-core").Page} page */
const settled = (page) =>
  page.waitForFunction(() => {
    const article = document.querySelector("whosaid-article");
    return article?.ariaBusy === "false" && article.textContent !== "";
  });

describe("input", () => {
  useBrowser();

  test("a dropped text file is read to the code unit", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "storm.txt", bytes: SHIFTED });
      await analysed(page, SHIFTED);
      assert.deepEqual(await highlighted(page), expected(SHIFTED));
    }));

  test("of a dropped page the article is read; its scripts do not run", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "page.html", bytes: PAGE });
      await settled(page);
      const text = await shownText(page);
      assert.match(text, /^Bridge closed/);
      assert.match(text, /“The bolts are loose,” said Maria Lopez.* for years,\nand added/);
      assert.doesNotMatch(text, /window\.ran|Sport|color: red|Turn on scripts|<p>/);
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
      assert.match(await notices(page), /Read as HTML: the text was taken; tags and scripts were left out\./);
    }));

  test("pasted HTML source is recognised", () =>
    withPage({}, async (page) => {
      await paste(page, "<h1>Bridge closed</h1><p>One&nbsp;&amp; two,<br>three</p><script>window.ran = 1</script><ul><li>a</li><li>b</li></ul>");
      await analysed(page, "Bridge closed\n\nOne\u00a0& two,\nthree\n\na\nb");
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
      assert.match(await notices(page), /Read as HTML/);
    }));

  test("a text that only mentions tags is text", () =>
    withPage({}, async (page) => {
      const text = "<b> is a tag, and 3 < 4 > 2, said Maria Lopez.";
      await pasteAndWait(page, text);
      assert.doesNotMatch(await notices(page), /HTML/);
    }));

  test("a file in another encoding is read as it says", () =>
    withPage({}, async (page) => {
      const latin = [..."<html><meta charset=iso-8859-1><body><p>Caf\u00e9 owner Ana Diaz said no.</p>"].map((letter) => letter.charCodeAt(0));
      await drop(page, { name: "cafe.html", bytes: latin });
      await analysed(page, "Café owner Ana Diaz said no.");
      const utf16 = [0xff, 0xfe, ...[..."Ana said no."].flatMap((letter) => [letter.charCodeAt(0), 0])];
      await drop(page, { name: "ana.txt", bytes: utf16 });
      await analysed(page, "Ana said no.");
    }));

  test("several files are open at once, and the first is read", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "a.txt", bytes: SIMPLE }, { name: "b.txt", bytes: "Other." });
      await analysed(page, SIMPLE);
      assert.equal((await page.$$("whosaid-tabs .tab")).length, 2);
    }));

  test("a chosen file is read", () =>
    withPage({}, async (page) => {
      await page.evaluate((text) => {
        const input = document.querySelector("input[type=file]");
        if (!(input instanceof HTMLInputElement)) throw new Error("no file input");
        const data = new DataTransfer();
        data.items.add(new File([text], "a.txt"));
        input.files = data.files;
        input.dispatchEvent(new Event("change"));
      }, SIMPLE);
      await analysed(page, SIMPLE);
    }));

  test("pasting an article puts the reading view in the editor's place, and back", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      assert.equal(await page.$eval("#editor-text", (area) => area.checkVisibility()), false);
      assert.equal(await page.evaluate(() => document.activeElement?.localName), "whosaid-article");
      await press(page, "Edit text");
      assert.equal(await page.$eval("#editor-text", (area) => area.checkVisibility()), true);
      assert.equal(await page.$eval("#editor-text", (area) => /** @type {HTMLTextAreaElement} */ (area).value), SIMPLE);
      await press(page, "Done");
      assert.equal(await page.$eval("#editor-text", (area) => area.checkVisibility()), false);
    }));

  test("pasting into a text that is being edited adds to it", () =>
    withPage({}, async (page) => {
      await page.focus("#editor-text");
      await page.keyboard.type("Well: ");
      await paste(page, SIMPLE);
      await analysed(page, `Well: ${SIMPLE}`);
      assert.equal(await page.$eval("#editor-text", (area) => area.checkVisibility()), true);
    }));

  test("a short first line with a blank line behind it is shown as the title", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SHIFTED);
      assert.equal(await visibleText(page, "whosaid-article h3"), "👩‍👩‍👧 Storm 🌀 hits Lisbon");
      await paste(page, "He left.\n\nThen Ana Diaz said no.", "whosaid-article");
      await analysed(page, "He left.\n\nThen Ana Diaz said no.");
      assert.equal(await visibleText(page, "whosaid-article h3"), "");
    }));

  test("a text too long to edit is shown whole, and a new one can be given", () =>
    withPage({}, async (page) => {
      const text = longText(250_000);
      await pasteAndWait(page, text);
      assert.match(await notices(page), /too long to edit here; it is shown in full below/);
      await press(page, "New text");
      await page.keyboard.type("Ana Diaz left.");
      await analysed(page, "Ana Diaz left.");
    }));

  test("clearing the editor clears the article", () =>
    withPage({}, async (page) => {
      await page.focus("#editor-text");
      await page.keyboard.type("Ana");
      await analysed(page, "Ana");
      for (let key = 0; key < 3; key += 1) await page.keyboard.press("Backspace");
      await page.waitForFunction(() => document.querySelector(".workspace")?.checkVisibility() === false);
      assert.match(await notices(page), /There is no text yet/);
    }));
});
