// Pages that fight, and pages that cannot be read: a clear message, nothing in the console, nothing left behind.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CATALOGUES } from "../../www/language.js";
import { browserName, extended, useBrowser } from "./browser.mjs";
import { isPainted, nothingIsPainted, painted, serialised, switchOff, switchOn, until } from "./reader.mjs";
import { pages, usePages, visit } from "./visit.mjs";

/** @import { Page } from "puppeteer-core" */

const { en } = CATALOGUES;

useBrowser();
usePages();

/**
 * @param {Page} page
 * @param {string | object | undefined} message  that the panel shows for it
 */
async function isSaidInPanel(page, message) {
  const panel = await extended().panelOf(page);
  await until(async () => (await panel.evaluate(() => document.querySelector("whosaid-notices")?.textContent)) === message, String(message));
  await panel.close();
}

describe("what cannot be shown", () => {
  test("a page without an article says so in the page and in the panel, and is as it was", () =>
    visit("no-article.html", async (page) => {
      const before = await serialised(page);
      await extended().press(page);
      await page.waitForSelector("whosaid-card-host");
      await isSaidInPanel(page, en["message.page_no_article"]);
      await page.bringToFront();
      await page.keyboard.press("Escape");
      await until(async () => (await serialised(page)) === before, "nothing is left behind");
      assert.deepEqual(await painted(page), {});
    }));

  test("a document without a body", () =>
    visit("no-body.html", async (page) => {
      await extended().press(page);
      await isSaidInPanel(page, en["message.page_no_article"]);
      assert.deepEqual(await painted(page), {});
    }));

  test("a PDF", async () => {
    const page = await extended().browser.newPage();
    // The viewer is another document than the one that was asked for.
    await page.goto(pages().url("paper.pdf")).catch(() => {});
    await extended().press(page);
    await isSaidInPanel(page, en["message.page_pdf"]);
    await page.close();
  });

  test("a page of the browser's own", async () => {
    const page = await extended().browser.newPage();
    if (browserName === "chromium") await page.goto("chrome://version");
    else await extended().inToolbar(`{ gBrowser.selectedBrowser.fixupAndLoadURIString("about:support", { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }); null; }`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await extended().press(page);
    await isSaidInPanel(page, en["message.page_internal"]);
    await page.close();
  });
});

describe("a page that fights", () => {
  test("its own styles for our highlights lose, and so do rules for everything", () =>
    visit("dark.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      const style = await page.evaluate(() => {
        const paragraph = document.querySelector("p");
        const { backgroundColor, color, textDecorationLine } = getComputedStyle(paragraph ?? document.body, "::highlight(whosaid-content-person)");
        return { backgroundColor, color, textDecorationLine };
      });
      // The colours for dark pages of www/styles/colours.css.
      assert.deepEqual(style, { backgroundColor: "rgb(91, 86, 150)", color: "rgb(239, 237, 232)", textDecorationLine: "underline" });
      await switchOff(page);
    }));

  test("it removes nodes while they are read", () =>
    visit("removing.html", async (page) => {
      await page.evaluate("fight()");
      await extended().press(page);
      await isPainted(page, "Bolt 2999 is loose");
      await page.waitForFunction(() => document.querySelectorAll("p").length < 400);
      await until(() => page.evaluate(() => {
        const ranges = [...(CSS.highlights.get("whosaid-content-person") ?? [])];
        return ranges.length > 0 && ranges.every(({ startContainer }) => startContainer.isConnected);
      }), "what is painted is still there");
      await switchOff(page);
    }));

  test("it has 100,000 nodes", () =>
    visit("100000-nodes.html", async (page) => {
      const before = await serialised(page);
      await switchOn(page, "The bolts are loose");
      assert.equal(await serialised(page), before);
      await switchOff(page);
    }));
});

describe("a long page", () => {
  test("shows its progress in the panel and can be cancelled there", () =>
    visit("100000-words.html", async (page) => {
      const before = await serialised(page);
      const panel = await extended().panelOf(page);
      await extended().press(page);
      const status = () => panel.evaluate(() => chrome.tabs.sendMessage(Number(new URLSearchParams(location.search).get("tab")), { type: "describe" }).then(({ status }) => status, () => "off"));
      await until(async () => ["reading", "analysing"].includes(await status()), "it is under way");
      // Words come only if it takes a while; the way to cancel is the same.
      await panel.evaluate(() => document.querySelector("whosaid-progress button")?.dispatchEvent(new MouseEvent("click", { bubbles: true })));
      await nothingIsPainted(page);
      assert.equal(await status(), "off");
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      assert.deepEqual(await painted(page), {}, "what was cancelled does not come later");
      assert.equal(await serialised(page), before);
      await panel.close();
    }));
});
