// Visits a page of this folder in the extended browser.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { extended } from "./browser.mjs";
import { PageServer } from "./server.mjs";

/** @import { Page } from "puppeteer-core" */

/** @type {PageServer | null} */
let server = null;

/** Serves the pages while the tests of a file run. */
export function usePages() {
  before(async () => {
    server = await PageServer.start();
  });
  after(() => server?.stop());
}

/** @returns {PageServer} */
export function pages() {
  assert(server, "usePages() has been called");
  return server;
}

/**
 * Runs a test on a page, and fails it if anything is written to the console there or thrown.
 *
 * @param {string} name
 * @param {(page: Page) => Promise<void>} test
 */
export async function visit(name, test) {
  const page = await extended().browser.newPage();
  /** @type {string[]} */
  const errors = [];
  // What the page's own policy forbids the browser to fetch is none of ours.
  const note = (/** @type {string} */ text) => text.includes("favicon.ico") || errors.push(text);
  page.on("pageerror", (error) => note(String(error)));
  page.on("console", (message) => note(message.text()));
  try {
    await page.setViewport({ width: 1000, height: 800 });
    await page.goto(pages().url(name));
    await test(page);
    assert.deepEqual(errors, [], "nothing is written to the console");
  } finally {
    await page.close();
  }
}
