// What a reader does on the page, and what the reader then sees.

/** @import { Page } from "puppeteer-core" */

/**
 * Copies and pastes by keys, as a reader does.
 *
 * @param {Page} page
 * @param {string} text
 * @param {string} [selector]  of the element that has the focus
 */
export async function paste(page, text, selector = "#editor-text") {
  await page.bringToFront();
  await page.evaluate((copied) => {
    const onCopy = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData("text/plain", copied);
      event.preventDefault();
    };
    document.addEventListener("copy", onCopy, { once: true, capture: true });
  }, text);
  await page.focus(selector);
  await withControl(page, "c");
  await withControl(page, "v");
}

/**
 * @param {Page} page
 * @param {"a" | "c" | "v"} key
 */
export async function withControl(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

/**
 * @param {Page} page
 * @param {{ name: string, bytes: string | number[], type?: string }[]} files  bytes as text or numbers
 */
export async function drop(page, ...files) {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, bytes, type } of given) {
      const content = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
      data.items.add(new File([content], name, { type: type ?? "" }));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

/**
 * Waits until the text shown is this one and its analysis is over.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function analysed(page, text) {
  await page.waitForFunction(
    (expected) => {
      const article = document.querySelector("whosaid-article");
      return article?.textContent === expected && article.ariaBusy === "false";
    },
    { timeout: 60_000 },
    text,
  );
}

/**
 * @param {Page} page
 * @param {string} text
 */
export async function pasteAndWait(page, text) {
  await paste(page, text);
  await analysed(page, text);
}

/**
 * @typedef {Record<string, [number, number, string][]>} Painted  by style: start, end, words
 */

/**
 * The ranges in the browser's registry of highlights.
 *
 * @param {Page} page
 * @returns {Promise<Painted>}
 */
export function highlighted(page) {
  return page.evaluate(() => {
    const article = document.querySelector("whosaid-article");
    if (!article) throw new Error("no article");
    /** @param {AbstractRange} range */
    const offset = (range) => {
      const before = document.createRange();
      before.setStart(article, 0);
      before.setEnd(range.startContainer, range.startOffset);
      return before.toString().length;
    };
    /** @type {Painted} */
    const painted = {};
    for (const [name, highlight] of CSS.highlights) {
      const spans = [...highlight].map((range) => {
        const words = String(range);
        const start = offset(range);
        return /** @type {[number, number, string]} */ ([start, start + words.length, words]);
      });
      if (spans.length > 0) painted[name] = spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    }
    return painted;
  });
}

/**
 * The stretches inside marks, those that touch joined.
 *
 * @param {Page} page
 * @returns {Promise<Painted>}
 */
export function marked(page) {
  return page.evaluate(() => {
    const article = document.querySelector("whosaid-article");
    if (!article) throw new Error("no article");
    /** @type {Painted} */
    const painted = {};
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let start = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent ?? "";
      for (let at = node.parentElement; at && at !== article; at = at.parentElement) {
        if (!at.className.startsWith("whosaid-")) continue;
        const spans = (painted[at.className] ??= []);
        const last = spans.at(-1);
        if (last && last[1] === start) spans[spans.length - 1] = [last[0], start + words.length, last[2] + words];
        else spans.push([start, start + words.length, words]);
      }
      start += words.length;
    }
    return painted;
  });
}

/**
 * @param {Page} page
 * @returns {Promise<string>}  the messages that the reader sees
 */
export function notices(page) {
  return page.$eval("whosaid-notices", (element) => element.textContent ?? "");
}

/**
 * Clicks on the first letter of some words of the article.
 *
 * @param {Page} page
 * @param {string} words
 */
export async function clickOn(page, words) {
  const { x, y } = await pointOf(page, words);
  await page.mouse.click(x, y);
}

/**
 * Brings some words of the article into sight.
 *
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<{ x: number, y: number }>}  the middle of their first letter, in the window
 */
export function pointOf(page, words) {
  return page.evaluate((sought) => {
    const article = document.querySelector("whosaid-article");
    const range = document.createRange();
    let left = article?.textContent?.indexOf(sought) ?? -1;
    if (!article || left < 0) throw new Error(`“${sought}” is not shown`);
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (left < length) {
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        break;
      }
      left -= length;
    }
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, words);
}

/**
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string>}  "" if it is not there or hidden
 */
export function visibleText(page, selector) {
  return page.evaluate((sought) => {
    const element = document.querySelector(sought);
    return element?.checkVisibility() ? (element.textContent ?? "") : "";
  }, selector);
}

/**
 * @param {Page} page
 * @param {string} name  of a button
 */
export async function press(page, name) {
  const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${name}"])`, { visible: true });
  await button?.click();
}
