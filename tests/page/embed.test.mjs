// <whosaid-article> in a page that is not ours: it paints, tells, explains, and leaves the page's words as they are.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, describe, test } from "node:test";
import { newPage, useBrowser } from "./browser.mjs";
import { analysisOf } from "./painted.mjs";
import { checkRules } from "./rules.mjs";

/** @import { Page } from "puppeteer-core" */

const PKG = new URL("../../pkg/", import.meta.url);

/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };

const ARTICLE = `<article>
  <h1>Three dead as river bursts its banks</h1>
  <p>“We heard a roar like a <em>train</em>,” said Rosalind
     Achebe, a nurse. <a href="#more">More</a></p>
  <script type="text/plain">said nobody</script>
  <p>Mayor Tobias Lindqvist denied that the town had neglected the dyke.</p>
</article>`;

const pageOf = (/** @type {string} */ body, head = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A newspaper</title>
<style>:root { --ink: red; color-scheme: light } body { font: 18px serif; margin: 2rem } a { color: inherit }</style>${head}<main>${body}</main></html>`;

const SCRIPT = '<script type="module" src="/pkg/article.js"></script>';

/** @type {Record<string, string>} */
const PAGES = {
  "/": pageOf(`<whosaid-article>${ARTICLE}</whosaid-article>`, SCRIPT),
  "/two": pageOf(`<whosaid-article>${ARTICLE}</whosaid-article><whosaid-article level="claims"><p>“No,” said Peter Hale.</p></whosaid-article>`, SCRIPT),
  "/themed": pageOf(`<whosaid-article style="--whosaid-fill-person: rgb(1, 2, 3)">${ARTICLE}</whosaid-article>`, SCRIPT),
  "/bare": pageOf(ARTICLE),
  "/broken": pageOf(`<whosaid-article>${ARTICLE}</whosaid-article>`, SCRIPT),
};

let isBroken = false;
const server = createServer(async ({ url = "/" }, response) => {
  const path = new URL(url, "http://localhost").pathname;
  const isModel = path.endsWith("model.bin");
  const file = path.startsWith("/pkg/") && !(isBroken && isModel) ? await readFile(new URL(path.slice(5), PKG)).catch(() => null) : null;
  const content = PAGES[path] ?? file;
  response.writeHead(content == null ? 404 : 200, { "Content-Type": TYPES[extname(path)] ?? (file ? "application/octet-stream" : "text/html"), "Cache-Control": "no-store" }).end(content ?? "");
});

const address = () => {
  const at = server.address();
  assert(at && typeof at === "object");
  return `http://localhost:${at.port}`;
};

/**
 * @param {string} path
 * @param {(page: Page) => Promise<void>} run
 */
async function on(path, run) {
  const page = await newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await page.setViewport({ width: 900, height: 700 });
    await page.evaluateOnNewDocument(() => {
      /** @type {{ type: string, detail: any }[]} */
      const told = [];
      Reflect.set(window, "told", told);
      for (const type of ["whosaid-analysed", "whosaid-claim", "whosaid-error"]) {
        document.addEventListener(type, (event) => told.push({ type, detail: /** @type {CustomEvent} */ (event).detail }));
      }
    });
    await page.goto(address() + path);
    await run(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.browserContext().close();
  }
}

/**
 * @param {Page} page
 * @param {string} type
 * @param {number} [count]
 */
const told = async (page, type, count = 1) => {
  await page.waitForFunction((type, count) => Reflect.get(window, "told").filter((/** @type {any} */ event) => event.type === type).length >= count, { timeout: 30_000 }, type, count);
  return page.evaluate((type) => Reflect.get(window, "told").filter((/** @type {any} */ event) => event.type === type).map((/** @type {any} */ { detail }) => ({ ...detail, code: detail.code, message: detail.message })), type);
};

/**
 * @param {Page} page
 * @returns {Promise<Partial<Record<string, string[]>>>}  the words of each highlight that has some
 */
const painted = (page) =>
  page.evaluate(() => {
    const all = [...CSS.highlights].map(([name, ranges]) => /** @type {[string, string[]]} */ ([name, [...ranges].map(String)]));
    return Object.fromEntries(all.filter(([, words]) => words.length > 0));
  });

/** @param {Page} page */
const inShadow = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("whosaid-article")?.shadowRoot;
    const card = root?.querySelector(".card");
    return {
      card: card?.matches(":popover-open") ? (card.textContent ?? "") : null,
      said: root?.querySelector("[role=status]")?.textContent,
      focused: root?.activeElement?.className || root?.activeElement?.id,
    };
  });

/** @param {Page} page */
const focus = (page) => page.evaluate(() => /** @type {HTMLElement | null | undefined} */ (document.querySelector("whosaid-article")?.shadowRoot?.querySelector(".region"))?.focus());

