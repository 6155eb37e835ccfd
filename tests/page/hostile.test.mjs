// Hostile text, wherever it may come from: in the article, its title, the name of a file, an imported file.
// Nothing of it runs, on the page or in what it exports; all of it is shown as text.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sha256Of } from "../../www/export/annotated-article.js";
import { toHtml } from "../../www/export/html.js";
import { toJson } from "../../www/export/json.js";
import { toRichText } from "../../www/export/rich-text.js";
import { browserName, useBrowser, withPage } from "./browser.mjs";
import { HOSTILE, HOSTILE_ARTICLE } from "./hostile.mjs";
import { analysisOf } from "./painted.mjs";
import { analysed, drop, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */
/** @import { AnnotatedArticle } from "../../www/export/annotated-article.js" */

/** Firefox reports what the policy stops as errors of the page. */
const STOPPED = { provokes: /Content-Security-Policy/ };

/** What the page never makes of text. The icons of the page itself have no text. */
const ELEMENTS = "script, img, image, iframe, object, embed, video, audio, math, template, marquee, base, link, meta, plaintext, xmp, [onerror], [onload], [onclick], [style*='animation:'], a[href^='javascript' i]";

/**
 * @param {Page} page
 * @param {string} where
 */
async function assertHarmless(page, where) {
  const found = await page.evaluate((elements) => [...document.body.querySelectorAll(elements)].map((element) => element.outerHTML.slice(0, 200)), ELEMENTS);
  assert.deepEqual(found, [], where);
  assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined, where);
}

/** @returns {Promise<AnnotatedArticle>}  whose every string is hostile, in turn */
async function hostileFile() {
  const text = HOSTILE_ARTICLE;
  const annotation = analysisOf(text);
  let turn = 0;
  const next = () => HOSTILE[turn++ % HOSTILE.length] ?? "";
  for (const profile of annotation.profiles) Object.assign(profile, { name: next(), title: next() });
  for (const claim of annotation.claims) Object.assign(claim, { speakerName: next(), why: [next(), `cue:${next()}`, `pronoun:${next()}→0`] });
  for (const statement of annotation.statements) statement.reasons = [next()];
  annotation.notes = [{ code: next() }];
  annotation.generator = { program: next(), model: next() };
  annotation.language = "en";
  const article = { title: next(), url: `https://a.example/"><script>window.ran=1</script>`, byline: next(), date: next(), text, sha256: await sha256Of(text) };
  return { article, annotation, corrections: [], found: null };
}

/**
 * Looks at everything that the page shows of an article: every claim's card, and what the pointer is over.
 *
 * @param {Page} page
 * @param {number} most  cards
 */
async function lookAround(page, most) {
  await page.focus("whosaid-article");
  for (let card = 0; card < most; card += 1) {
    await page.keyboard.press(card % 3 === 2 ? "e" : "n");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  }
}

describe("hostile text", () => {
  useBrowser();

  test("there are enough strings to try", () => {
    assert(new Set(HOSTILE).size >= 70);
  });

  for (const query of ["", "?paint=marks"]) {
    test(`in the article${query}`, () =>
      withPage({ ...STOPPED, query }, async (page) => {
        await pasteAndWait(page, HOSTILE_ARTICLE);
        await lookAround(page, 45);
        await assertHarmless(page, "the article");
        await press(page, "Export");
        await assertHarmless(page, "the menu");
      }));
  }

  test("each string as an article and as a title of its own", () =>
    withPage(STOPPED, async (page) => {
      for (const words of HOSTILE) {
        const text = `${words}\n\nHe left.`;
        await page.evaluate((given) => {
          const area = document.querySelector("textarea");
          if (!area) throw new Error("no editor");
          area.value = given;
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }, text);
        await analysed(page, text);
        const { tab } = await page.evaluate(() => ({ tab: document.querySelector("whosaid-tabs .tab")?.textContent ?? "" }));
        assert(tab.length > 0, words);
      }
      await assertHarmless(page, "the tabs");
    }));

  test("in the names of files", () =>
    withPage(STOPPED, async (page) => {
      await drop(page, ...HOSTILE.map((name) => ({ name: `${name}.txt`, bytes: "Ana Diaz said no." })));
      await page.waitForFunction((count) => document.querySelectorAll("whosaid-tabs .tab").length === count, {}, HOSTILE.length);
      await drop(page, ...HOSTILE.map((name) => ({ name: `${name}.json`, bytes: "{" })));
      await page.waitForFunction(() => /not JSON/.test(document.querySelector("whosaid-notices")?.textContent ?? ""));
      await assertHarmless(page, "the tabs and messages");
    }));

  test("in every string of an imported file", async () => {
    const file = toJson(await hostileFile());
    await withPage(STOPPED, async (page) => {
      await drop(page, { name: "work.json", bytes: file }, { name: "b.txt", bytes: "Ana Diaz said no." });
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
      await lookAround(page, 45);
      await assertHarmless(page, "the article and its cards");
      await press(page, "Compare two");
      await page.waitForSelector(".comparison");
      await assertHarmless(page, "the comparison");
    });
  });

  test("in an exported page and in rich text, even without the policy that the page brings", async () => {
    const file = await hostileFile();
    const html = toHtml(file, ":root { color: black }").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    const rich = toRichText(file, () => "#fff").html;
    await withPage({ prepare: async () => {} }, async (page) => {
      for (const [what, source] of [["the exported page", html], ["rich text", `<!doctype html><body>${rich}`]]) {
        await page.goto("about:blank");
        await page.setContent(source ?? "");
        const links = await page.$$eval("a", (all) => all.map((link) => link.getAttribute("href") ?? "").filter((address) => !/^(#|https:)/.test(address)));
        assert.deepEqual(links, [], what);
        await assertHarmless(page, what ?? "");
        assert(await page.evaluate((words) => document.body.textContent?.includes(words), "<svg onload=window.ran=1>"), what);
      }
      if (browserName === "chromium") assert.equal(await page.$$eval("body style", (all) => all.length), 0);
    });
  });
});
