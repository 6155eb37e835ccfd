// Nothing leaves the page, nothing pasted runs, and the policy that sees to it is in force.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { SIMPLE, TALK } from "./articles.mjs";
import { browserName, pageUrl, useBrowser, withPage } from "./browser.mjs";
import { analysed, clickOn, drop, paste, pasteAndWait, press } from "./reader.mjs";

const ATTACKS = [
  `<img src=x onerror="window.ran = 1">`,
  `<svg onload="window.ran = 1">`,
  `"><script>window.ran = 1</script>`,
  `javascript:window.ran=1`,
  `{{constructor.constructor('window.ran=1')()}}`,
].join(" ");

/** Firefox reports what the policy stops as errors of the page. */
const STOPPED = { provokes: /Content-Security-Policy/, prepare: async () => {} };

/** @param {import("puppeteer-core").Page} page */
const ran = (page) => page.evaluate(() => Reflect.get(window, "ran"));

/** @type {string[]} */
const reached = [];
const elsewhere = createServer((request, response) => {
  reached.push(request.url ?? "");
  response.setHeader("Access-Control-Allow-Origin", "*").end("reached");
});
let elsewhereUrl = "";

describe("safety", () => {
  useBrowser();
  before(async () => {
    await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", () => resolve(null)));
    const address = elsewhere.address();
    assert(address && typeof address === "object");
    elsewhereUrl = `http://127.0.0.1:${address.port}/`;
  });
  after(() => elsewhere.close());

  test("every request of a visit goes to its own origin, and none is made for what is pasted", async () => {
    /** @type {string[]} */
    const requests = [];
    const prepare = async (/** @type {import("puppeteer-core").Page} */ page) => {
      page.on("request", (request) => requests.push(request.url()));
    };
    await withPage({ prepare }, async (page) => {
      await press(page, "A flood");
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
      const foreign = requests.filter((url) => !url.startsWith(pageUrl) && !url.startsWith("data:"));
      assert.deepEqual(foreign, []);
      assert(requests.some((url) => url.endsWith("/app.js")));
      const { length } = requests;
      await paste(page, TALK, "whosaid-article");
      await analysed(page, TALK);
      await clickOn(page, "bolts are loose");
      assert.deepEqual(requests.slice(length), []);
    });
  });

  test("the policy stops the page from reaching another place", () =>
    withPage(STOPPED, async (page) => {
      const outcome = await page.evaluate((url) => {
        const attempt = (/** @type {string} */ place) => fetch(place).then(() => "reached", () => "stopped");
        return Promise.all([attempt(url), attempt("./samples/flood.txt")]);
      }, elsewhereUrl);
      assert.deepEqual(outcome, ["stopped", "reached"]);
      assert.deepEqual(reached, []);
    }));

  test("the worker is served with the policy, since that of the page does not bind it", () =>
    withPage({}, async (page) => {
      const policy = await page.evaluate(() => fetch("./worker.js").then((response) => response.headers.get("Content-Security-Policy")));
      assert.match(policy ?? "", /default-src 'none';.*connect-src 'self'/);
    }));

  // Firefox cannot be told to run something inside a worker.
  if (browserName === "chromium") {
    test("the policy stops the worker from reaching another place", () =>
      withPage({}, async (page) => {
        await pasteAndWait(page, SIMPLE);
        const [worker] = page.workers();
        assert(worker, "the page has a worker");
        const outcome = await worker.evaluate((url) => fetch(url).then(() => "reached", () => "stopped"), elsewhereUrl);
        assert.equal(outcome, "stopped");
        assert.deepEqual(reached, []);
      }));
  }

  test("images, styles, scripts, frames and forms of other places are stopped as well", () =>
    withPage(STOPPED, async (page) => {
      const violated = await page.evaluate(async (url) => {
        /** @type {Set<string>} */
        const directives = new Set();
        document.addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
        const add = (/** @type {string} */ name, /** @type {Record<string, string>} */ properties) =>
          document.body.append(Object.assign(document.createElement(name), properties));
        add("img", { src: `${url}img` });
        add("link", { rel: "stylesheet", href: `${url}style` });
        add("script", { src: `${url}script` });
        add("iframe", { src: `${url}frame` });
        add("script", { textContent: "window.ran = 1" });
        const form = Object.assign(document.createElement("form"), { action: `${url}form`, method: "post" });
        document.body.append(form);
        try {
          form.submit();
        } catch {
          // Firefox throws where others report.
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        return [...directives].sort();
      }, elsewhereUrl);
      assert.deepEqual(violated, ["form-action", "frame-src", "img-src", "script-src-elem", "style-src-elem"]);
      assert.equal(await ran(page), undefined);
      assert.deepEqual(reached, []);
    }));

  test("the page has neither inline scripts and styles nor eval", () =>
    withPage(STOPPED, async (page) => {
      await pasteAndWait(page, TALK);
      const html = await page.evaluate(() => fetch("./").then((response) => response.text()));
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i);
      assert.match(html, /http-equiv="Content-Security-Policy"/);
      const ranLater = await page.evaluate(async () => {
        setTimeout("window.ran = 1");
        await new Promise((resolve) => setTimeout(resolve, 100));
        return Reflect.get(window, "ran");
      });
      assert.equal(ranLater, undefined);
    }));

  test("what is pasted stays text, in the article, the table and the card", () =>
    withPage({}, async (page) => {
      const text = `“${ATTACKS} is loose,” said Maria Lopez. ${ATTACKS}`;
      await pasteAndWait(page, text);
      await clickOn(page, "is loose");
      assert.equal(await page.$$eval("main img, main svg, main script", (all) => all.length), 0);
      assert.equal(await ran(page), undefined);
    }));

  test("a dropped page's title and attributes do not run either", () =>
    withPage(STOPPED, async (page) => {
      const html = `<!doctype html><html><head><title>${ATTACKS.replaceAll("<", "&lt;")}</title><base href="${elsewhereUrl}"></head>
        <body onload="window.ran = 1"><p>${ATTACKS}</p><p>The engineers looked at the bridge in the morning and went home in the evening. “It will stay closed for a week,” said Maria Lopez.</p><iframe srcdoc="<script>parent.ran = 1</script>"></iframe><img src="${elsewhereUrl}img"></body></html>`;
      await drop(page, { name: "<img src=x onerror=ran=1>.html", bytes: html });
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
      assert.equal(await page.$$eval("main img, main svg, main script, main iframe", (all) => all.length), 0);
      assert.equal(await ran(page), undefined);
      assert.deepEqual(reached, []);
    }));
});
