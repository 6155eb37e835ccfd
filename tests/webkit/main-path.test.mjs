// The main path in WebKit: load, paste, highlight, card, panel, export, and the file back again.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TALK } from "../page/articles.mjs";
import { expected } from "../page/painted.mjs";
import { KEYS, skipped, WebKit } from "./driver.mjs";

const url = process.env.WHOSAID_URL ?? "";

describe("the page in WebKit", () => {
  /** @type {WebKit} */
  let webkit;
  const setting = { skip: skipped };
  before(async () => {
    if (!skipped) webkit = await WebKit.start();
  });
  after(() => webkit?.stop());

  /** Loads the page anew. */
  async function load() {
    await webkit.goto(url);
    await webkit.waitFor(() => customElements.get("whosaid-editor") !== undefined);
  }

  /** @param {string} text  pasted by keys, as a reader does */
  async function paste(text) {
    await webkit.evaluate((copied) => {
      const onCopy = (/** @type {ClipboardEvent} */ event) => {
        event.clipboardData?.setData("text/plain", copied);
        event.preventDefault();
      };
      document.addEventListener("copy", onCopy, { once: true, capture: true });
      document.querySelector("textarea")?.focus();
    }, text);
    await webkit.press(KEYS.control, "c");
    await webkit.press(KEYS.control, "v");
    await analysed(text);
  }

  /** @param {string} text */
  const analysed = (text) =>
    webkit.waitFor((wanted) => {
      const article = document.querySelector("whosaid-article");
      return article?.textContent === wanted && article.ariaBusy === "false";
    }, text);

  /**
   * @param {string} text
   * @returns {Promise<Record<string, [number, number, string][]>>}  what is painted, by style
   */
  async function painted(text) {
    const spans = await webkit.evaluate(() => {
      const article = document.querySelector("whosaid-article");
      /** @type {Record<string, [number, number][]>} */
      const found = {};
      for (const [name, highlight] of CSS.highlights) {
        for (const range of highlight) {
          const before = document.createRange();
          if (article) before.setStart(article, 0);
          before.setEnd(range.startContainer, range.startOffset);
          const start = before.toString().length;
          (found[name] ??= []).push([start, start + String(range).length]);
        }
      }
      return found;
    });
    const entries = Object.entries(spans).map(([name, places]) => [
      name,
      places.map(([start, end]) => [start, end, text.slice(start, end)]).sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])),
    ]);
    return Object.fromEntries(entries);
  }

  /**
   * @param {string} words  of the article
   * @returns {Promise<{ x: number, y: number }>}  their first letter, in the window
   */
  const pointOf = (words) =>
    webkit.evaluate((sought) => {
      const walker = document.createTreeWalker(document.querySelector("whosaid-article") ?? document, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: "center" });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        // A letter that begins a line also has an empty rectangle at the end of the line before.
        const { x, y, width, height } = [...range.getClientRects()].find((rect) => rect.width > 0) ?? new DOMRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      throw new Error(`“${sought}” is not shown`);
    }, words);

  test("an article is pasted by keys and painted", setting, async () => {
    await load();
    await paste(TALK);
    assert.deepEqual(await painted(TALK), expected(TALK));
  });

  test("a click on a claim opens its card, and Escape closes it", setting, async () => {
    await load();
    await paste(TALK);
    await webkit.click(await pointOf("bolts are loose"));
    await webkit.waitFor(() => document.querySelector("whosaid-card")?.checkVisibility());
    const card = await webkit.evaluate(() => document.querySelector("whosaid-card")?.textContent ?? "");
    assert.match(card, /Maria Lopez/);
    await webkit.press(KEYS.escape);
    await webkit.waitFor(() => !document.querySelector("whosaid-card")?.checkVisibility());
  });

  test("the panel lists every claim, and the keys step through them", setting, async () => {
    await load();
    await paste(TALK);
    const panel = await webkit.evaluate(() => document.querySelector(".panel")?.textContent ?? "");
    for (const words of ["The bolts are loose", "repairs may cost $3 million", "I will cross it anyway"]) assert(panel.includes(words), words);
    await webkit.evaluate(() => document.querySelector("whosaid-article") instanceof HTMLElement && /** @type {HTMLElement} */ (document.querySelector("whosaid-article")).focus());
    await webkit.press("n");
    await webkit.waitFor(() => /Claim 1 of 5/.test(document.querySelector(".announcer")?.textContent ?? ""));
  });

  test("the article is exported by keys, and its file opens again", setting, async () => {
    await load();
    await paste(TALK);
    await webkit.evaluate(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        if (blob instanceof Blob) blob.text().then((text) => Reflect.set(window, "saved", text));
        return create(blob);
      };
      HTMLAnchorElement.prototype.click = () => {};
      document.querySelector("whosaid-export button")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      const choices = [...document.querySelectorAll("whosaid-export li button")];
      const own = choices.find((choice) => /own file/.test(choice.textContent ?? ""));
      if (own instanceof HTMLButtonElement) own.focus();
    });
    await webkit.press(KEYS.enter);
    await webkit.waitFor(() => Reflect.has(window, "saved"));
    const file = await webkit.evaluate(() => String(Reflect.get(window, "saved")));
    assert.equal(JSON.parse(file).article.text, TALK);
    await load();
    await webkit.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "article.json", { type: "application/json" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, file);
    await webkit.waitFor(() => (CSS.highlights.get("whosaid-entity-person")?.size ?? 0) > 0);
    assert.deepEqual(await painted(TALK), expected(TALK));
  });
});
