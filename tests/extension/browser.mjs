// Starts the browser that the suite names with the extension as it is shipped, and presses its toolbar button.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";

/** @import { Browser, LaunchOptions, Page } from "puppeteer-core" */

/** "chromium" or "firefox". */
export const browserName = variable("WHOSAID_BROWSER");

/** The unpacked extension. */
export const folder = variable("WHOSAID_EXTENSION");

/** As in manifest/firefox.json. */
const FIREFOX_ID = "whosaid@whosaid.invalid";

/** @type {Record<string, LaunchOptions>} */
const LAUNCH = {
  chromium: {
    executablePath: process.env.CHROMIUM,
    enableExtensions: true,
    pipe: true,
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
      "--lang=en",
    ],
  },
  // The toolbar is part of the browser itself, which tests may use only if it is told so.
  firefox: { browser: "firefox", executablePath: process.env.FIREFOX, headless: true, args: ["--remote-allow-system-access"] },
};

export class ExtendedBrowser {
  /** @type {Browser} */
  browser;
  /** Address of the extension's own files, with a slash at its end. */
  base = "";

  /** @param {Browser} browser */
  constructor(browser) {
    this.browser = browser;
  }

  /**
   * @param {LaunchOptions} [options]
   * @param {string} [unpacked]  another extension than the shipped one
   * @returns {Promise<ExtendedBrowser>}
   */
  static async start(options = {}, unpacked = folder) {
    const own = LAUNCH[browserName];
    assert(own, `WHOSAID_BROWSER is ${browserName}`);
    const args = [...(own.args ?? []), ...(options.args ?? [])];
    const extended = new ExtendedBrowser(await puppeteer.launch({ ...own, ...options, args, protocolTimeout: 120_000 }));
    await extended.#install(unpacked);
    return extended;
  }

  /** @param {string} unpacked */
  async #install(unpacked) {
    if (browserName === "chromium") {
      this.base = `chrome-extension://${await this.browser.installExtension(unpacked)}/`;
      // A press before it has begun to listen would be lost.
      const target = await this.browser.waitForTarget((target) => target.type() === "service_worker" && target.url().startsWith(this.base));
      const worker = await target.worker();
      const listens = () => worker?.evaluate(() => "chrome" in globalThis && chrome.action?.onClicked.hasListeners()).catch(() => false);
      for (const end = performance.now() + 30_000; performance.now() < end && !(await listens()); ) await new Promise((resolve) => setTimeout(resolve, 50));
    } else {
      await this.browser.installExtension(unpacked);
      const host = await this.inToolbar(`WebExtensionPolicy.getByID("${FIREFOX_ID}").mozExtensionHostname`);
      this.base = `moz-extension://${host}/`;
    }
  }

  /**
   * Presses the extension's button in the toolbar.
   *
   * @param {Page} page  in front
   */
  async press(page) {
    await page.bringToFront();
    if (browserName === "chromium") {
      const [extension] = (await this.browser.extensions()).values();
      assert(extension);
      await page.triggerExtensionAction(extension);
    } else {
      await this.inToolbar(`(() => {
        const widget = "${FIREFOX_ID.replace(/[@.]/g, "_")}-browser-action";
        CustomizableUI.addWidgetToArea(widget, "nav-bar");
        document.getElementById(widget.replace("browser-action", "BAP")).click();
      })()`);
    }
  }

  /**
   * @param {string} expression  evaluated in the window of Firefox itself
   * @returns {Promise<unknown>}
   */
  async inToolbar(expression) {
    const { result: tree } = await this.#send("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
    const window = tree.contexts.find((/** @type {{ url: string }} */ { url }) => url.endsWith("/browser.xhtml"));
    const { result } = await this.#send("script.evaluate", { expression, target: { context: window.context }, awaitPromise: true });
    assert.equal(result.type, "success", JSON.stringify(result.exceptionDetails?.text));
    return result.result.value;
  }

  /**
   * Opens one of the extension's own pages.
   *
   * @param {string} path
   * @returns {Promise<Page>}
   */
  async open(path) {
    const url = this.base + path;
    if (browserName === "chromium") {
      const page = await this.browser.newPage();
      await page.goto(url);
      return page;
    }
    // WebDriver goes to no such address by itself, and does not say where such a page is.
    await this.inToolbar(`{ gBrowser.selectedTab = gBrowser.addTrustedTab("${url}"); null; }`);
    return this.pageAt(url);
  }

  /**
   * @param {string | RegExp} address
   * @returns {Promise<Page>}  that is there
   */
  async pageAt(address) {
    for (const end = performance.now() + 30_000; performance.now() < end; ) {
      for (const page of await this.browser.pages()) {
        // A page that is being loaded answers nothing.
        const url = await page.evaluate(() => location.href).catch(() => "");
        if (typeof address === "string" ? url === address : address.test(url)) return page;
      }
    }
    throw new Error(`in time: a page at ${address}`);
  }

  /**
   * @param {Page} page
   * @returns {Promise<number>}  the number by which extensions know its tab
   */
  async tabOf(page) {
    const options = await this.open("extension/options/options.html");
    await page.bringToFront();
    const id = await options.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id);
    await options.close();
    assert(id, "the page is in a tab");
    return id;
  }

  /**
   * Opens the panel as a page of its own, for the tab of another page.
   *
   * @param {Page} page
   * @returns {Promise<Page>}
   */
  async panelOf(page) {
    return this.open(`extension/panel/panel.html?tab=${await this.tabOf(page)}`);
  }

  close() {
    return this.browser.close();
  }

  /**
   * @param {string} method  of WebDriver BiDi
   * @param {object} parameters
   * @returns {Promise<any>}
   */
  #send(method, parameters) {
    return /** @type {any} */ (this.browser).connection.send(method, parameters);
  }
}

/** @type {ExtendedBrowser | null} */
let shared = null;

/** Starts the browser before the tests of a file and ends it after them. */
export function useBrowser() {
  before(async () => {
    shared = await ExtendedBrowser.start();
  });
  after(() => shared?.close());
}

/** @returns {ExtendedBrowser} */
export function extended() {
  assert(shared, "useBrowser() has been called");
  return shared;
}

/**
 * @param {string} name
 * @returns {string}
 */
function variable(name) {
  const value = process.env[name];
  assert(value, `${name} must be set: run \`cargo xtask test --only extension\``);
  return value;
}
