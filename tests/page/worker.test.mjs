// The worker: every request ends, a worker that dies is replaced and said so, waiting can be ended.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SIMPLE, TALK, longText } from "./articles.mjs";
import { useBrowser, withPage } from "./browser.mjs";
import { analysisOf, expected } from "./painted.mjs";
import { analysed, drop, highlighted, notices, paste, pasteAndWait, press, visibleText } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

/**
 * Keeps the page's workers where a test finds them.
 *
 * @param {Page} page
 */
const keepWorkers = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {Worker[]} */
    const workers = [];
    const NativeWorker = Worker;
    window.Worker = class extends NativeWorker {
      /**
       * @param {string | URL} url
       * @param {WorkerOptions} [options]
       */
      constructor(url, options) {
        super(url, options);
        workers.push(this);
      }
    };
    Reflect.set(window, "workers", workers);
  });

/**
 * Makes the latest worker throw: it cannot take null apart.
 *
 * @param {Page} page
 */
const breakWorker = (page) => page.evaluate(() => Reflect.get(window, "workers").at(-1).postMessage(null));

/** @param {Page} page */
const workers = (page) => page.evaluate(() => Reflect.get(window, "workers").length);

/**
 * @param {Page} page
 * @param {RegExp} sentence
 */
const says = (page, sentence) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("whosaid-notices")?.textContent ?? ""),
    { timeout: 20_000 },
    sentence.source,
  );

describe("worker", () => {
  useBrowser();

  test("a worker that dies during an analysis is replaced, and that is said", () =>
    withPage({ prepare: keepWorkers, provokes: /null/ }, async (page) => {
      await pasteAndWait(page, SIMPLE);
      await page.evaluate((text) => {
        // Before the request, so that the worker is dead when the request is under way.
        Reflect.get(window, "workers").at(-1).postMessage(null);
        const data = new DataTransfer();
        data.setData("text/plain", text);
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }, TALK);
      await says(page, /The analysis stopped unexpectedly.*It has been started again/);
      assert.equal(await workers(page), 2);
      await press(page, "Analyse again");
      await analysed(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
      assert.doesNotMatch(await notices(page), /unexpectedly/);
    }));

  test("a worker that dies while idle is replaced for the next article", () =>
    withPage({ prepare: keepWorkers, provokes: /null/ }, async (page) => {
      await pasteAndWait(page, SIMPLE);
      await breakWorker(page);
      await page.waitForFunction(() => Reflect.get(window, "workers").length === 2);
      await paste(page, TALK, "whosaid-article");
      await analysed(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
    }));

  test("it finds what the package finds in Node, field by field", () =>
    withPage({}, async (page) => {
      const analysis = await page.evaluate(async (text) => {
        const path = "./client.js";
        const { AnalysisClient } = await import(path);
        return (await new AnalysisClient().analyze(text)).analysis;
      }, TALK);
      assert.deepEqual(analysis, analysisOf(TALK));
    }));

  test("a worker that cannot be loaded is said, and tried again", () => {
    const prepare = (/** @type {Page} */ page) =>
      page.evaluateOnNewDocument(() => {
        const NativeWorker = Worker;
        let isDown = true;
        Reflect.set(window, "repair", () => (isDown = false));
        window.Worker = class extends NativeWorker {
          /**
           * @param {string | URL} url
           * @param {WorkerOptions} [options]
           */
          constructor(url, options) {
            super(isDown ? new URL("missing.js", url) : url, options);
          }
        };
      });
    return withPage({ prepare, provokes: /Loading Worker/ }, async (page) => {
      await paste(page, TALK);
      await says(page, /could not be loaded. Check the connection/);
      await page.evaluate(() => Reflect.get(window, "repair")());
      await press(page, "Analyse again");
      await analysed(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
    });
  });

  test("a long analysis shows its progress and can be cancelled", () =>
    withPage({ prepare: keepWorkers }, async (page) => {
      await page.evaluate(
        (sentence, times) => {
          const data = new DataTransfer();
          data.items.add(new File([`${sentence}\n\n`.repeat(times)], "long.txt"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        longText(1000),
        10_000,
      );
      await page.waitForFunction(() => document.querySelector("whosaid-progress")?.checkVisibility(), { timeout: 20_000 });
      assert.match(await visibleText(page, "whosaid-progress"), /Analysing [\d,]+ characters… \d+ s/);
      await press(page, "Cancel");
      await says(page, /The analysis was cancelled/);
      assert.equal(await visibleText(page, "whosaid-progress"), "");
      assert.equal(await workers(page), 2);
      await drop(page, { name: "talk.txt", bytes: TALK });
      await analysed(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
    }));

  test("what is typed while the worker is busy is analysed once, as it is at last", () =>
    withPage({ prepare: keepWorkers }, async (page) => {
      await page.evaluate(() => {
        const [worker] = Reflect.get(window, "workers");
        const sent = worker.postMessage.bind(worker);
        Reflect.set(window, "sent", 0);
        worker.postMessage = (/** @type {unknown} */ message) => {
          Reflect.set(window, "sent", Reflect.get(window, "sent") + 1);
          sent(message);
        };
      });
      await page.evaluate((text) => {
        const area = document.querySelector("textarea");
        if (!area) throw new Error("no editor");
        for (let end = 1; end <= text.length; end += 1) {
          area.value = text.slice(0, end);
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      }, TALK);
      await analysed(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
      assert.equal(await page.evaluate(() => Reflect.get(window, "sent")), 2);
    }));

  test("a result for an article that has been replaced is not shown", () =>
    withPage({}, async (page) => {
      await page.evaluate(
        (typed, dropped) => {
          const area = document.querySelector("textarea");
          if (!area) throw new Error("no editor");
          area.value = typed;
          area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          /** @type {Set<string>} */
          const titles = new Set();
          Reflect.set(window, "titles", titles);
          const article = document.querySelector("whosaid-article");
          if (!article) throw new Error("no article");
          new MutationObserver(() => titles.add(article.textContent ?? "")).observe(article, { childList: true });
          const data = new DataTransfer();
          data.setData("text/plain", dropped);
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        SIMPLE,
        TALK,
      );
      await analysed(page, TALK);
      assert.deepEqual(await page.evaluate(() => [...Reflect.get(window, "titles")]), [TALK]);
    }));
});
