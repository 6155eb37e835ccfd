// The reader corrects what was found, by mouse and by keys, and undoes it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { apply } from "../../www/corrections/apply.js";
import { toJson } from "../../www/export/json.js";
import { TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { HOSTILE } from "./hostile.mjs";
import { analysisOf } from "./painted.mjs";
import { analysed, clickOn, drop, highlighted, pasteAndWait, press } from "./reader.mjs";

/** @import { Edit } from "../../www/corrections/edit.js" */
/** @import { Page } from "puppeteer-core" */

/** For what takes other ways when it runs, such as an address. */
const NAME = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script>`;

/**
 * @param {Page} page
 * @param {string} label  of the field
 * @param {string} option  its words, or how they begin
 */
async function choose(page, label, option) {
  await page.evaluate(
    (name, words) => {
      const fields = [...document.querySelectorAll("dialog[open] label")];
      const select = fields.find((field) => field.checkVisibility() && field.querySelector("span")?.textContent === name)?.querySelector("select");
      const wanted = [...(select?.options ?? [])].find(({ text }) => text.startsWith(words));
      if (!select || !wanted) throw new Error(`no ${words} in ${name}`);
      select.value = wanted.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    label,
    option,
  );
}

/** @param {Page} page */
const said = (page) => page.$eval(".announcer", (element) => element.textContent ?? "");

/** @param {Page} page */
const bar = (page) => page.$eval("whosaid-corrections", (element) => (element.checkVisibility() ? (element.querySelector("span")?.textContent ?? "") : ""));

/**
 * @param {Page} page
 * @param {string} style
 * @returns {Promise<string[]>}  the words painted in it
 */
async function painted(page, style) {
  return ((await highlighted(page))[`whosaid-${style}`] ?? []).map(([, , words]) => words);
}

/**
 * Selects words of the article, as with the mouse.
 *
 * @param {Page} page
 * @param {string} words
 */
async function select(page, words) {
  await page.evaluate((wanted) => {
    const article = document.querySelector("whosaid-article");
    const walker = document.createTreeWalker(/** @type {Node} */ (article), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, words);
  await page.waitForFunction(() => document.querySelector(".selection-popup")?.checkVisibility());
}

/**
 * @param {Page} page
 * @param {string} key
 * @param {number} times
 */
async function pressKey(page, key, times = 1) {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(/** @type {any} */ (key));
}

describe("correcting", () => {
  useBrowser();

  test("a kind is changed in the card's dialogue, and undone and redone by the buttons", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "Porto Gazette");
      await press(page, "Correct…");
      await choose(page, "Kind", "work");
      await press(page, "Change kind");
      assert.deepEqual(await painted(page, "entity-work"), ["Porto Gazette"]);
      assert.equal(await bar(page), "1 correction");
      assert.match(await said(page), /^Corrected: the kind of a name\./);
      await press(page, "Undo");
      assert.deepEqual(await painted(page, "entity-work"), []);
      assert.equal(await bar(page), "0 corrections");
      await press(page, "Redo");
      assert.deepEqual(await painted(page, "entity-work"), ["Porto Gazette"]);
    }));

  test("by keys alone: a claim is corrected, undone and redone", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.focus("whosaid-article");
      await page.keyboard.press("n");
      await page.keyboard.press("c");
      await page.waitForSelector("dialog[open]");
      const before = analysisOf(TALK).claims.length;
      await page.evaluate(() => {
        const buttons = [...document.querySelectorAll("dialog[open] button")];
        const button = buttons.find(({ textContent }) => textContent === "This is no claim");
        if (button instanceof HTMLElement) button.focus();
      });
      await page.keyboard.press("Enter");
      assert.equal(await page.$("dialog[open]"), null);
      assert.equal(await page.evaluate(() => document.activeElement?.localName), "whosaid-article", "the focus is back in the article");
      const rows = () => page.$$eval("whosaid-claims tbody tr", (all) => all.length);
      assert.equal(await rows(), before - 1);
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      assert.equal(await rows(), before);
      assert.match(await said(page), /^Undone: a claim was taken out/);
      await page.keyboard.down("Control");
      await page.keyboard.press("y");
      await page.keyboard.up("Control");
      assert.equal(await rows(), before - 1);
    }));

  test("a speaker is set to one of the article, to nobody, and to somebody named by hand", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const who = () => page.$$eval("whosaid-claims tbody tr", (rows) => rows.filter((row) => row.textContent?.includes("bolts are loose")).map((row) => row.cells[0]?.textContent).join());
      for (const [option, name] of [["Porto Gazette", "Porto Gazette"], ["nobody known", "source not known"]]) {
        await clickOn(page, "bolts are loose");
        await press(page, "Correct…");
        await choose(page, "Said by", option ?? "");
        await press(page, "Set speaker");
        assert.match(await who(), new RegExp(name ?? "-"));
      }
      await clickOn(page, "bolts are loose");
      await press(page, "Correct…");
      await choose(page, "Said by", "somebody else");
      await press(page, "Set speaker");
      assert(await page.$("dialog[open]"), "a name is asked for");
      await page.type("dialog[open] input", NAME);
      await press(page, "Set speaker");
      assert.match(await who(), /<script>window\.ran=1/);
      assert.equal(await page.$$eval("main img, main script", (all) => all.length), 0);
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    }));

  test("a mention is split off, and joined again", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const speakers = () => page.$$eval("whosaid-claims tbody .speaker", (all) => all.map(({ textContent }) => textContent));
      const before = await speakers();
      await clickOn(page, "Lopez told");
      await press(page, "Correct…");
      await press(page, "This is somebody else");
      assert.equal((await speakers()).at(-1), "Lopez");
      await clickOn(page, "Lopez told");
      await press(page, "Correct…");
      await choose(page, "The same as", "Maria Lopez");
      await press(page, "Join them");
      assert.deepEqual(await speakers(), before);
      assert.equal(await bar(page), "2 corrections");
    }));

  test("selected words become a claim, and others a name", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      const before = analysisOf(TALK).claims.length;
      await select(page, "The bridge was closed on Monday");
      await press(page, "Add a claim or name…");
      await choose(page, "Said by", "Maria Lopez");
      await press(page, "Add as a claim");
      assert.equal(await page.$$eval("whosaid-claims tbody tr", (all) => all.length), before + 1);
      assert.equal((await painted(page, "content-person"))[0], "The bridge was closed on Monday");
      await select(page, "reporters");
      await press(page, "Add a claim or name…");
      await choose(page, "Kind", "group");
      await press(page, "Add as a name");
      assert((await painted(page, "entity-group")).includes("reporters"));
    }));

  test("words are selected by keys and become a name", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await page.focus("whosaid-article");
      await page.keyboard.press("n");
      await page.keyboard.press("a");
      const selected = () => page.evaluate(() => String(getSelection()));
      assert.equal(await selected(), "The");
      await pressKey(page, "ArrowRight", 3);
      assert.equal(await selected(), "The bolts are loose");
      await page.keyboard.down("Shift");
      await pressKey(page, "ArrowRight", 1);
      await page.keyboard.up("Shift");
      await pressKey(page, "ArrowLeft", 2);
      assert.equal(await selected(), "bolts");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog[open]");
      await choose(page, "Kind", "product");
      await press(page, "Add as a name");
      assert.deepEqual(await painted(page, "entity-product"), ["bolts"]);
    }));

  test("corrections go along with a text that is edited elsewhere", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "Porto Gazette");
      await press(page, "Correct…");
      await choose(page, "Kind", "work");
      await press(page, "Change kind");
      await press(page, "Edit text");
      await page.evaluate(() => {
        const area = document.querySelector("textarea");
        area?.setSelectionRange(0, 0);
      });
      await page.keyboard.type("Old ");
      await page.waitForFunction((text) => document.querySelector("whosaid-article")?.textContent === text, {}, `Old ${TALK}`);
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-work")?.size ?? 0) > 0);
      assert.deepEqual(await painted(page, "entity-work"), ["Porto Gazette"]);
      assert.equal(await bar(page), "1 correction");
      const changed = `Old ${TALK.replace("Gazette", "Gazzette")}`;
      await page.evaluate((at) => document.querySelector("textarea")?.setSelectionRange(at, at), changed.indexOf("Gazzette") + 3);
      await page.keyboard.type("z");
      await page.waitForFunction((text) => document.querySelector("whosaid-article")?.textContent === text, {}, changed);
      await page.waitForFunction(() => /dropped/.test(document.querySelector("whosaid-corrections")?.textContent ?? ""));
      assert.equal(await bar(page), "0 corrections · 1 was dropped: its words were changed");
    }));

  test("a file with corrections is opened as corrected, and they can be undone", () =>
    withPage({}, async (page) => {
      const found = analysisOf(TALK);
      const [first] = found.claims;
      assert(first);
      /** @type {Edit[]} */
      const corrections = [{ edit: "delete_claim", claim: { contents: first.contents, sources: first.sources } }];
      const article = { title: "", url: "", byline: "", date: "", text: TALK, sha256: "" };
      await drop(page, { name: "corrected.json", bytes: toJson({ article, annotation: apply(TALK, found, corrections).analysis, corrections, found }) });
      await analysed(page, TALK);
      const rows = () => page.$$eval("whosaid-claims tbody tr", (all) => all.length);
      assert.equal(await bar(page), "1 correction");
      assert.equal(await rows(), found.claims.length - 1);
      await press(page, "Undo");
      assert.equal(await rows(), found.claims.length);
    }));

  test("hostile names in the corrections of a file are shown as text, and run nothing", () =>
    withPage({}, async (page) => {
      const text = HOSTILE.map((_, index) => `They spoke of matter ${index + 1} at length.`).join("\n\n");
      /** @type {Edit[]} */
      const corrections = HOSTILE.map((name, index) => {
        const start = text.indexOf(`matter ${index + 1} `);
        return { edit: "add_claim", claim: { contents: [{ start, end: start + 6 }], sources: [] }, speaker: { name, kind: "person" } };
      });
      const found = analysisOf(text);
      const { analysis: annotation, misfits } = apply(text, found, corrections);
      assert.deepEqual(misfits, []);
      const article = { title: "", url: "", byline: "", date: "", text, sha256: "" };
      await drop(page, { name: "hostile.json", bytes: toJson({ article, annotation, corrections, found }) });
      await analysed(page, text);
      const speakers = await page.$$eval("whosaid-claims tbody .speaker", (all) => all.map(({ textContent }) => textContent));
      assert.deepEqual(HOSTILE.filter((name) => !speakers.includes(name)), []);
      await clickOn(page, "matter");
      await press(page, "Correct…");
      const offered = await page.$$eval("dialog[open] option", (all) => all.length);
      assert(offered > 50);
      assert.equal(await page.$$eval("main img, main script, main iframe, main svg", (all) => all.length), 0);
      assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    }));

  test("each article has its own corrections", () =>
    withPage({}, async (page) => {
      await pasteAndWait(page, TALK);
      await clickOn(page, "Porto Gazette");
      await press(page, "Correct…");
      await press(page, "This is no name");
      assert.equal(await bar(page), "1 correction");
      await page.evaluate(() => document.dispatchEvent(new CustomEvent("whosaid:new")));
      await pasteAndWait(page, "“It rained,” said Bo Chen.");
      assert.equal(await bar(page), "");
    }));
});
