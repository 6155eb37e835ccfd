// The reader's own names: their file, their dialogue, and what the analysis makes of them.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { NAME_KINDS, readNames, withName, writeNames } from "../../www/names/own-names.js";
import { ENTITY_KINDS } from "../../www/labels.js";
import { useBrowser, withPage } from "./browser.mjs";
import { HOSTILE } from "./hostile.mjs";
import { highlighted, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */
/** @import { OwnName } from "../../pkg/whosaid.js" */

const TEXT = "“The zubrin is late,” said Maria Lopez. The zubrin came at noon.";

/** What a spreadsheet or a careless reader of lists would trip over, and what would run in a page. */
const TRICKY = [`=HYPERLINK("http://localhost/","x")`, "+1", "-1", "@x", "'=1", "__proto__", `a, b; c "d"`, "\u202egnp.exe"];
const NAMES = [...new Set([...TRICKY, ...HOSTILE.map((text) => text.replace(/\s+/g, " ").trim())])].filter((text) => !text.startsWith("#"));

/** @param {Page} page @param {string} style */
async function painted(page, style) {
  return ((await highlighted(page))[`whosaid-${style}`] ?? []).map(([, , words]) => words);
}

/** @param {Page} page @param {string} text @param {string} kind */
async function add(page, text, kind) {
  await page.type("dialog[open] input[type=text]", text);
  await page.select("dialog[open] select", kind);
  await press(page, "Add");
}

/** @param {Page} page */
const rows = (page) => page.$$eval(".names-list li > :first-child", (all) => all.map(({ textContent }) => textContent));

describe("the file of own names", () => {
  test("is read as it is written, whatever the names", () => {
    /** @type {OwnName[]} */
    const names = NAMES.map((text, index) => ({ text, kind: NAME_KINDS[index % NAME_KINDS.length] ?? "person" }));
    assert.deepEqual(readNames(writeNames(names)), { names, badLines: [] });
  });

  test("may be a table of a spreadsheet, with blanks, remarks and a heading", () => {
    const text = `\ufeffname,kind\r\n# remark\r\n\r\n"Lopez, Maria",person\rReform;organization\n Tagus \t PLACE \nfoo\nbar\tship\n\tperson\n`;
    assert.deepEqual(readNames(text), {
      names: [{ text: "Lopez, Maria", kind: "person" }, { text: "Reform", kind: "organization" }, { text: "Tagus", kind: "place" }],
      badLines: [7, 8, 9],
    });
  });

  test("has no cell that a spreadsheet would run", () => {
    const written = writeNames(NAMES.map((text) => ({ text, kind: "person" })));
    for (const line of written.split("\n")) assert.doesNotMatch(line, /^[=+\-@]/);
  });

  test("knows the kinds that the legend knows", () => {
    assert.deepEqual([...NAME_KINDS].sort(), [...ENTITY_KINDS.keys()].sort());
  });

  test("has a name once, with the kind given last", () => {
    const once = withName(withName([], { text: " Tagus\n River ", kind: "place" }), { text: "Tagus River", kind: "work" });
    assert.deepEqual(once, [{ text: "Tagus River", kind: "work" }]);
    assert.deepEqual(withName([], { text: " \t ", kind: "place" }), []);
  });
});

describe("own names", () => {
  useBrowser();

  test("are added by keys and honoured at once in the article being read, and taken back", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TEXT);
      assert.deepEqual(await painted(page, "entity-product"), []);
      await page.focus("#names");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog[open]");
      await add(page, "zubrin", "product");
      await add(page, "Maria Lopez", "organization");
      assert.deepEqual(await rows(page), ["Maria Lopez", "zubrin"]);
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-product")?.size ?? 0) === 2 && (CSS.highlights.get("whosaid-entity-organization")?.size ?? 0) > 0);
      assert.deepEqual(await painted(page, "entity-product"), ["zubrin", "zubrin"]);
      await page.evaluate(() => {
        const [, remove] = document.querySelectorAll(".names-list button");
        if (remove instanceof HTMLElement) remove.focus();
      });
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-product")?.size ?? 0) === 0);
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "names", "the focus is back");
    }));

  test("are imported from a file, with what is wrong said, and hostile ones shown as text", async () => {
    const folder = await mkdtemp(join(tmpdir(), "whosaid-names-"));
    const file = join(folder, "names.tsv");
    const good = writeNames(NAMES.map((text) => ({ text, kind: "person" })));
    await writeFile(file, `${good}nothing\n`);
    await withPage({}, async (page) => {
      await pasteAndWait(page, `${TEXT} ${NAMES.join(" and ")}`);
      await press(page, "My names…");
      const input = await page.$("dialog[open] input[type=file]");
      assert(input);
      await (/** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (input)).uploadFile(file);
      await page.waitForFunction(() => document.querySelector(".names-status")?.textContent !== "");
      assert.equal(await page.$eval(".names-status", ({ textContent }) => textContent), `${NAMES.length} names were read. 1 line is not a name, a tab and a kind such as “person”: ${NAMES.length + 1}.`);
      assert.deepEqual((await rows(page)).sort(), [...NAMES].sort());
      assert.equal(await page.$$eval("main img, main script", (all) => all.length), 0);
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    });
    await rm(folder, { recursive: true });
  });

  test("are kept only if the reader says so, and are there after a reload", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      await press(page, "My names…");
      await add(page, "zubrin", "product");
      assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
      await page.focus(".names-keep input");
      await page.keyboard.press(" ");
      await add(page, "Tagus", "place");
      await page.waitForFunction(async () => {
        const database = await new Promise((resolve) => {
          const request = indexedDB.open("whosaid", 1);
          request.onsuccess = () => resolve(request.result);
        });
        const names = database.objectStoreNames.contains("settings") && (await new Promise((resolve) => {
          const request = database.transaction("settings").objectStore("settings").get("names");
          request.onsuccess = () => resolve(request.result);
        }));
        database.close();
        return names?.length === 2;
      });
      await page.reload();
      await page.waitForFunction(() => customElements.get("whosaid-names") !== undefined);
      await pasteAndWait(page, TEXT);
      assert.deepEqual(await painted(page, "entity-product"), ["zubrin", "zubrin"]);
      await press(page, "My names…");
      assert.deepEqual(await rows(page), ["Tagus", "zubrin"]);
    }));
});
