// The page by the rules of axe-core, in each theme and at each width; and what axe cannot see.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { clickOn, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {Page} page
 * @param {string} state  for the message
 */
async function checkRules(page, state) {
  const violations = await page.evaluate(async () => {
    const { violations } = await Reflect.get(window, "axe").run(document, { resultTypes: ["violations"] });
    return violations.flatMap((/** @type {import("axe-core").Result} */ { id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
  assert.deepEqual(violations, [], state);
}

/**
 * By the page's own button, which every browser can press.
 *
 * @param {Page} page
 * @param {string} theme
 */
async function choose(page, theme) {
  while ((await page.$eval("html", (html) => html.dataset["theme"])) !== theme) await page.click("whosaid-theme button");
}

/** @param {Page} page */
const isTooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

describe("accessibility", () => {
  useBrowser();

  for (const theme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      // Marks, since axe cannot see what lies behind highlights; the colours are the same.
      test(`axe finds nothing at ${width} px in ${theme}, and nothing is too wide`, () =>
        withPage({ width, query: "?paint=marks" }, async (page) => {
          await page.evaluate(axe);
          await choose(page, theme);
          await checkRules(page, "before an article");
          await pasteAndWait(page, TALK);
          await press(page, "Edit text");
          await page.click("summary");
          await checkRules(page, "with an article and the editor");
          assert.equal(await isTooWide(page), false);
          await press(page, "Done");
          await page.click('whosaid-legend button[data-style="entity-date"]');
          await clickOn(page, "bolts are loose");
          await checkRules(page, "with a card");
          assert.equal(await isTooWide(page), false);
        }));
    }
  }

  test("axe finds nothing with highlights", () =>
    withPage({}, async (page) => {
      await page.evaluate(axe);
      await pasteAndWait(page, TALK);
      await checkRules(page, "with highlights");
    }));

  test("everything is reached by the tab key, in the order of the page", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.$eval("h1", (heading) => {
        heading.tabIndex = -1;
        heading.focus();
      });
      const seen = [];
      for (let step = 0; step < 16; step += 1) {
        await page.keyboard.press("Tab");
        seen.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 12) ?? ""));
      }
      assert.deepEqual(seen.slice(2, 13), ["Harbour brid", "×", "New article", "Open file…", "A flood", "A ceasefire", "A merger", "How to check", "Edit text", "Hide highlig", "Harbour brid"]);
    }));

  test("the chosen theme is kept", () =>
    withPage({}, async (page) => {
      await choose(page, "dark");
      await page.reload();
      await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
      assert.equal(await page.$eval("html", (html) => getComputedStyle(html).colorScheme), "dark");
      await choose(page, "system");
    }));
});
