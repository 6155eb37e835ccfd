// From the press of the toolbar button to the first highlight, in Chromium: an article of 1,000 words.
//
//   cargo xtask extension && node benches/extension.mjs     CHROMIUM names the browser; prints a line of JSON
//
// Cold: in a browser that has just been started, whose service worker has never run the module. Warm: another page in the
// same browser. The clock is the page's own, from the press to the highlight in its registry.

import puppeteer from "puppeteer-core";
import { PageServer } from "../tests/extension/server.mjs";

/** @import { Page } from "puppeteer-core" */

const ROUNDS = 7;
const WARM_PAGES = 5;
const FOLDER = new URL("../dist/extension-chromium", import.meta.url).pathname;

const server = await PageServer.start();
/** @type {number[]} */
const cold = [];
/** @type {number[]} */
const warm = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    enableExtensions: true,
    pipe: true,
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  try {
    const id = await browser.installExtension(FOLDER);
    // A press before its service worker listens would be lost.
    const target = await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().includes(id));
    const worker = await target.worker();
    const listens = () => worker?.evaluate(() => "chrome" in globalThis && Reflect.get(globalThis, "chrome").action?.onClicked.hasListeners()).catch(() => false);
    while (!(await listens())) await new Promise((resolve) => setTimeout(resolve, 20));
    const [extension] = (await browser.extensions()).values();
    if (!extension) throw new Error("the extension is not there");
    for (let number = 0; number <= WARM_PAGES; number += 1) {
      const page = await browser.newPage();
      await page.goto(server.url("1000-words.html"));
      await page.bringToFront();
      const painted = firstHighlight(page);
      const pressed = performance.now();
      await page.triggerExtensionAction(extension);
      await painted;
      (number === 0 ? cold : warm).push(performance.now() - pressed);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
server.stop();
console.log(JSON.stringify({ words: 1_000, coldMs: median(cold), warmMs: median(warm), rounds: ROUNDS }));

/**
 * @param {Page} page
 * @returns {Promise<unknown>}  once a claim is painted
 */
function firstHighlight(page) {
  return page.evaluate(async () => {
    while (!CSS.highlights.has("whosaid-content-person")) await new Promise((resolve) => setTimeout(resolve, 2));
  });
}

/** @param {number[]} times */
function median(times) {
  return Math.round(times.sort((a, b) => a - b)[times.length >> 1] ?? NaN);
}
