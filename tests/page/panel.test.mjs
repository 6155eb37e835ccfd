// The side panel: its tabs, and that they agree with the summary and lead to the text.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addressOf } from "../../www/text-fragment.js";
import { quoteOf } from "../../www/quote.js";
import { NO_FACTS } from "../../www/export/annotated-article.js";
import { ALL_CLAIMS, filtered } from "../../www/panel/filter.js";
import { TALK, longText } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysisOf } from "./painted.mjs";
import { analysed, clickOn, highlighted, pasteAndWait, press, visibleText } from "./reader.mjs";
import { checkRules } from "./rules.mjs";

/** @import { Page } from "puppeteer-core" */

const analysis = analysisOf(TALK);
const { claims, profiles, statements, summary } = analysis;

/**
 * @param {Page} page
 * @param {string} name
 */
async function choose(page, name) {
  const tabs = await page.$$("[role=tab]");
  for (const tab of tabs) {
    if ((await tab.evaluate((element) => element.textContent)) === name) await tab.click();
  }
}

/** @param {Page} page */
const chosenTab = (page) => page.$eval('[role=tab][aria-selected="true"]', (tab) => tab.textContent);

/**
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
const texts = (page, selector) => page.$$eval(selector, (all) => all.map(({ textContent }) => textContent ?? ""));

/** @param {Page} page */
const current = async (page) => ((await highlighted(page))["whosaid-current"] ?? []).map(([, , words]) => words);

describe("what claims are shown", () => {
  test("by words, whatever their case or accents, and by each kind", () => {
    const ids = (/** @type {Partial<import("../../www/panel/filter.js").ClaimFilter>} */ filter) =>
      filtered(TALK, claims, { ...ALL_CLAIMS, ...filter }).map(({ id }) => id);
    assert.deepEqual(ids({}), claims.map(({ id }) => id));
    assert.deepEqual(ids({ words: "LÓPEZ" }), claims.filter(({ speakerName }) => speakerName === "Maria Lopez").map(({ id }) => id));
    assert.deepEqual(ids({ sourceKind: "media" }), claims.filter(({ sourceKind }) => sourceKind === "media").map(({ id }) => id));
    assert.deepEqual(ids({ form: "direct", stance: "denies" }), []);
    assert(ids({ stance: "denies" }).length > 0);
    assert.deepEqual(ids({ words: "no such words" }), []);
  });

  test("by speaker: each one's together in the order of the text, most claims first", () => {
    const shown = filtered(TALK, claims, { ...ALL_CLAIMS, order: "speaker" });
    assert.equal(shown.length, claims.length);
    const speakers = shown.map(({ speaker }) => speaker);
    const groups = speakers.filter((speaker, index) => speaker !== speakers[index - 1]);
    assert.equal(new Set(groups).size, groups.length, "each once");
    assert.equal(groups[0], summary.bySpeaker[0]?.profile);
    const own = shown.filter(({ speaker }) => speaker === groups[0]).map(({ start }) => start);
    assert.deepEqual(own, [...own].sort((a, b) => a - b));
  });
});

describe("the address of a passage", () => {
  const text = "One said it - is, fine & well.\nAnother said it.";
  const at = (/** @type {string} */ words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });

  test("has its words, with the signs that a fragment reads otherwise encoded", () => {
    assert.equal(addressOf("https://a.example/b?c=1#d", text, at("it - is, fine & well")), "https://a.example/b?c=1#:~:text=it%20%2D%20is%2C%20fine%20%26%20well");
  });

  test("tells a passage from another of the same words by what is beside it", () => {
    assert.equal(addressOf("https://a.example/", text, at("said it", 20)), "https://a.example/#:~:text=Another-,said%20it,-.");
    assert.equal(addressOf("https://a.example/", text, at("said it")), "https://a.example/#:~:text=One-,said%20it,-%2D%20is%2C%20fine");
  });

  test("gives a long passage by its ends", () => {
    const long = "a b c d e f g h i j k l";
    assert.equal(addressOf("http://a.example/", long, { start: 0, end: long.length }), "http://a.example/#:~:text=a%20b%20c%20d,i%20j%20k%20l");
  });

  test("is none without an address of the web or without words", () => {
    assert.equal(addressOf("javascript:alert(1)", text, at("fine")), null);
    assert.equal(addressOf("", text, at("fine")), null);
    assert.equal(addressOf("https://a.example/", text, { start: 3, end: 4 }), null);
  });
});

