// Opens the page in the browser that the suite names, for the tests of this folder.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";

/** @import { Browser, LaunchOptions, Page } from "puppeteer-core" */

/** "chromium" or "firefox". */
export const browserName = variable("WHOSAID_BROWSER");

/** The page as it is served while working on it. */
export const pageUrl = variable("WHOSAID_URL");

/** The page as `cargo xtask site` writes it, under a sub-path of some host. */
export const siteUrl = variable("WHOSAID_SITE_URL");

/** @type {Record<string, LaunchOptions>} */
const LAUNCH = {
  chromium: {
    executablePath: process.env.CHROMIUM,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars",
    ],
  },
  firefox: { browser: "firefox", executablePath: process.env.FIREFOX, headless: true },
};

/** @type {Browser | null} */
let browser = null;

/** Shared by the tests of a file, which each load it anew: a new one takes longer than most tests.
 * @type {Page | null} */
let sharedPage = null;

/** Starts the browser before the tests of a file and ends it after them. */
export function useBrowser() {
  before(async () => {
    const options = LAUNCH[browserName];
    assert(options, `WHOSAID_BROWSER is ${browserName}`);
    browser = await puppeteer.launch({ ...options, protocolTimeout: 120_000 });
  });
  after(() => browser?.close());
}

/**
 * @typedef {object} Setting
 * @property {string} [url]
 * @property {string} [query]  such as "?paint=marks"
 * @property {number} [width]
 * @property {number} [height]
 * @property {(page: Page) => Promise<unknown>} [prepare]  before the page is loaded, which is one of
 *   the test's own
 * @property {RegExp} [provokes]  errors that the test brings about
 */

/**
 * Runs a test on a freshly loaded page, and fails it if the page logs an error.
 *
 * @param {Setting} setting
 * @param {(page: Page) => Promise<void>} test
 */
export async function withPage({ url = pageUrl, query = "", width = 1280, height = 900, prepare, provokes }, test) {
  const page = prepare ? await newPage() : (sharedPage ??= await newPage());
  /** @type {string[]} */
  const errors = [];
  const onError = (/** @type {unknown} */ error) => {
    if (!provokes?.test(String(error))) errors.push(String(error));
  };
  page.on("pageerror", onError);
  try {
    await page.setViewport({ width, height });
    await prepare?.(page);
    await page.goto(url + query);
    await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
    await test(page);
    assert.deepEqual(errors, [], "the page throws nothing");
  } finally {
    page.off("pageerror", onError);
    if (prepare) await page.browserContext().close();
  }
}

/** @returns {Promise<Page>}  in a context of its own, without anything stored */
export async function newPage() {
  assert(browser, "useBrowser() has been called");
  const context = await browser.createBrowserContext();
  return context.newPage();
}

/**
 * @param {string} name
 * @returns {string}
 */
function variable(name) {
  const value = process.env[name];
  assert(value, `${name} must be set: run \`cargo xtask test --only page\``);
  return value;
}
