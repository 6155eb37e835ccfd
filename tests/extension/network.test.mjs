// The extension sends nothing, ever: a proxy through which the browser must go counts every request there is.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { browserName, ExtendedBrowser } from "./browser.mjs";
import { painted, until } from "./reader.mjs";

/** @import { AddressInfo } from "node:net" */

/** What the browser asks for by itself, whatever its settings. */
const OF_THE_BROWSER = /\.(mozilla\.(com|net|org)|firefox\.com|google(apis)?\.com|gvt1\.com|mozaws\.net)(:443)?(\/|$)|detectportal|clients\d\.google/;

/** Every address that was asked for. @type {string[]} */
const requests = [];

const proxy = createServer(async ({ url = "" }, response) => {
  requests.push(url);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  if (url.endsWith("/plain.html")) response.end(await readFile(new URL("./pages/plain.html", import.meta.url)));
  else response.writeHead(404).end();
});
proxy.on("connect", ({ url = "" }, socket) => {
  requests.push(url);
  socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
});

/** @type {ExtendedBrowser | null} */
let extended = null;

before(async () => {
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {AddressInfo} */ (proxy.address());
  const preferences = { "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": port, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": port, "network.proxy.allow_hijacking_localhost": true };
  extended = await ExtendedBrowser.start(
    browserName === "chromium" ? { args: [`--proxy-server=127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"] } : { extraPrefsFirefox: preferences },
  );
});
after(async () => {
  await extended?.close();
  proxy.closeAllConnections();
  proxy.close();
});

describe("the extension", () => {
  test("sends no request, whatever its reader does", async () => {
    const browser = extended;
    assert(browser);
    const page = await browser.browser.newPage();
    await page.goto("http://news.example/plain.html");
    await until(async () => requests.some((url) => url.endsWith("/plain.html")), "the proxy is asked");
    const before = requests.length;
    await browser.press(page);
    await until(async () => (await painted(page)).content, "the claims are painted");
    const panel = await browser.panelOf(page);
    await until(() => panel.evaluate(() => document.querySelectorAll("whosaid-claims tbody tr").length > 0), "the panel shows the claims");
    await panel.click("#open-full");
    const full = await browser.pageAt(/\/www\/index\.html/);
    await until(() => full.evaluate(() => (CSS.highlights.get("whosaid-content-person")?.size ?? 0) > 0), "the full page shows it");
    await browser.press(page);
    await until(async () => Object.keys(await painted(page)).length === 0, "all is off");
    const sent = requests.slice(before).filter((url) => !OF_THE_BROWSER.test(url) && !url.endsWith("/favicon.ico"));
    assert.deepEqual(sent, []);
  });
});
