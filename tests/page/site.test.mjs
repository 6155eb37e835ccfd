// dist/site, as a static host serves it under a sub-path: only the <meta> carries the policy there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TALK } from "./articles.mjs";
import { siteUrl, useBrowser, withPage } from "./browser.mjs";
import { expected } from "./painted.mjs";
import { analysed, highlighted, pasteAndWait, press } from "./reader.mjs";

const SITE = { url: siteUrl };

describe("site", () => {
  useBrowser();

  test("an article is read", () =>
    withPage(SITE, async (page) => {
      await pasteAndWait(page, TALK);
      assert.deepEqual(await highlighted(page), expected(TALK));
    }));

  test("a sample is read", () =>
    withPage(SITE, async (page) => {
      const text = await page.evaluate(() => fetch("./samples/merger.txt").then((response) => response.text()));
      await press(page, "A merger");
      await analysed(page, text);
      assert.deepEqual(await highlighted(page), expected(text));
    }));

  test("the policy holds without a header", () =>
    withPage({ ...SITE, prepare: async () => {}, provokes: /Content-Security-Policy/ }, async (page) => {
      const [policy, outcome] = await page.evaluate(() =>
        Promise.all([
          fetch("./").then((response) => response.headers.get("Content-Security-Policy")),
          fetch(`http://127.0.0.1:${location.port}/`).then(() => "reached", () => "stopped"),
        ]),
      );
      assert.equal(policy, null);
      assert.equal(outcome, "stopped");
    }));

  test("the licences are there", () =>
    withPage(SITE, async (page) => {
      const status = await page.$eval("footer a", (link) => fetch(link.getAttribute("href") ?? "").then((response) => response.status));
      assert.equal(status, 200);
    }));
});
