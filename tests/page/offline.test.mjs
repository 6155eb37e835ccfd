// dist/site once its service worker is there: no request leaves the browser, and none is needed.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { SIMPLE, TALK } from "./articles.mjs";
import { browserName, useBrowser, withPage } from "./browser.mjs";
import { analysed, clickOn, pasteAndWait, press } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */

const SITE = fileURLToPath(new URL("../../dist/site/", import.meta.url));

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** A quiet time that tells the browser has done what it does by itself after loading. */
const QUIET_MS = 1500;

/** A host of a copy of the site, which counts what is asked of it and can go away. */
class Host {
  /** @type {string[]} */
  requests = [];
  folder = "";
  #lastAt = 0;
  #server = createServer((request, response) => this.#answer(request.url ?? "", response));
  #isAway = false;

  async start() {
    this.folder = await mkdtemp(join(tmpdir(), "whosaid-site-"));
    await cp(SITE, this.folder, { recursive: true });
    await new Promise((resolve) => this.#server.listen(0, "localhost", () => resolve(null)));
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.folder, { recursive: true });
  }

  get url() {
    const address = this.#server.address();
    assert(address && typeof address === "object");
    return `http://localhost:${address.port}/below/`;
  }

  /** @param {boolean} isAway  whether every request fails, as without a connection */
  setAway(isAway) {
    this.#isAway = isAway;
  }

