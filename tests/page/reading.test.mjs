// Reading an annotated article: legend, card, table and keys, which show one and the same claim.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TALK, longText } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysisOf, expected } from "./painted.mjs";
import { clickOn, highlighted, marked, pasteAndWait, pointOf, press, visibleText } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

const { claims, entities } = analysisOf(TALK);

/**
 * @param {Page} page
 * @returns {Promise<string[]>}  the words of the current claim or name
 */
const current = async (page) => ((await highlighted(page))["whosaid-current"] ?? []).map(([, , words]) => words);

/** @param {import("../../pkg/whosaid.js").Claim | undefined} claim */
const partsOf = (claim) => {
  assert(claim);
  const parts = [...claim.sources, ...claim.cues, ...claim.contents, ...claim.via];
  return parts.sort((a, b) => a.start - b.start).map(({ start, end }) => TALK.slice(start, end));
};

/** @param {Page} page */
const currentRow = (page) => page.$$eval("tbody tr", (rows) => rows.findIndex((row) => row.ariaCurrent === "true"));

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

/** @param {Page} page */
const card = (page) => visibleText(page, "whosaid-card");

/**
 * @param {Page} page
 * @param {string} style
 */
const toggle = async (page, style) => {
  const button = await page.waitForSelector(`whosaid-legend button[data-style="${style}"]`);
  await button?.click();
  return button?.evaluate((element) => element.ariaPressed);
};

