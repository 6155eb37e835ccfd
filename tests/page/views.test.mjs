// Ways to look at an article: how much of it is marked, its claims in words, the map of keys, the scores.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { ARTICLE_KEYS } from "../../www/article-keys.js";
import { CLAIM_SCORES, KIND_SCORES, NAMES_SCORE } from "../../www/scores.js";
import { TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysisOf, expected } from "./painted.mjs";
import { highlighted, pasteAndWait, press, visibleText } from "./reader.mjs";

const { claims, statements } = analysisOf(TALK);

test("the scores that the page shows are those of the model cards", async () => {
  const [entities, attribution] = await Promise.all(["en-entities", "en-claims"].map((name) => readFile(new URL(`../../models/${name}.md`, import.meta.url), "utf8")));
  const stands = (/** @type {number} */ score, /** @type {string | undefined} */ card) => assert(card?.includes(String(score)), String(score));
  for (const [, score] of CLAIM_SCORES) stands(score, attribution);
  for (const score of [NAMES_SCORE, ...KIND_SCORES.map(([, score]) => score)]) stands(score, entities);
});

test("every key of the article does one thing", () => {
  const keys = ARTICLE_KEYS.flatMap(({ keys }) => keys);
  assert.equal(new Set(keys).size, keys.length);
});

describe("ways to look at an article", () => {
  useBrowser();

  test("the levels show claims only, claims and names, and what can be checked", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const all = expected(TALK);
      const isClaim = (/** @type {[string, unknown]} */ [style]) => !style.startsWith("whosaid-entity");
      assert.deepEqual(await highlighted(page), all);
      await page.focus("whosaid-article");
      await page.keyboard.press("m");
      const { "whosaid-statement": checked, ...rest } = await highlighted(page);
      assert.deepEqual(rest, all);
      assert.deepEqual(checked?.map(([start]) => start), statements.map(({ start }) => start));
      await page.keyboard.press("m");
      assert.deepEqual(await highlighted(page), Object.fromEntries(Object.entries(all).filter(isClaim)));
      await page.select("whosaid-level select", "names");
      assert.deepEqual(await highlighted(page), all);
    }));

  test("k and K step through the claims of one kind of source", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const own = claims.filter(({ sourceKind }) => sourceKind === claims[0]?.sourceKind);
      assert(own.length > 1 && own.length < claims.length);
      await page.focus("whosaid-article");
      await page.keyboard.press("n");
      const announced = () => visibleText(page, ".announcer");
      await page.keyboard.press("k");
      assert.match(await announced(), new RegExp(`^Claim ${(own[1]?.id ?? 0) + 1} of`));
      await page.keyboard.press("K");
      assert.match(await announced(), /^Claim 1 of/);
    }));

  test("claims in words name speaker, stance and form where each begins, and lose no word", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await press(page, "Claims in words");
      assert.equal(await page.$eval("whosaid-article", (article) => article.checkVisibility()), false);
      const spoken = await visibleText(page, "whosaid-spoken");
      assert.match(spoken, /She denied \[claim by Maria Lopez, denies it, in the article's words:\] that anyone was hurt \[end of the claim\]\./);
      const words = await page.$$eval("whosaid-spoken p, whosaid-spoken h3", (blocks) =>
        blocks.map((block) => [...block.childNodes].filter((node) => node instanceof Text).map((node) => node.textContent).join("")).join("\n\n"),
      );
      assert.equal(words, TALK);
      assert.equal((await page.$$("whosaid-spoken h3")).length, 1);
      await press(page, "Claims in words");
      // Painting waits until the browser says that the article is in sight again.
      await page.waitForFunction(() => CSS.highlights.get("whosaid-content-person")?.size);
      assert.deepEqual(await highlighted(page), expected(TALK));
    }));

  test("the map of keys lists every key, opened by ? or its button, and gives the focus back", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.focus("whosaid-article");
      await page.keyboard.press("?");
      const shown = await page.$$eval("dialog.help[open] dt", (all) => all.length);
      assert.equal(shown, ARTICLE_KEYS.length + 3);
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement?.localName), "whosaid-article");
      await press(page, "Keys");
      assert(await page.$("dialog.help[open]"));
      await page.click("dialog.help .correct-close");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "help");
    }));

  test("a question mark typed into the text opens nothing", () =>
    withPage({}, async (page) => {
      await page.type("#editor-text", "Who said that?");
      assert.equal(await page.$("dialog.help[open]"), null);
    }));

  test("how good it is opens at its beginning, with a score for every kind", () =>
    withPage({}, async (page) => {
      await press(page, "How good is this?");
      assert.equal(await page.$eval("dialog.scores", (dialog) => dialog.scrollTop), 0);
      const rows = await page.$$eval("dialog.scores tbody tr", (all) => all.length);
      assert.equal(rows, CLAIM_SCORES.length + 1 + KIND_SCORES.length);
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "scores");
    }));
});