  /**
   * Waits until the browser asks for nothing more.
   *
   * @returns {Promise<string[]>}  what it asked for since the last time
   */
  async quiet() {
    this.#lastAt = performance.now();
    for (let left = QUIET_MS; left > 0; left = QUIET_MS - (performance.now() - this.#lastAt)) {
      await new Promise((resolve) => setTimeout(resolve, left));
    }
    const { requests } = this;
    this.requests = [];
    return requests;
  }

  /**
   * @param {string} url
   * @param {import("node:http").ServerResponse} response
   */
  async #answer(url, response) {
    this.requests.push(url);
    this.#lastAt = performance.now();
    if (this.#isAway) {
      response.destroy();
      return;
    }
    const path = new URL(url, this.url).pathname.replace("/below/", "");
    try {
      const content = await readFile(join(this.folder, path || "index.html"));
      const type = TYPES[extname(path || "index.html")] ?? "text/plain; charset=utf-8";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}

const host = new Host();

/** @param {Page} page */
const ready = (page) => page.waitForFunction(() => document.querySelector("whosaid-offline")?.getAttribute("data-state") === "ready" && navigator.serviceWorker.controller !== null);

/** A page of its own, so that the service worker of one test is not that of another. */
const own = () => ({ url: host.url, prepare: async () => {} });

/**
 * Makes a new version of the site: the file is another one, and the list says so.
 *
 * @param {string} name
 * @param {(text: string) => string} change
 */
async function publish(name, change) {
  const file = join(host.folder, name);
  const before = await readFile(file);
  const content = Buffer.from(change(before.toString("utf8")));
  await writeFile(file, content);
  const hash = (/** @type {Buffer} */ bytes) => createHash("sha256").update(bytes).digest("base64");
  const list = join(host.folder, "site-files.js");
  const text = await readFile(list, "utf8");
  const version = createHash("sha256").update(content).digest("hex").slice(0, 16);
  await writeFile(list, text.replace(hash(before), hash(content)).replace(/"version": "[^"]+"/, `"version": "${version}"`));
}

describe("offline", () => {
  useBrowser();
  before(() => host.start());
  after(() => host.stop());

  test("every file of the site is kept, and nothing else", () =>
    withPage(own(), async (page) => {
      await ready(page);
      const kept = await page.evaluate(async () => {
        const [name = "", ...others] = await caches.keys();
        const requests = await (await caches.open(name)).keys();
        return { others, paths: requests.map(({ url }) => new URL(url).pathname.replace("/below/", "") || "index.html") };
      });
      const files = (await readdir(SITE, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
      const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(SITE.length).replaceAll("\\", "/"));
      const expected = paths.filter((path) => !["service-worker.js", "site-files.js", "_headers"].includes(path));
      assert.deepEqual(kept.paths.sort(), expected.sort());
      assert.deepEqual(kept.others, []);
    }));

  test("once it is there, no request is made: to paste, edit, correct, export, cancel or change the language", () =>
    withPage(own(), async (page) => {
      await ready(page);
      await host.quiet();
      await pasteAndWait(page, TALK);
      await clickOn(page, "Porto Gazette");
      await press(page, "Correct…");
      await press(page, "This is no name");
      await press(page, "Edit text");
      await page.keyboard.type("More. ");
      await page.waitForFunction(() => document.querySelector("whosaid-article")?.textContent?.includes("More. "));
      await press(page, "Keep in this browser");
      await page.waitForFunction(() => document.querySelector("#keep")?.ariaPressed === "true");
      await page.evaluate(() => {
        for (const button of document.querySelectorAll("whosaid-export li button")) {
          if (button instanceof HTMLElement && !/print|druck/i.test(button.textContent ?? "")) button.click();
        }
      });
      await press(page, "A merger");
      await page.waitForFunction(() => document.querySelector("whosaid-article")?.ariaBusy === "false");
      await page.select("whosaid-language select", "fr");
      assert.deepEqual(await host.quiet(), []);
    }));

  test("without a connection the page is loaded anew, and everything works", () =>
    withPage(own(), async (page) => {
      await ready(page);
      await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
      host.setAway(true);
      try {
        for (const query of ["", "?paint=marks"]) {
          await page.goto(host.url + query);
          await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
          await pasteAndWait(page, SIMPLE);
          await page.waitForFunction(() => document.querySelectorAll("whosaid-claims tbody tr").length > 0);
        }
        const text = await page.evaluate(() => fetch("./samples/flood.txt").then((response) => response.text()));
        await press(page, "A flood");
        await analysed(page, text);
        const icons = await page.evaluate(() => fetch("./icons/icon-192.png").then(({ ok }) => ok));
        assert(icons);
      } finally {
        host.setAway(false);
      }
    }));

  test("a new version is offered, waits, and is taken whole", () =>
    withPage(own(), async (page) => {
      await ready(page);
      await pasteAndWait(page, SIMPLE);
      await publish("index.html", (html) => html.replace("<h1>Whosaid</h1>", "<h1>Whosaid 2</h1>"));
      await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      await page.waitForFunction(() => document.querySelector("whosaid-offline")?.getAttribute("data-state") === "newer");
      assert.equal(await page.$eval("h1", (heading) => heading.textContent), "Whosaid", "what is on the screen stays");
      await page.evaluate(() => document.querySelector(".privacy details")?.setAttribute("open", ""));
      const loaded = page.waitForNavigation();
      await press(page, "Take it now");
      await loaded;
      await ready(page);
      assert.equal(await page.$eval("h1", (heading) => heading.textContent), "Whosaid 2");
      assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, "the old version is gone");
    }));

  test("a version that does not come whole is not taken", () =>
    withPage(own(), async (page) => {
      await ready(page);
      const file = join(host.folder, "styles/page.css");
      const before = await readFile(file);
      await publish("index.html", (html) => html.replace("</footer>", "<p>3</p></footer>"));
      await writeFile(file, "/* damaged on the way */");
      try {
        const outcome = await page.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          const gone = new Promise((resolve) => registration.addEventListener("updatefound", () => {
            const { installing } = registration;
            installing?.addEventListener("statechange", () => resolve(installing.state));
          }));
          await registration.update();
          return gone;
        });
        assert.equal(outcome, "redundant");
        assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1);
        await page.reload();
        await page.waitForFunction(() => customElements.get("whosaid-editor") !== undefined);
        await pasteAndWait(page, SIMPLE);
      } finally {
        await writeFile(file, before);
      }
    }));

  // Only Chromium says what keeps it from offering to install a page.
  if (browserName === "chromium") {
    test("it can be installed: the manifest and its icons are what a browser asks for", () =>
      withPage(own(), async (page) => {
        await ready(page);
        const session = await page.createCDPSession();
        const { errors, data } = await session.send("Page.getAppManifest");
        assert.deepEqual(errors, []);
        const { icons } = JSON.parse(data ?? "{}");
        assert(icons.length >= 3);
        const problems = await session.send("Page.getInstallabilityErrors");
        // A window without anything stored is a private one, where nothing is installed.
        assert.deepEqual(problems.installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
        const sizes = await page.evaluate(
          (/** @type {string[]} */ paths) => Promise.all(paths.map((path) => new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve(`${image.naturalWidth}x${image.naturalHeight}`);
            image.src = path;
          }))),
          icons.filter((/** @type {{ type: string }} */ { type }) => type === "image/png").map((/** @type {{ src: string }} */ { src }) => src),
        );
        assert.deepEqual(sizes, ["192x192", "512x512", "512x512"]);
      }));
  }

  test("all of it can be forgotten", () =>
    withPage(own(), async (page) => {
      await ready(page);
      await pasteAndWait(page, SIMPLE);
      await press(page, "Keep in this browser");
      await page.waitForFunction(() => document.querySelector("#keep")?.ariaPressed === "true");
      await page.select("whosaid-language select", "de");
      await page.select("whosaid-language select", "en");
      await page.evaluate(() => document.querySelector(".privacy details")?.setAttribute("open", ""));
      await press(page, "Forget everything in this browser");
      await page.waitForFunction(() => document.querySelector("whosaid-forget [role=status]")?.textContent !== "");
      const left = await page.evaluate(async () => ({
        caches: await caches.keys(),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        choices: Object.keys(localStorage),
        registrations: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      assert.deepEqual(left, { caches: [], databases: [], choices: [], registrations: 0 });
      assert.equal(await page.$eval("whosaid-article", ({ textContent }) => textContent), SIMPLE, "what is on the screen stays");
    }));
});
