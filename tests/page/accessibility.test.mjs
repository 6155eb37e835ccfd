// The page by the rules of axe-core, in each theme and at each width; and what axe cannot see.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SIMPLE, TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysed, clickOn, drop, pasteAndWait, press } from "./reader.mjs";
import { checkRules } from "./rules.mjs";

/** @import { Page } from "puppeteer-core" */

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

  for (const width of [320, 1280]) {
    test(`axe finds nothing in the dialogues at ${width} px, and nothing is too wide`, () =>
      withPage({ width, prepare: async () => {} }, async (page) => {
        for (const theme of ["light", "dark"]) {
          await choose(page, theme);
          await pasteAndWait(page, TALK);
          await clickOn(page, "bolts are loose");
          await press(page, "Correct…");
          await checkRules(page, `to correct a claim, ${theme}`);
          await press(page, "This is no claim");
          await clickOn(page, "Porto Gazette");
          await press(page, "Correct…");
          await checkRules(page, `to correct a name, ${theme}`);
          await page.click("dialog[open] .correct-close");
          await page.focus("whosaid-article");
          await page.keyboard.press("a");
          await checkRules(page, `with words selected, ${theme}`);
          await page.keyboard.press("Enter");
          await checkRules(page, `to add what is missing, ${theme}`);
          await page.click("dialog[open] .correct-close");
          await press(page, "My names…");
          await page.type("dialog[open] input[type=text]", "zubrin");
          await page.keyboard.press("Enter");
          await checkRules(page, `with own names, ${theme}`);
          await page.click("dialog[open] .correct-close");
          await press(page, "Keep in this browser");
          await page.waitForFunction(() => document.querySelector("#keep")?.ariaPressed === "true");
          await press(page, "New article");
          await page.waitForSelector(".kept-open");
          await page.evaluate(() => document.querySelector(".privacy details")?.setAttribute("open", ""));
          await checkRules(page, `with a list of what is kept, ${theme}`);
          assert.equal(await isTooWide(page), false);
        }
      }));
  }

  for (const theme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing in tabs, the export menu and a comparison at ${width} px in ${theme}, and nothing is too wide`, () =>
        withPage({ width, query: "?paint=marks" }, async (page) => {
          await choose(page, theme);
          await drop(page, { name: "a.txt", bytes: TALK }, { name: "b.txt", bytes: SIMPLE });
          await analysed(page, TALK);
          await press(page, "Export");
          await page.click(".facts-form summary");
          await checkRules(page, "with the export menu");
          assert.equal(await isTooWide(page), false);
          await page.keyboard.press("Escape");
          await press(page, "Compare two");
          await page.waitForSelector(".comparison");
          await checkRules(page, "with a comparison");
          assert.equal(await isTooWide(page), false);
        }));
    }
  }

  test("axe finds nothing with highlights", () =>
    withPage({}, async (page) => {
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
      for (let step = 0; step < 20; step += 1) {
        await page.keyboard.press("Tab");
        seen.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 8).trim() ?? ""));
      }
      const [settings, tabs, input] = [["My names", "EnglishD", "Colours:"], ["Harbour", "×", "New arti"], ["Open fil", "A flood", "A ceasef", "A merger"]];
      const reading = ["How to c", "Edit tex", "Export", "Keep in", "claims o", "Hide hig", "Claims i", "Keys", "Harbour"];
      assert.deepEqual(seen.slice(0, 19), [...settings, ...tabs, ...input, ...reading]);
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
