// How quickly the page reacts, in Chromium: a task longer than 50 ms would be felt.
//
//   node benches/page.mjs URL     of the served page; CHROMIUM names the browser; prints a line of JSON

import puppeteer from "puppeteer-core";
import { longText } from "../tests/page/articles.mjs";

/** @import { Page } from "puppeteer-core" */

/** UTF-16 code units in a word of the tests' articles, with the blank behind it. */
const WORD = 5.9;

const [, , url = "http://localhost:8080/"] = process.argv;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  protocolTimeout: 120_000,
});
try {
  const figures = {
    paintOf600WordsMs: await firstPaint(600),
    paintOf100000WordsMs: await firstPaint(100_000),
    typingIn20000Words: await typing(20_000),
  };
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
}

/** @returns {Promise<Page>} */
async function load() {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
  // The module is loaded and warm, as after the first article of a visit.
  await page.type("#editor-text", "“We left,” said Ana Diaz.");
  await page.waitForFunction(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
  return page;
}

/**
 * @param {number} words
 * @returns {Promise<number>}  milliseconds from the paste to the frame with highlights, median of 5
 */
async function firstPaint(words) {
  const text = longText(words * WORD);
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const page = await load();
    times.push(
      await page.evaluate(async (pasted) => {
        const data = new DataTransfer();
        data.setData("text/plain", pasted);
        const start = performance.now();
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        const view = document.querySelector("whosaid-article");
        const isPainted = () => (view?.textContent?.length ?? 0) > 100 && (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 1;
        while (!isPainted()) await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      }, text),
    );
    await page.close();
  }
  return Math.round(times.sort((a, b) => a - b)[2] ?? NaN);
}

/**
 * @param {number} words
 * @returns {Promise<{ keys: number, analyses: number, longTasks: number, longestMs: number }>}  tasks over 50 ms on the page's own
 *   thread while a reader types with some hundred milliseconds between the keys
 */
async function typing(words) {
  const page = await load();
  await page.evaluate((text) => {
    const area = document.querySelector("textarea");
    if (!area) throw new Error("no editor");
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, longText(words * WORD));
  await page.waitForFunction(() => (document.querySelector("whosaid-article")?.textContent?.length ?? 0) > 1000 && document.querySelector("whosaid-article")?.ariaBusy === "false");
  await page.evaluate(() => {
    performance.clearMeasures();
    /** @type {number[]} */
    const tasks = [];
    Reflect.set(window, "tasks", tasks);
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    const area = document.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(2000, 2000);
  });
  const typed = "The mayor said that nobody was hurt. ";
  await page.keyboard.type(typed, { delay: 120 });
  await page.waitForFunction(() => document.querySelector("whosaid-article")?.ariaBusy === "false");
  const { tasks, analyses, isShown } = await page.evaluate((words) => ({
    tasks: /** @type {number[]} */ (Reflect.get(window, "tasks")),
    analyses: performance.getEntriesByName("whosaid:analyze").length,
    isShown: document.querySelector("whosaid-article")?.textContent?.includes(words),
  }), typed);
  if (!isShown) throw new Error("what was typed is not shown");
  return { keys: typed.length, analyses, longTasks: tasks.length, longestMs: Math.round(Math.max(0, ...tasks)) };
}
