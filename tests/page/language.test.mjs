// The interface in the reader's language, by the browser's setting and by the switch.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TALK } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { clickOn, highlighted, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

/** @param {...string} languages  that the browser is set to */
const speaking = (...languages) => ({
  prepare: (/** @type {Page} */ page) =>
    page.evaluateOnNewDocument((tags) => Object.defineProperty(Navigator.prototype, "languages", { get: () => tags }), languages),
});

/** @param {Page} page */
const state = (page) =>
  page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title, chosen: document.querySelector("select")?.value }));

describe("the language", () => {
  useBrowser();

  /** @type {[string[], string, RegExp][]} */
  const cases = [
    [["de-AT", "en"], "de", /Wer sagt was/],
    [["pt-BR", "fr-CA", "de"], "fr", /qui dit quoi/],
    [["ja", "pt"], "en", /who says what/],
  ];
  for (const [languages, lang, title] of cases) {
    test(`a browser set to ${languages.join(", ")} gets ${lang}`, () =>
      withPage(speaking(...languages), async (page) => {
        const found = await state(page);
        assert.equal(found.lang, lang);
        assert.equal(found.chosen, lang);
        assert.match(found.title, title);
      }));
  }

  test("the switch changes all of the page at once, and the article stays", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      await pasteAndWait(page, TALK);
      const before = await highlighted(page);
      await page.focus("whosaid-language select");
      await page.select("whosaid-language select", "de");
      assert.equal((await state(page)).lang, "de");
      const words = await page.evaluate(() => document.body.innerText);
      for (const word of ["Text bearbeiten", "Benannte Personen", "Farben: wie das System"]) {
        assert(words.includes(word), word);
      }
      for (const word of ["Edit text", "Named people", "Hide highlights", "Nothing you paste"]) assert(!words.includes(word), word);
      assert.deepEqual(await highlighted(page), before);
      await clickOn(page, "bolts are loose");
      assert.match(await page.$eval("whosaid-card", (card) => card.textContent ?? ""), /Eine Aussage von Maria Lopez.*wörtlich zitiert/s);
      await press(page, "Berichtigen …");
      assert.match(await page.$eval("dialog[open]", (dialog) => dialog.textContent ?? ""), /Das ist keine Aussage/);
    }));

  test("numbers and plurals are written as the language does", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      await page.select("whosaid-language select", "de");
      const text = `${"Nothing happened on the long road to town. ".repeat(300)}“It rained,” said Maria Lopez.`;
      await pasteAndWait(page, text);
      assert.match(await page.evaluate(() => document.body.innerText), /2\.405 Wörter/);
      await page.select("whosaid-language select", "fr");
      assert.match(await page.evaluate(() => document.body.innerText), /2[\u202f\u00a0]405 mots/);
    }));

  test("the choice holds after a reload", () =>
    withPage({ prepare: async () => {} }, async (page) => {
      await page.select("whosaid-language select", "fr");
      await page.reload();
      await page.waitForFunction(() => document.documentElement.lang === "fr");
    }));
});
