// Files in and out: what each kind of file gives, tabs, comparison, exports, and the page's own file back again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { SHIFTED, SIMPLE, TALK, longText } from "./articles.mjs";
import { browserName, useBrowser, withPage } from "./browser.mjs";
import { expected } from "./painted.mjs";
import { analysed, drop, highlighted, marked, notices, pasteAndWait, press, visibleText, withControl } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/**
 * @param {string} body  of word/document.xml
 * @returns {number[]}  a Word document
 */
function docx(body) {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;
  return [...zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml) })];
}

/** Keeps what the page saves, instead of leaving it to the browser. @param {Page} page */
function watchSaves(page) {
  return page.evaluate(() => {
    /** @type {{ name: string, type: string, text: string }[]} */
    const saves = [];
    Reflect.set(window, "saves", saves);
    /** @type {Map<string, Blob>} */
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create(blob);
      if (blob instanceof Blob) blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      const blob = blobs.get(this.href);
      const name = this.download;
      blob?.text().then((text) => saves.push({ name, type: blob.type, text }));
    };
  });
}

/**
 * @param {Page} page
 * @param {string} name  of the menu's item
 * @returns {Promise<{ name: string, type: string, text: string }>}
 */
async function exportAs(page, name) {
  const before = await page.evaluate(() => Reflect.get(window, "saves").length);
  await press(page, "Export");
  const item = await page.waitForSelector(`::-p-xpath(//whosaid-export//button[span[1][normalize-space()="${name}"]])`, { visible: true });
  await item?.click();
  await page.waitForFunction((count) => Reflect.get(window, "saves").length > count, {}, before);
  return page.evaluate(() => Reflect.get(window, "saves").at(-1));
}

/** @param {Page} page */
const tabNames = (page) => page.$$eval("whosaid-tabs .tab", (tabs) => tabs.map((tab) => tab.textContent ?? ""));

/**
 * Copies and pastes rich text by keys, as a browser or a word processor puts it on the clipboard.
 *
 * @param {Page} page
 * @param {string} html
 * @param {string} text
 */
async function pasteRich(page, html, text) {
  await page.bringToFront();
  await page.evaluate(
    (rich, plain) => {
      const onCopy = (/** @type {ClipboardEvent} */ event) => {
        event.clipboardData?.setData("text/html", rich);
        event.clipboardData?.setData("text/plain", plain);
        event.preventDefault();
      };
      document.addEventListener("copy", onCopy, { once: true, capture: true });
    },
    html,
    text,
  );
  await page.focus("#editor-text");
  await withControl(page, "c");
  await withControl(page, "v");
}

