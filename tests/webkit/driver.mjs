// A browser of WebKitGTK by plain WebDriver: what Debian's webkit2gtk-driver speaks, without any library.
//
// https://www.w3.org/TR/webdriver2/

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Where the suite found Debian's WebKitWebDriver and MiniBrowser; without them the tests are skipped. */
const DRIVER = process.env.WEBKIT_DRIVER;
const BROWSER = process.env.WEBKIT_BROWSER;

/** Why the tests cannot run here; false if they can. */
export const skipped =
  DRIVER && BROWSER ? /** @type {const} */ (false) : "no WebKit here: on Debian, `cargo xtask test --only page` as root installs webkit2gtk-driver and xvfb";

/** Milliseconds until a condition has to hold. */
const PATIENCE_MS = 30_000;

/** The keys that have no letter, by the numbers of WebDriver. */
export const KEYS = /** @type {const} */ ({ control: "\uE009", enter: "\uE007", escape: "\uE00C", tab: "\uE004" });

export class WebKit {
  /** @type {import("node:child_process").ChildProcess} */
  #process;
  #url;
  #session = "";

  /**
   * @param {import("node:child_process").ChildProcess} process
   * @param {string} url  of the driver
   */
  constructor(process, url) {
    this.#process = process;
    this.#url = url;
  }

  /** @returns {Promise<WebKit>}  with a window on a screen of its own */
  static async start() {
    assert(DRIVER && BROWSER);
    const port = await freePort();
    const child = spawn("xvfb-run", ["-a", "-s", "-screen 0 1400x1000x24", DRIVER, `--port=${port}`], {
      // In a container there are no namespaces for WebKit's sandbox; the tests open nothing but our own page.
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
      stdio: "ignore",
      detached: true,
    });
    const webkit = new WebKit(child, `http://127.0.0.1:${port}`);
    await until(() => fetch(`${webkit.#url}/status`).then((response) => response.ok, () => false));
    const options = { binary: BROWSER, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await webkit.#call("POST", "/session", { capabilities });
    webkit.#session = `/session/${sessionId}`;
    return webkit;
  }

  async stop() {
    await this.#call("DELETE", this.#session).catch(() => {});
    // The driver, the screen and the browser are one group.
    if (this.#process.pid) process.kill(-this.#process.pid);
  }

  /** @param {string} url */
  goto(url) {
    return this.#call("POST", `${this.#session}/url`, { url });
  }

  /**
   * @template T
   * @template {unknown[]} A
   * @param {(...args: A) => T | Promise<T>} script  runs in the page
   * @param {A} args
   * @returns {Promise<T>}
   */
  evaluate(script, ...args) {
    const source = `const done = arguments[arguments.length - 1];
      Promise.resolve((${script})(...Array.from(arguments).slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#call("POST", `${this.#session}/execute/async`, { script: source, args }).then(({ value, error }) => {
      assert.equal(error, undefined);
      return value;
    });
  }

  /**
   * @template {unknown[]} A
   * @param {(...args: A) => unknown} condition  in the page
   * @param {A} args
   */
  waitFor(condition, ...args) {
    return until(() => this.evaluate(condition, ...args), String(condition));
  }

  /**
   * Presses keys one after the other; the first ones stay down until the last is pressed.
   *
   * @param {...string} keys
   */
  async press(...keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = [...keys].reverse().map((value) => ({ type: "keyUp", value }));
    await this.#act({ type: "key", id: "keys", actions: [...down, ...up] });
  }

  /** @param {{ x: number, y: number }} point  in the window */
  async click({ x, y }) {
    const place = { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 };
    const actions = [place, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.#act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  }

  /** @param {object} source */
  async #act(source) {
    await this.#call("POST", `${this.#session}/actions`, { actions: [source] });
    await this.#call("DELETE", `${this.#session}/actions`);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #call(method, path, body) {
    const response = await fetch(this.#url + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    assert(response.ok, `${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}

/**
 * @param {() => Promise<unknown>} condition
 * @param {string} [what]
 */
async function until(condition, what = "WebKit") {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    assert(performance.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
