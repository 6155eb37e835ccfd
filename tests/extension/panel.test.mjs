// The panel beside the page: the page's tabs, places in the page, exports, and the way to the full page.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { extended, useBrowser } from "./browser.mjs";
import { isPainted, nothingIsPainted, painted, switchOff, switchOn, until } from "./reader.mjs";
import { pages, usePages, visit } from "./visit.mjs";

/** @import { Page } from "puppeteer-core" */

useBrowser();
usePages();

/**
 * Opens the panel of a page that is switched on.
 *
 * @param {string} name  of the page
 * @param {string} words  of a claim
 * @param {(page: Page, panel: Page) => Promise<void>} test
 */
function withPanel(name, words, test) {
  return visit(name, async (page) => {
    await switchOn(page, words);
    const panel = await extended().panelOf(page);
    /** @type {string[]} */
    const errors = [];
    panel.on("pageerror", (error) => errors.push(String(error)));
    await until(() => panel.evaluate(() => document.querySelectorAll("whosaid-claims tbody tr").length > 0), "the panel shows the claims");
    await test(page, panel);
    assert.deepEqual(errors, []);
    await panel.close();
    await switchOff(page);
  });
}

describe("the panel", () => {
  test("has the page's tabs, and says how much of the page was analysed", () =>
    withPanel("plain.html", "The bolts are loose", async (_page, panel) => {
      const seen = await panel.evaluate(() => ({
        tabs: [...document.querySelectorAll("[role=tab]")].map(({ textContent }) => textContent),
        rows: [...document.querySelectorAll("whosaid-claims tbody tr .what")].map(({ textContent }) => textContent),
        notice: document.querySelector("whosaid-notices")?.textContent,
        audit: document.querySelector(".audit")?.textContent,
      }));
      assert.deepEqual(seen.tabs, ["Who said what", "Sourcing", "Names", "Can be checked"]);
      assert(seen.rows.includes("The bolts are loose") && seen.rows.some((row) => row?.includes("groaned all night")), seen.rows.join(" | "));
      assert.match(seen.notice ?? "", /^\d of \d paragraphs were analysed/);
      assert.match(seen.audit ?? "", /\d+ claims/);
    }));

  test("its rows, names and statements lead to their places in the page", () =>
    withPanel("1000-words.html", "We checked pump 1 and it failed", async (page, panel) => {
      const marked = async (/** @type {string} */ words) =>
        until(async () => (await painted(page)).current?.some((piece) => piece.includes(words)), `${words} is marked`);
      const press = (/** @type {string} */ tab, /** @type {string} */ line) =>
        panel.evaluate(
          (tab, line) => {
            const [name] = [...document.querySelectorAll("[role=tab]")].filter(({ textContent }) => textContent === tab);
            if (name instanceof HTMLElement) name.click();
            const lines = [...document.querySelectorAll("[role=tabpanel]:not([hidden]) button")];
            const wanted = lines.filter(({ textContent }) => textContent?.includes(line)).at(-1);
            if (wanted instanceof HTMLElement) wanted.click();
          },
          tab,
          line,
        );
      await press("Who said what", "We checked pump 20 and it failed");
      await marked("We checked pump 20 and it failed");
      assert(await page.evaluate(() => scrollY > 0), "the page has scrolled there");
      await press("Names", "Maria Lopez");
      await marked("Maria Lopez");
      await press("Can be checked", "10 houses");
      await marked("10 houses");
    }));

  test("hides a kind of name at the legend, and all at the level for claims only", () =>
    withPanel("plain.html", "The bolts are loose", async (page, panel) => {
      const names = () => page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith("whosaid-entity")));
      assert((await names()).includes("whosaid-entity-person"));
      await panel.click('[data-style="entity-person"]');
      await until(async () => !(await names()).includes("whosaid-entity-person"), "people are hidden");
      await panel.select("whosaid-level select", "claims");
      await until(async () => (await names()).length === 0, "all names are hidden");
      await isPainted(page, "The bolts are loose");
    }));

  test("exports with title, author, date and address", () =>
    withPanel("plain.html", "The bolts are loose", async (_page, panel) => {
      const file = await panel.evaluate(async () => {
        /** @type {Promise<string>} */
        const content = new Promise((resolve) => {
          const make = URL.createObjectURL;
          URL.createObjectURL = (blob) => {
            if (blob instanceof Blob) blob.text().then(resolve);
            return make(blob);
          };
        });
        document.querySelector("whosaid-export button")?.dispatchEvent(new MouseEvent("click"));
        const json = [...document.querySelectorAll(".export-menu button")].find(({ textContent }) => textContent?.includes("JSON with everything"));
        json?.dispatchEvent(new MouseEvent("click"));
        return JSON.parse(await content);
      });
      const { title, byline, date, url, text } = file.article;
      assert.deepEqual({ title, byline, date, url }, { title: "Harbour bridge closed", byline: "Jane Okafor", date: "2026-03-02T08:00:00Z", url: pages().url("plain.html") });
      assert(text.includes("The mayor, Ana Brandt, denied that the city had been warned.\nShe said"), "a <br> is a line end");
      assert(file.annotation.claims.length >= 5);
    }));

  test("analyses the whole page on demand", () =>
    visit("paywall.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      const panel = await extended().panelOf(page);
      await panel.evaluate(() => chrome.tabs.sendMessage(Number(new URLSearchParams(location.search).get("tab")), { type: "start", extent: "whole" }));
      await isPainted(page, "The bolts are loose");
      await panel.close();
      await switchOff(page);
    }));

  test("opens the article in the full page, with what is known of it", () =>
    withPanel("plain.html", "The bolts are loose", async (_page, panel) => {
      await panel.click("#open-full");
      const full = await extended().pageAt(/\/www\/index\.html/);
      await until(() => full.evaluate(() => (CSS.highlights.get("whosaid-content-person")?.size ?? 0) > 0), "the full page shows it");
      const seen = await full.evaluate(() => ({
        text: document.querySelector("whosaid-article")?.textContent,
        url: document.querySelector(/** @type {"input"} */ ("[name=url]"))?.value,
      }));
      assert(seen.text?.includes("I will cross it anyway"));
      assert.equal(seen.url, pages().url("plain.html"));
      await full.close();
    }));

  test("closes with the highlights when they are taken away", () =>
    visit("plain.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      const panel = await extended().panelOf(page);
      await panel.waitForSelector("#off", { visible: true });
      await panel.click("#off");
      await nothingIsPainted(page);
      await until(() => panel.evaluate(() => document.querySelector("aside")?.hidden && !(/** @type {HTMLElement | null} */ (document.querySelector(".hint"))?.hidden)), "it says how to begin");
      await panel.close();
    }));

  test("a page of the extension loads nothing that is not in it", async () => {
    const options = await extended().open("extension/options/options.html");
    const policy = await options.evaluate(() => fetch("http://localhost:1/").then(() => "fetched", (error) => error.name));
    assert.equal(policy, "TypeError");
    await options.close();
  });
});