describe("a quote to paste", () => {
  test("has its source and what is known of the article, and marks only for what is quoted", () => {
    const direct = claims.find(({ form }) => form === "direct");
    const indirect = claims.find(({ form }) => form === "indirect");
    assert(direct && indirect);
    const facts = { title: "Harbour", byline: "", date: "2026-05-04", url: "https://a.example/b" };
    assert.equal(quoteOf(TALK, direct, facts), "“The bolts are loose” — Maria Lopez\n“Harbour”, 2026-05-04, https://a.example/b");
    assert.match(quoteOf(TALK, indirect, NO_FACTS), /^[^“”\n]+ — .+$/u);
  });
});

describe("the panel", () => {
  useBrowser();

  test("its tabs are chosen by mouse and by arrows, Home and End", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      assert.equal(await chosenTab(page), "Who said what");
      await choose(page, "Names");
      assert.equal(await chosenTab(page), "Names");
      for (const [key, name] of /** @type {const} */ ([["ArrowRight", "Can be checked"], ["ArrowRight", "Who said what"], ["ArrowLeft", "Can be checked"], ["Home", "Who said what"], ["End", "Can be checked"]])) {
        await page.keyboard.press(key);
        assert.equal(await chosenTab(page), name, key);
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), name);
        assert.equal(await page.$$eval("[role=tabpanel]:not([hidden])", (all) => all.length), 1);
      }
      await page.focus("whosaid-article");
      await page.keyboard.press("t");
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Who said what");
    }));

  test("the sourcing has the numbers of the summary, also as corrected", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await choose(page, "Sourcing");
      const rows = async (/** @type {number} */ table) =>
        page.$$eval("whosaid-sourcing table", (tables, index) => [...(tables[index]?.tBodies[0]?.rows ?? [])].map((row) => [row.cells[0]?.textContent, ...[...row.querySelectorAll("td.count")].map((cell) => Number(cell.textContent))]), table);
      const named = claims.length - (summary.bySourceKind.unnamed ?? 0) - (summary.bySourceKind.anonymous ?? 0) - (summary.bySourceKind.unknown ?? 0);
      assert.deepEqual((await rows(0))[0], ["named", named]);
      const counts = (await rows(1)).map(([, count]) => Number(count)).sort();
      assert.deepEqual(counts, Object.values(summary.bySourceKind).sort());
      const speakers = summary.bySpeaker.map(({ profile, claims, words }) => [profiles[profile]?.name, claims, words]);
      assert.deepEqual(await rows(2), speakers);
      assert((await visibleText(page, "whosaid-sourcing")).includes(`${summary.quotedWords} words`));
      await clickOn(page, "bolts are loose");
      await press(page, "Correct…");
      await press(page, "This is no claim");
      const [first] = await rows(2);
      assert.deepEqual(first?.slice(0, 2), ["Maria Lopez", (summary.bySpeaker[0]?.claims ?? 0) - 1]);
    }));

  test("a name of the list leads to each mention in turn", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await choose(page, "Names");
      const named = profiles.filter(({ mentions }) => mentions.length > 0);
      assert.equal(await visibleText(page, "whosaid-profiles .rows-status"), `${named.length} names`);
      const mentions = profiles.find(({ name }) => name === "Maria Lopez")?.mentions ?? [];
      assert(mentions.length > 1);
      const place = (await texts(page, "whosaid-profiles .profile-name")).indexOf("Maria Lopez") + 1;
      for (const mention of [...mentions, mentions[0] ?? 0]) {
        const { start, end } = analysis.entities[mention] ?? { start: 0, end: 0 };
        await page.click(`whosaid-profiles li:nth-child(${place}) button`);
        assert.deepEqual((await highlighted(page))["whosaid-current"], [[start, end, TALK.slice(start, end)]]);
      }
      assert.deepEqual(await texts(page, "whosaid-profiles li[aria-current] .profile-name"), ["Maria Lopez"]);
      await page.select("whosaid-profiles select", "organization");
      assert.deepEqual(await texts(page, "whosaid-profiles .profile-name"), named.filter(({ kind }) => kind === "organization").map(({ name }) => name));
    }));

  test("what can be checked is listed with its reasons, filtered, and leads to the text", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await choose(page, "Can be checked");
      assert(statements.length > 0);
      const words = statements.map(({ start, end }) => TALK.slice(start, end));
      assert.deepEqual(await texts(page, ".statement-words"), words);
      await page.click("whosaid-statements .panel-line");
      assert.deepEqual(await current(page), [words[0]]);
      const quantities = statements.filter(({ reasons }) => reasons.includes("quantity"));
      assert(quantities.length > 0 && quantities.length <= statements.length);
      await page.select("whosaid-statements select", "quantity");
      assert.equal((await texts(page, ".statement-words")).length, quantities.length);
    }));

  test("a search leaves rows out and says so; what is chosen still leads to its claim", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.type(".claims-filter input[type=search]", "gazette");
      const own = claims.filter(({ speakerName }) => speakerName?.includes("Gazette"));
      assert.equal(await page.$$eval("whosaid-claims tbody tr", (rows) => rows.length), own.length);
      assert.equal(await visibleText(page, ".rows-status"), `${own.length} shown · ${claims.length - own.length} left out`);
      await page.click("whosaid-claims tbody button");
      assert.match(await visibleText(page, "whosaid-card"), /Porto Gazette/);
      await page.keyboard.press("Escape");
      await page.focus(".claims-filter input[type=search]");
      for (const _ of "gazette") await page.keyboard.press("Backspace");
      await page.click(".claims-filter summary");
      await page.select('.claims-filter select[aria-label="Order"]', "speaker");
      const shown = filtered(TALK, claims, { ...ALL_CLAIMS, order: "speaker" });
      const contents = shown.map(({ contents }) => contents.map(({ start, end }) => TALK.slice(start, end)).join(" … "));
      assert.deepEqual(await texts(page, "whosaid-claims button.what"), contents);
    }));

  test("scrolling marks the first claim in sight in the table", () =>
    withPage({ height: 700 }, async (page) => {
      const text = longText(20_000);
      await pasteAndWait(page, text);
      await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" }));
      const row = await page.waitForSelector("whosaid-claims tr[aria-current=true]");
      const words = (await row?.$eval("button", (button) => button.textContent)) ?? "";
      const inSight = await page.$$eval("whosaid-article p", (all) => all.filter((p) => p.getBoundingClientRect().bottom > 0 && p.getBoundingClientRect().top < innerHeight).map((p) => p.textContent).join("\n"));
      assert(words && inSight.includes(words), words);
      assert.deepEqual(await current(page), [], "the reader's place in the text is not moved");
    }));

  for (const theme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing in any tab or dialogue at ${width} px in ${theme}, and nothing is too wide`, () =>
        withPage({ width, query: "?paint=marks" }, async (page) => {
          while ((await page.$eval("html", (html) => html.dataset["theme"])) !== theme) await page.click("whosaid-theme button");
          await pasteAndWait(page, TALK);
          await page.click(".claims-filter summary");
          const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          for (const name of ["Who said what", "Sourcing", "Names", "Can be checked"]) {
            await choose(page, name);
            await checkRules(page, name);
            assert.equal(await isTooWide(), false, name);
          }
          for (const name of ["Keys", "How good is this?"]) {
            await press(page, name);
            await checkRules(page, name);
            await page.keyboard.press("Escape");
          }
          await press(page, "Claims in words");
          await checkRules(page, "claims in words");
          assert.equal(await isTooWide(), false, "claims in words");
        }));
    }
  }

  test("the card copies the quote, and links to the passage once the address is known", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "bolts are loose");
      assert.equal(await page.$(".card-link"), null);
      assert.match(await visibleText(page, "whosaid-card"), /sure \(\d+%\)/);
      await page.keyboard.press("Escape");
      await press(page, "Export");
      await page.click(".facts-form summary");
      await page.type(".facts-form input[name=url]", "https://news.example/bridge");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      await clickOn(page, "bolts are loose");
      assert.equal(await page.$eval(".card-link", (link) => link.getAttribute("href")), "https://news.example/bridge#:~:text=The%20bolts%20are%20loose");
      await press(page, "Copy quote");
      await page.waitForFunction(() => /Copied|did not allow/.test(document.querySelector("whosaid-notices")?.textContent ?? ""));
    }));

  test("a new text fills the tab that is shown", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await choose(page, "Names");
      await press(page, "Edit text");
      const text = `${TALK} Ada Brandt left.`;
      await page.focus("#editor-text");
      await page.keyboard.down("Control");
      await page.keyboard.press("End");
      await page.keyboard.up("Control");
      await page.keyboard.type(" Ada Brandt left.");
      await analysed(page, text);
      const names = await texts(page, "whosaid-profiles .profile-name");
      assert(names.includes("Ada Brandt"), names.join());
    }));
});
