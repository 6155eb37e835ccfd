// Sites on which the reader wants it always. The browser's own question cannot be answered here, so that the manifest of
// this test asks for the host at install, as if the reader had granted it.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, describe, test } from "node:test";
import { ExtendedBrowser, folder } from "./browser.mjs";
import { isPainted, nothingIsPainted, painted, until } from "./reader.mjs";
import { PageServer } from "./server.mjs";

const ORIGIN = "http://localhost/*";

/** @type {ExtendedBrowser} */
let extended;
/** @type {PageServer} */
let server;
let copy = "";

before(async () => {
  copy = await mkdtemp(`${tmpdir()}/whosaid-`);
  await cp(folder, copy, { recursive: true });
  const manifest = JSON.parse(await readFile(`${copy}/manifest.json`, "utf8"));
  await writeFile(`${copy}/manifest.json`, JSON.stringify({ ...manifest, host_permissions: [ORIGIN] }));
  server = await PageServer.start();
  extended = await ExtendedBrowser.start({}, copy);
});
after(async () => {
  await extended?.close();
  server?.stop();
  await rm(copy, { recursive: true, force: true });
});

describe("a site on which it is always on", () => {
  test("is shown with its claims at once, until the permission is taken back", async () => {
    const options = await extended.open("extension/options/options.html");
    await options.evaluate(async (origin) => {
      const path = "../shared/sites.js";
      const { rememberSite } = await import(path);
      await rememberSite(origin);
    }, ORIGIN);

    const page = await extended.browser.newPage();
    await page.goto(server.url("plain.html"));
    await isPainted(page, "The bolts are loose");
    await page.goto(server.url("no-article.html"));
    await nothingIsPainted(page);
    assert.equal(await page.$("whosaid-card-host"), null, "where there is no article it says nothing");
    await page.goto(server.url("live-blog.html"));
    await isPainted(page, "We lost the roof");

    await options.bringToFront();
    await options.evaluate(async (origin) => {
      const path = "../shared/sites.js";
      const { forgetSites } = await import(path);
      await forgetSites([origin]);
    }, ORIGIN);
    await page.bringToFront();
    await page.goto(server.url("plain.html"));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(await painted(page), {});
    await page.close();
  });

  test("stands in the options, with a way to take it back", async () => {
    const options = await extended.open("extension/options/options.html");
    await until(() => options.evaluate(() => document.querySelectorAll("#sites li").length > 0), "the site is listed");
    const line = await options.evaluate(() => document.querySelector("#sites li")?.textContent);
    assert.match(line ?? "", /^http:\/\/localhost.*No longer on http:\/\/localhost$/);
    await options.close();
  });
});