describe("the web component", () => {
  useBrowser();
  before(() => new Promise((resolve) => void server.listen(0, "localhost", () => resolve(null))));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test("finds what the command line and the package find, field by field, and paints it", () =>
    on("/", async (page) => {
      const [{ text, analysis }] = await told(page, "whosaid-analysed");
      assert.match(text, /^Three dead as river bursts its banks\n\n {0,3}“We heard a roar like a train,” said Rosalind/);
      assert.doesNotMatch(text, /nobody/);
      assert.deepEqual(analysis, analysisOf(text));
      const found = await painted(page);
      assert.deepEqual(found["whosaid-content-person"]?.map((words) => words.replace(/\s+/g, " ")), analysis.claims.flatMap((/** @type {any} */ { contents }) => contents.map((/** @type {any} */ { start, end }) => text.slice(start, end).replace(/\s+/g, " "))));
      assert.ok(found["whosaid-entity-person"]?.some((name) => /Tobias Lindqvist/.test(name)));
    }));

  test("leaves the page's own elements and properties as they are", () =>
    on("/", async (page) => {
      await told(page, "whosaid-analysed");
      const { html, ink } = await page.evaluate(() => {
        const article = document.querySelector("article");
        return { html: article?.outerHTML, ink: article && getComputedStyle(article).getPropertyValue("--ink").trim() };
      });
      assert.equal(html, ARTICLE);
      assert.equal(ink, "red");
    }));

  test("is read by keys: step, explain, close; links keep theirs", () =>
    on("/", async (page) => {
      await told(page, "whosaid-analysed");
      await focus(page);
      await page.keyboard.press("n");
      const [{ claim }] = await told(page, "whosaid-claim");
      assert.equal(claim.speakerName, "Rosalind Achebe");
      assert.match((await inShadow(page)).said ?? "", /Claim 1 of 2. Rosalind Achebe/);
      assert.ok((await painted(page))["whosaid-current"]);
      await page.keyboard.press("Enter");
      assert.match((await inShadow(page)).card ?? "", /Rosalind Achebe/);
      assert.equal((await inShadow(page)).focused, "card-heading");
      await page.keyboard.press("Escape");
      const closed = await inShadow(page);
      assert.deepEqual([closed.card, closed.focused], [null, "region"]);
      await page.focus("article a");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => location.hash), "#more");
      await focus(page);
      await page.keyboard.press("h");
      assert.equal((await painted(page))["whosaid-content-person"], undefined);
    }));

  test("explains what is clicked, and closes for a click elsewhere", () =>
    on("/", async (page) => {
      await told(page, "whosaid-analysed");
      const at = await page.evaluate(() => {
        const rect = [...(CSS.highlights.get("whosaid-content-person") ?? [])].map((range) => /** @type {Range} */ (range).getClientRects()[0])[0];
        return { x: (rect?.left ?? 0) + 15, y: (rect?.top ?? 0) + 8 };
      });
      await page.mouse.click(at.x, at.y);
      assert.match((await inShadow(page)).card ?? "", /Rosalind Achebe/);
      await page.mouse.click(880, 680);
      assert.equal((await inShadow(page)).card, null);
    }));

  test("keeps the rules of axe, with and without the card", () =>
    on("/", async (page) => {
      await told(page, "whosaid-analysed");
      await checkRules(page, "painted");
      await focus(page);
      await page.keyboard.press("n");
      await page.keyboard.press("Enter");
      await checkRules(page, "with the card");
    }));

  test("takes its colours from custom properties", () =>
    on("/themed", async (page) => {
      await told(page, "whosaid-analysed");
      const colour = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector("p")), "::highlight(whosaid-content-person)").backgroundColor);
      assert.equal(colour, "rgb(1, 2, 3)");
    }));

  test("stands several times on a page, each at its own level", () =>
    on("/two", async (page) => {
      await told(page, "whosaid-analysed", 2);
      const found = await painted(page);
      assert.ok(found["whosaid-source-person"]?.some((words) => /Achebe/.test(words)));
      assert.ok(found["whosaid-source-person"]?.some((words) => /Peter Hale/.test(words)));
      assert.ok(!found["whosaid-entity-person"]?.some((words) => /Peter Hale/.test(words)));
    }));

  test("follows the page when its words change, and goes without a trace", () =>
    on("/", async (page) => {
      await told(page, "whosaid-analysed");
      await page.evaluate(() => document.querySelector("article")?.insertAdjacentHTML("beforeend", "<p>“Never,” said Peter Hale.</p>"));
      const [, second] = await told(page, "whosaid-analysed", 2);
      assert.ok(second.analysis.claims.some((/** @type {any} */ { speakerName }) => speakerName === "Peter Hale"));
      await page.evaluate(() => document.querySelector("whosaid-article")?.remove());
      assert.deepEqual(await painted(page), {});
    }));

  test("says by an event what went wrong", () => {
    isBroken = true;
    return on("/broken", async (page) => {
      const [error] = await told(page, "whosaid-error");
      assert.equal(error.code, "load");
      assert.match(error.message, /model/);
    }).finally(() => (isBroken = false));
  });

  test("a bookmarklet puts it around the article of a page", () =>
    on("/bare", async (page) => {
      const readme = await readFile(new URL("README.md", PKG), "utf8");
      const bookmarklet = /^ *javascript:(.+)$/m.exec(readme)?.[1]?.replace("https://example.org/whosaid/", `${address()}/pkg/`);
      assert(bookmarklet);
      await page.evaluate(bookmarklet);
      const [{ analysis }] = await told(page, "whosaid-analysed");
      assert.equal(analysis.claims.length, 2);
      assert.equal(await page.evaluate(() => document.querySelector("whosaid-article > article")?.outerHTML), ARTICLE);
    }));
});