describe("reading", () => {
  useBrowser();

  test("the legend counts what was found", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const counts = await page.$$eval("whosaid-legend button", (buttons) =>
        buttons.map((button) => [button.dataset["style"], Number(button.querySelector(".count")?.textContent)]),
      );
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const style of [...claims.map((claim) => `content-${claim.sourceKind}`), ...entities.map((entity) => `entity-${entity.kind}`)]) {
        found.set(style, (found.get(style) ?? 0) + 1);
      }
      assert.deepEqual(counts.sort(), [...found].sort());
    }));

  for (const query of ["", "?paint=marks"]) {
    test(`the legend hides and shows a kind${query}`, () =>
      withPage({ query }, async (page) => {
        const painted = query === "" ? highlighted : marked;
        await pasteAndWait(page, TALK);
        const all = await painted(page);
        assert(all["whosaid-content-person"] && all["whosaid-source-person"] && all["whosaid-entity-person"]);
        assert.equal(await toggle(page, "content-person"), "false");
        const less = await painted(page);
        assert.equal(less["whosaid-content-person"], undefined);
        assert.equal(less["whosaid-source-person"], undefined);
        assert.deepEqual(less["whosaid-entity-person"], all["whosaid-entity-person"]);
        assert.equal(await toggle(page, "content-person"), "true");
        assert.deepEqual(await painted(page), all);
      }));
  }

  test("a kind that is hidden stays so in the next article", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await toggle(page, "entity-person");
      await pasteAndWait(page, `${TALK} She left.`);
      assert.equal((await highlighted(page))["whosaid-entity-person"], undefined);
      assert.equal(await page.$eval('button[data-style="entity-person"]', (button) => button.ariaPressed), "false");
    }));

  test("the button and the key h hide all highlights, and show them again", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.keyboard.press("h");
      assert.deepEqual(await highlighted(page), {});
      assert.equal(await page.$eval("#hide-all", (button) => button.ariaPressed), "true");
      await press(page, "Hide highlights");
      assert.deepEqual(await highlighted(page), expected(TALK));
    }));

  test("a click on a claim opens its card and marks its row", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "bolts are loose");
      const text = await card(page);
      for (const words of ["A claim of Maria Lopez", "“said”", "named person", "quoted word for word", "attributes it"]) {
        assert(text.includes(words), `“${words}” in ${text}`);
      }
      assert.equal(await focused(page), "card-heading");
      const index = claims.findIndex((claim) => claim.contents.some(({ start, end }) => TALK.slice(start, end).includes("bolts are loose")));
      assert.deepEqual(await current(page), partsOf(claims[index]));
      assert.equal(await currentRow(page), index);
      await page.keyboard.press("Escape");
      assert.equal(await card(page), "");
      assert.equal(await focused(page), "whosaid-article");
    }));

  test("a click on a pronoun says whom it stands for", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "She denied");
      assert.match(await card(page), /A claim of Maria Lopez.*“she” was taken to stand for Maria Lopez/si);
    }));

  test("a click on a name opens its card, which leads to the next mention", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "Lopez told");
      const text = await card(page);
      assert.match(text, /^Lopez/);
      assert.match(text, /Full nameMaria Lopez/);
      assert.match(text, /Kindperson/);
      assert.match(text, /Mentioned2 times/);
      await press(page, "Next mention");
      assert.match(await card(page), /^Maria Lopez/);
      assert.deepEqual(await current(page), ["Maria Lopez"]);
      await press(page, "Close");
      assert.equal(await card(page), "");
    }));

  test("a click beside the text, and one on plain words, opens nothing", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, "It rained.\n\nMaria Lopez left.");
      await clickOn(page, "rained");
      assert.equal(await card(page), "");
      const { x, y } = await page.$eval("whosaid-article .block:last-child", (block) => {
        const { right, top, height } = block.getBoundingClientRect();
        return { x: right - 5, y: top + height / 2 };
      });
      await page.mouse.click(x, y);
      assert.equal(await card(page), "");
    }));

  test("a click outside closes the card", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "bolts are loose");
      await page.click("h1");
      assert.equal(await card(page), "");
    }));

  test("the keys step through claims and names, explain and close", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const announced = () => page.$eval(".announcer", (element) => element.textContent ?? "");
      await page.keyboard.press("n");
      assert.deepEqual(await current(page), partsOf(claims[0]));
      assert.match(await announced(), new RegExp(`Claim 1 of ${claims.length}`));
      await page.keyboard.press("ArrowRight");
      assert.deepEqual(await current(page), partsOf(claims[1]));
      await page.keyboard.press("p");
      assert.deepEqual(await current(page), partsOf(claims[0]));
      await page.keyboard.press("ArrowLeft");
      assert.match(await announced(), /no more claims/);
      await page.keyboard.press("Enter");
      assert.notEqual(await card(page), "");
      assert.equal(await focused(page), "card-heading");
      await page.keyboard.press("Escape");
      assert.equal(await card(page), "");
      await page.keyboard.press("Escape");
      assert.deepEqual(await current(page), []);
      await page.keyboard.press("e");
      const first = entities[0];
      assert.deepEqual(await current(page), [TALK.slice(first?.start, first?.end)]);
    }));

  test("the table holds every claim in order, with who, what and how", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      assert.deepEqual(await page.$$eval("thead th", (cells) => cells.map((cell) => cell.textContent)), ["Who", "What", "How"]);
      assert.equal(await visibleText(page, "caption"), "Who said what");
      const rows = await page.$$eval("tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent ?? "")));
      assert.equal(rows.length, claims.length);
      claims.forEach((claim, index) => {
        const [who = "", what, how = ""] = rows[index] ?? [];
        if (claim.speakerName) assert(who.startsWith(claim.speakerName), who);
        assert.equal(what, claim.contents.map(({ start, end }) => TALK.slice(start, end)).join(" … "));
        for (const { start, end } of claim.cues) assert(how.includes(TALK.slice(start, end)), how);
      });
    }));

  test("a row leads to its claim in the text, and back by closing the card", () =>
    withPage({ width: 400, height: 700 }, async (page) => {
      await pasteAndWait(page, TALK);
      await page.$eval("tbody tr:nth-child(2) button", (button) => button.click());
      assert.deepEqual(await current(page), partsOf(claims[1]));
      assert.equal(await focused(page), "card-heading");
      const isInSight = await page.evaluate(() => {
        const [range] = CSS.highlights.get("whosaid-current") ?? [];
        const { top, bottom } = /** @type {Range} */ (range).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
      assert(isInSight);
      await page.keyboard.press("Escape");
      assert(await page.$eval("tbody tr:nth-child(2) button", (button) => button === document.activeElement));
    }));

  for (const words of ["bolts are loose", "I will cross"]) {
    test(`on a narrow page a click on “${words}” leaves it in sight above the card`, () =>
      withPage({ width: 400, height: 700 }, async (page) => {
        await pasteAndWait(page, TALK);
        await clickOn(page, words);
        const { top, bottom, edge } = await page.evaluate(() => {
          const ranges = [...(CSS.highlights.get("whosaid-current") ?? [])];
          const rects = ranges.map((range) => /** @type {Range} */ (range).getBoundingClientRect()).sort((a, b) => a.top - b.top);
          const edge = document.querySelector("whosaid-card")?.getBoundingClientRect().top ?? 0;
          return { top: rects[0]?.top ?? -1, bottom: (rects[0]?.top ?? 0) + 20, edge };
        });
        assert(top > 0 && bottom < edge, `${top} to ${bottom}, card from ${edge}`);
      }));
  }

  test("of many claims the table shows a part, says so, and goes where the reader is", () =>
    withPage({}, async (page) => {
      const text = longText(150_000);
      const all = analysisOf(text).claims.length;
      assert(all > 600, `${all} claims`);
      await pasteAndWait(page, text);
      const status = () => visibleText(page, ".rows-status");
      const number = (/** @type {number} */ n) => n.toLocaleString("en");
      assert.equal(await status(), `200 of ${number(all)} shown`);
      await press(page, "Show more");
      assert.equal(await status(), `400 of ${number(all)} shown`);
      assert.equal(await page.$$eval("tbody tr", (rows) => rows.length), 400);
      await page.focus("whosaid-article");
      await page.keyboard.press("p");
      const from = Math.floor((all - 1) / 200) * 200;
      assert.equal(await status(), `rows ${number(from + 1)}–${number(all)} of ${number(all)} shown`);
      assert.equal(await currentRow(page), all - 1 - from);
      await press(page, "Show earlier");
      assert.equal(await status(), `rows ${number(from - 199)}–${number(all)} of ${number(all)} shown`);
    }));

  test("the line on the whole article gives the summary", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const { words, sentences } = analysisOf(TALK).summary;
      const line = await visibleText(page, ".audit");
      assert(line.startsWith(`${words} words · ${sentences} sentences · ${claims.length} claims · `), line);
      assert.match(line, /named \d+, unnamed \d+, anonymous \d+, not known \d+/);
    }));

  test("a word on what is under the mouse", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const { x, y } = await pointOf(page, "Maria Lopez, an");
      await page.mouse.move(x, y);
      await page.waitForFunction(() => document.querySelector(".hover-label")?.checkVisibility());
      assert.match(await visibleText(page, ".hover-label"), /^person · claim: Maria Lopez$/);
    }));
});
