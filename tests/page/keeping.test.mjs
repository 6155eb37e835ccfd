// What the reader keeps in the browser is there after a reload; where there is no room, that is said.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SIMPLE, TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysed, clickOn, notices, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

/** A page of its own, with nothing in its storage. */
const OWN = { prepare: async () => {} };

/** @param {Page} page */
const isKept = (page) => page.waitForFunction(() => document.querySelector("#keep")?.ariaPressed === "true");

/** @param {Page} page */
const keptNames = (page) => page.$$eval("whosaid-kept .kept-open", (all) => all.map(({ textContent }) => textContent));

/**
 * @param {Page} page
 * @returns {Promise<string[]>}  what the page has put into the browser
 */
const stored = (page) => page.evaluate(async () => [...(await indexedDB.databases()).map(({ name }) => name ?? ""), ...Object.keys(localStorage)]);

/** @param {Page} page */
async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => customElements.get("whosaid-kept") !== undefined);
}

/** Takes out a name and waits until that is written down. @param {Page} page */
async function takeOutGazette(page) {
  await clickOn(page, "Porto Gazette");
  await press(page, "Correct…");
  await press(page, "This is no name");
}

/**
 * Makes the browser's storage fail in a way.
 *
 * @param {string} name  of the exception
 * @param {"open" | "add"} step
 */
const failing = (name, step) => ({
  prepare: (/** @type {Page} */ page) =>
    page.evaluateOnNewDocument(
      (error, when) => {
        const fail = () => {
          throw new DOMException("no", error);
        };
        if (when === "open") IDBFactory.prototype.open = fail;
        else IDBObjectStore.prototype.add = fail;
      },
      name,
      step,
    ),
});

describe("keeping", () => {
  useBrowser();

  test("nothing is stored unless the reader says so", () =>
    withPage(OWN, async (page) => {
      await pasteAndWait(page, TALK);
      await takeOutGazette(page);
      assert.deepEqual(await stored(page), []);
    }));

  test("an article is kept with its corrections, also those made later, and opened again", () =>
    withPage(OWN, async (page) => {
      await pasteAndWait(page, TALK);
      await page.focus("#keep");
      await page.keyboard.press("Enter");
      await isKept(page);
      await takeOutGazette(page);
      await page.waitForFunction(async () => {
        const database = await new Promise((resolve) => {
          const request = indexedDB.open("whosaid");
          request.onsuccess = () => resolve(request.result);
        });
        const articles = await new Promise((resolve) => {
          const request = database.transaction("articles").objectStore("articles").getAll();
          request.onsuccess = () => resolve(request.result);
        });
        database.close();
        return articles.length === 1 && articles[0].edits.length === 1;
      });
      await reload(page);
      await page.waitForSelector(".kept-open");
      assert.deepEqual(await keptNames(page), ["Harbour bridge closed"]);
      await page.focus(".kept-open");
      await page.keyboard.press("Enter");
      await analysed(page, TALK);
      assert.equal(await page.$eval("whosaid-corrections span", ({ textContent }) => textContent), "1 correction");
      assert.equal(await page.$eval("#keep", ({ ariaPressed }) => ariaPressed), "true");
      await press(page, "Undo");
      assert.equal(await page.$eval("whosaid-corrections span", ({ textContent }) => textContent), "0 corrections");
    }));

  test("a kept article is forgotten by its button and in the list", () =>
    withPage(OWN, async (page) => {
      await pasteAndWait(page, SIMPLE);
      const isForgotten = () => page.waitForFunction(() => document.querySelector("#keep")?.ariaPressed === "false" && !document.querySelector(".kept-open"));
      await press(page, "Keep in this browser");
      await isKept(page);
      await press(page, "Keep in this browser");
      await isForgotten();
      await press(page, "Keep in this browser");
      await isKept(page);
      await press(page, "New article");
      await press(page, "Forget");
      await isForgotten();
      await press(page, "“The bridge is safe,” said Maria Lopez on Monday. Critics said it was not.");
      assert.equal(await page.$eval("whosaid-article", ({ textContent }) => textContent), SIMPLE);
    }));

  /** @type {[string, "open" | "add", RegExp][]} */
  const failures = [
    ["QuotaExceededError", "add", /no room left/],
    ["SecurityError", "open", /does not allow/],
    ["UnknownError", "open", /could not be kept/],
  ];
  for (const [name, step, words] of failures) {
    test(`storage that fails with ${name} is said, and nothing on the screen is lost`, () =>
      withPage(failing(name, step), async (page) => {
        await pasteAndWait(page, TALK);
        await takeOutGazette(page);
        await press(page, "Keep in this browser");
        await page.waitForSelector(".notice.warning");
        assert.match(await notices(page), words);
        assert.equal(await page.$eval("#keep", ({ ariaPressed }) => ariaPressed), "false");
        assert.equal(await page.$eval("whosaid-article", ({ textContent }) => textContent), TALK);
        assert.equal(await page.$eval("whosaid-corrections span", ({ textContent }) => textContent), "1 correction");
      }));
  }

  test("a hostile title is shown as text in the list of what is kept", () =>
    withPage(OWN, async (page) => {
      const title = `"><img src=x onerror="window.ran=1">`;
      await pasteAndWait(page, `${title}\n\n${SIMPLE}`);
      await press(page, "Keep in this browser");
      await page.waitForSelector(".kept-open");
      assert.deepEqual(await keptNames(page), [title]);
      assert.equal(await page.$$eval("main img", (all) => all.length), 0);
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    }));
});