describe("files", () => {
  useBrowser();

  test("of a Word document the paragraphs are read, without what was deleted", () =>
    withPage({}, async (page) => {
      const body = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Bridge closed</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">“The bolts are </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>loose</w:t></w:r></w:ins><w:r><w:t>,” said</w:t><w:br/><w:t>Maria Lopez.</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`;
      await drop(page, { name: "bridge.docx", bytes: docx(body) });
      await analysed(page, "Bridge closed\n\n“The bolts are loose,” said\nMaria Lopez.\n\nA cell");
      assert.match(await notices(page), /Read as a Word document/);
    }));

  test("a zip that is no Word document, a broken one and one that would fill the memory are refused", () =>
    // Firefox reports what its parser refuses as an error of the page.
    withPage({ provokes: /XML Parsing Error/ }, async (page) => {
      await pasteAndWait(page, SIMPLE);
      const bomb = zipSync({ "word/document.xml": new Uint8Array(60_000_000) });
      const others = [[...zipSync({ "a.txt": strToU8("a") })], docx("<w:p>").slice(0, 80), docx("<w:p>"), [...bomb]];
      for (const bytes of others) {
        await page.evaluate(() => document.querySelector("whosaid-notices")?.replaceChildren());
        await drop(page, { name: "a.docx", bytes });
        await page.waitForFunction(() => /This file is not text/.test(document.querySelector("whosaid-notices")?.textContent ?? ""));
        // The same message again is not written again.
        await page.reload();
        await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
        await pasteAndWait(page, SIMPLE);
      }
    }));

  test("of a Markdown file the marks are left out", () =>
    withPage({}, async (page) => {
      const source = "---\ntitle: x\n---\n# Bridge closed\n\nBy **our** _reporter_\n\n> “The [bolts](http://a.example/ \"x\") are *loose*,” said Maria Lopez.\n\n- One `two`\n- snake_case_name 2 * 3 * 4\n\n![no](x.png)\n\n[1]: http://a.example\n";
      await drop(page, { name: "bridge.md", bytes: source });
      await analysed(page, "Bridge closed\n\nBy our reporter\n\n“The bolts are loose,” said Maria Lopez.\n\nOne two\nsnake_case_name 2 * 3 * 4");
    }));

  test("rich text is read with its paragraphs, without links and scripts", () =>
    withPage({}, async (page) => {
      const html = `<html><body><!--StartFragment--><h1>Bridge closed</h1><p>“The <a href="http://a.example">bolts</a> are <b>loose</b>,” said Maria Lopez.</p><script>window.ran = 1</script><img src=x onerror="window.ran = 1"><p>Critics doubted it.</p><!--EndFragment--></body></html>`;
      await pasteRich(page, html, "Bridge closed “The bolts are loose,” said Maria Lopez. Critics doubted it.");
      await analysed(page, "Bridge closed\n\n“The bolts are loose,” said Maria Lopez.\n\nCritics doubted it.");
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    }));

  test("articles stay open in tabs: chosen by keys, closed, and read where one was", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "a.txt", bytes: TALK }, { name: "b.txt", bytes: SIMPLE });
      await analysed(page, TALK);
      assert.deepEqual(await tabNames(page), ["Harbour bridge closed", "“The bridge is safe,” said Maria Lopez on Monday. Critics said it was not."]);
      await page.focus("whosaid-tabs li:nth-child(2) .tab");
      await page.keyboard.press("Enter");
      await analysed(page, SIMPLE);
      assert.deepEqual(await highlighted(page), expected(SIMPLE));
      assert.equal(await page.$eval('whosaid-tabs [aria-current="true"]', (tab) => tab.textContent?.slice(0, 10)), "“The bridg");
      await press(page, "New article");
      assert.equal(await visibleText(page, ".workspace"), "");
      await page.keyboard.type("Ana Diaz said no.");
      await analysed(page, "Ana Diaz said no.");
      assert.equal((await tabNames(page)).length, 3);
      await page.click("whosaid-tabs li:nth-child(3) .tab-close");
      await analysed(page, SIMPLE);
      await page.click("whosaid-tabs li:nth-child(1) .tab-close");
      await analysed(page, SIMPLE);
      await page.focus("whosaid-tabs .tab-close");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".workspace")?.checkVisibility() === false);
      assert.deepEqual(await tabNames(page), []);
      assert.equal(await page.$eval("#editor-text", (area) => area.checkVisibility()), true);
    }));

  test("what is typed into an article stays with it", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "a.txt", bytes: SIMPLE }, { name: "b.txt", bytes: TALK });
      await analysed(page, SIMPLE);
      await press(page, "Edit text");
      await page.keyboard.press("End");
      await page.$eval("#editor-text", (area) => /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(0, 0));
      await page.keyboard.type("Well. ");
      await analysed(page, `Well. ${SIMPLE}`);
      await page.click("whosaid-tabs li:nth-child(2) .tab");
      await analysed(page, TALK);
      await page.click("whosaid-tabs li:nth-child(1) .tab");
      await analysed(page, `Well. ${SIMPLE}`);
      assert.deepEqual(await highlighted(page), expected(`Well. ${SIMPLE}`));
    }));

  test("two articles are compared, by keys", () =>
    withPage({}, async (page) => {
      await drop(page, { name: "a.txt", bytes: TALK }, { name: "b.txt", bytes: SIMPLE });
      await analysed(page, TALK);
      await press(page, "Compare two");
      const cells = () => page.$$eval(".comparison tbody tr:not(.group)", (rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
      await page.waitForSelector(".comparison");
      const rows = Object.fromEntries((await cells()).map(([name, ...values]) => [name, values]));
      assert.deepEqual(rows["Claims"], ["5", "2"]);
      assert.deepEqual(rows["named"], ["80%", "50%"]);
      assert.deepEqual(rows["news outlet"], ["20%", "0%"]);
      assert.deepEqual(rows["Maria Lopez"], ["3", "1"]);
      assert.equal(await visibleText(page, ".workspace"), "");
      // The other way round.
      await page.select("whosaid-comparison label:nth-child(1) select", await page.$eval("whosaid-comparison option:nth-child(2)", (option) => /** @type {HTMLOptionElement} */ (option).value));
      await page.waitForFunction(() => document.querySelector("whosaid-comparison [aria-busy]")?.getAttribute("aria-busy") === "false");
      assert.deepEqual((await cells()).find(([name]) => name === "Claims"), ["Claims", "2", "2"]);
      await page.focus("whosaid-comparison button");
      await page.keyboard.press("Escape");
      await analysed(page, TALK);
      assert.equal(await page.$eval(".workspace", (workspace) => workspace.checkVisibility()), true);
    }));

  test("the page's own file restores the view, facts and all", () =>
    withPage({}, async (page) => {
      await watchSaves(page);
      await pasteAndWait(page, SHIFTED);
      await press(page, "Export");
      await page.click(".facts-form summary");
      await page.type('.facts-form input[name="url"]', "https://a.example/storm");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      const { name, type, text } = await exportAs(page, "This page’s own file");
      assert.match(name, /^storm-hits-lisbon\.json$/);
      assert.equal(type, "application/json;charset=utf-8");
      const file = JSON.parse(text);
      assert.equal(file.article.text, SHIFTED);
      assert.equal(file.article.url, "https://a.example/storm");
      assert.match(file.article.sha256, /^[0-9a-f]{64}$/);
      const before = await highlighted(page);
      await page.reload();
      await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
      await drop(page, { name, bytes: text });
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
      assert.deepEqual(await highlighted(page), before);
      assert.match(await notices(page), /Opened as it was exported/);
      assert.equal(await page.$eval('.facts-form input[name="url"]', (input) => /** @type {HTMLInputElement} */ (input).value), "https://a.example/storm");
    }));

  for (const [what, source, sentence] of /** @type {const} */ ([
    ["cut off", '{"article": {"text": "a"', /not JSON, or not all of it is there/],
    ["foreign", '{"comments": [1, 2]}', /was not exported by this page/],
    ["damaged", JSON.stringify({ article: { text: "Ana" }, annotation: { version: 1, claims: "x" } }), /has been damaged or changed/],
    ["newer", JSON.stringify({ article: { text: "Ana" }, annotation: { version: 9 } }), /comes from a newer version/],
  ])) {
    test(`a file that is ${what} is refused in plain words, and the work at hand is untouched`, () =>
      withPage({}, async (page) => {
        await pasteAndWait(page, TALK);
        const before = await highlighted(page);
        await drop(page, { name: "work.json", bytes: source });
        await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("whosaid-notices")?.textContent ?? ""), {}, sentence.source);
        assert.match(await notices(page), /What you had open is as it was/);
        await analysed(page, TALK);
        assert.deepEqual(await highlighted(page), before);
        assert.equal((await tabNames(page)).length, 1);
      }));
  }

  test("every format is saved under a name of its own, by mouse and by keys", () =>
    withPage({}, async (page) => {
      await watchSaves(page);
      await pasteAndWait(page, TALK);
      const saved = [];
      for (const name of ["Web page", "Markdown", "Table", "This page’s own file", "Web Annotations", "schema.org draft"]) {
        saved.push((await exportAs(page, name)).name);
      }
      const stem = "harbour-bridge-closed";
      assert.deepEqual(saved, [`${stem}.html`, `${stem}.md`, `${stem}.csv`, `${stem}.json`, `${stem}.annotations.jsonld`, `${stem}.schema.jsonld`]);
      // The focus has come back to the button.
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => Reflect.get(window, "saves").length === 7);
      assert.equal(await page.evaluate(() => Reflect.get(window, "saves").at(-1).name), `${stem}.md`);
    }));

  test("an exported page shows the text and its highlights, and runs nothing", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      await watchSaves(page);
      await pasteAndWait(page, TALK);
      const { text } = await exportAs(page, "Web page");
      // The file brings its own colours and its own policy.
      await page.goto("about:blank");
      await page.setContent(text);
      assert.equal(await page.$$eval("script, link, img, iframe", (all) => all.length), 0);
      const fill = await page.$eval("mark", (mark) => getComputedStyle(mark).backgroundColor);
      assert.notEqual(fill, "rgba(0, 0, 0, 0)");
      assert.match(await page.$eval("article", (article) => article.textContent ?? ""), /“The bolts are loose1,” said Maria Lopez/);
    }));

  test("on paper all of the article has its highlights, and afterwards the page is as before", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      const text = longText(20_000);
      await pasteAndWait(page, text);
      const before = await highlighted(page);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.deepEqual(Object.keys(await highlighted(page)), []);
      const contents = (await marked(page))["whosaid-content-person"] ?? [];
      assert.equal(contents.length, expected(text)["whosaid-content-person"]?.length);
      if (browserName === "chromium") {
        await page.emulateMediaType("print");
        const seen = await page.evaluate(() => [...document.querySelectorAll("whosaid-editor, .panel, .masthead, whosaid-article")].map((element) => element.checkVisibility()));
        assert.deepEqual(seen, [false, false, true, false]);
        await page.emulateMediaType("screen");
      }
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-content-person")?.size ?? 0) > 0);
      assert.deepEqual(await highlighted(page), before);
      assert.equal(await page.$eval("whosaid-article", (article) => article.textContent), text);
    }));

  test("copying puts rich and plain text on the clipboard", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.evaluate(() => {
        Object.defineProperty(navigator, "clipboard", {
          value: {
            /** @param {ClipboardItem[]} items */
            async write([item]) {
              const read = (/** @type {string} */ type) => item?.getType(type).then((blob) => blob.text());
              Reflect.set(window, "copied", { html: await read("text/html"), text: await read("text/plain") });
            },
          },
        });
      });
      await press(page, "Export");
      await (await page.waitForSelector('::-p-xpath(//whosaid-export//button[span[1][normalize-space()="Copy with colours"]])'))?.click();
      await page.waitForFunction(() => /Copied/.test(document.querySelector("whosaid-notices")?.textContent ?? ""));
      const { html, text } = await page.evaluate(() => Reflect.get(window, "copied"));
      assert.match(html, /<span style="background-color: #[0-9a-f]{6}; color: #1d1c1a">The bolts are loose<\/span>/);
      assert(text.startsWith(TALK));
    }));

  test("files that take long show a bar, and can be cancelled", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, SIMPLE);
      await page.evaluate(() => {
        // A disk that takes its time.
        const data = new DataTransfer();
        for (const name of ["a.txt", "b.txt"]) data.items.add(new File(["Other."], name));
        File.prototype.arrayBuffer = () => new Promise((resolve) => Reflect.set(window, "deliver", resolve));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await page.waitForFunction(() => document.querySelector("whosaid-progress")?.checkVisibility());
      assert.match(await visibleText(page, "whosaid-progress"), /Opening 2 files…/);
      assert.equal(await page.$eval("whosaid-progress progress", (bar) => /** @type {HTMLProgressElement} */ (bar).value), 0);
      await press(page, "Cancel");
      await page.evaluate(() => Reflect.get(window, "deliver")(new ArrayBuffer(3)));
      await page.waitForFunction(() => !document.querySelector("whosaid-progress")?.checkVisibility());
      assert.equal((await tabNames(page)).length, 1);
      await analysed(page, SIMPLE);
    }));
});
