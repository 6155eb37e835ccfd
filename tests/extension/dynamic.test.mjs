// Pages that change under their highlights: these follow.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { useBrowser } from "./browser.mjs";
import { isPainted, painted, serialised, switchOff, switchOn, until } from "./reader.mjs";
import { usePages, visit } from "./visit.mjs";

useBrowser();
usePages();

describe("the highlights follow", () => {
  test("a paragraph that comes late", () =>
    visit("lazy.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      await page.evaluate("more()");
      await isPainted(page, "repairs may cost $3 million");
      await isPainted(page, "The bolts are loose");
      await switchOff(page);
    }));

  test("the same words in new nodes, as frameworks put them there", () =>
    visit("rerender.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      const before = await serialised(page);
      await page.evaluate("render(story)");
      // Ranges of the old nodes paint nothing: those painted now must be in the document.
      await until(() => page.evaluate(() => {
        const ranges = /** @type {StaticRange[]} */ ([...(CSS.highlights.get("whosaid-content-person") ?? [])]);
        return ranges.length > 0 && ranges.every(({ startContainer }) => startContainer.isConnected);
      }), "the new nodes are painted");
      assert.equal(await serialised(page), before);
      await switchOff(page);
    }));

  test("another article at another address, without a new page", () =>
    visit("rerender.html", async (page) => {
      await switchOn(page, "The bolts are loose");
      await page.evaluate("navigate()");
      await isPainted(page, "The wind is too strong");
      assert(!(await painted(page)).content?.some((piece) => piece.includes("The bolts are loose")), "nothing is left of the first");
      await switchOff(page);
    }));

  test("a page without an end", () =>
    visit("endless.html", async (page) => {
      await page.setViewport({ width: 1000, height: 400 });
      await switchOn(page, "The bolts are loose");
      for (const number of [2, 3, 4]) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await isPainted(page, `Number ${number} is new`);
      }
      await isPainted(page, "The bolts are loose");
      await switchOff(page);
    }));

  test("no words that the reader types, and no change once they are off", () =>
    visit("lazy.html", async (page) => {
      await page.evaluate(() => {
        const field = document.createElement("div");
        field.contentEditable = "true";
        document.body.append(field);
      });
      await switchOn(page, "The bolts are loose");
      await page.focus("[contenteditable]");
      await page.keyboard.type("“I type this into the page,” said Otto Klein, a reader of it. ");
      await page.evaluate("more()");
      await isPainted(page, "repairs may cost $3 million");
      assert(!JSON.stringify(await painted(page)).includes("Otto Klein"));
      await switchOff(page);
      await page.evaluate("more()");
      // Longer than the page is given to come to rest.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      assert.deepEqual(await painted(page), {});
    }));
});

describe("a selection", () => {
  test("overrides what the page calls its article", () =>
    visit("plain.html", async (page) => {
      await page.evaluate(() => {
        const footer = document.querySelector("footer");
        if (footer) getSelection()?.selectAllChildren(footer);
      });
      await switchOn(page, "All rights reserved");
      assert(!(await painted(page)).content?.some((piece) => piece.includes("The bolts are loose")));
      await page.evaluate(() => getSelection()?.empty());
      await switchOff(page);
    }));
});

describe("the card", () => {
  test("opens where the mouse rests, in one closed element under <html>, and leaves nothing", () =>
    visit("plain.html", async (page) => {
      const before = await serialised(page);
      await switchOn(page, "The bolts are loose");
      const { x, y } = await page.evaluate(() => {
        const [range] = /** @type {Iterable<StaticRange>} */ (CSS.highlights.get("whosaid-content-media") ?? []);
        if (!range) throw new Error("nothing is painted");
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const [rect] = live.getClientRects();
        return { x: (rect?.left ?? 0) + 20, y: (rect?.top ?? 0) + 8 };
      });
      await page.mouse.move(x, y);
      await page.mouse.move(x + 2, y);
      await page.waitForSelector("whosaid-card-host");
      const host = await page.evaluate(() => {
        const [last, ...more] = [...document.documentElement.children].filter(({ localName }) => localName === "whosaid-card-host");
        return { html: last?.outerHTML, shadow: last?.shadowRoot, others: more.length, parent: last?.parentElement?.localName };
      });
      assert.deepEqual(host, { html: '<whosaid-card-host popover="manual"></whosaid-card-host>', shadow: null, others: 0, parent: "html" });
      assert.equal((await serialised(page)).replace('<WHOSAID-CARD-HOST popover="manual"></WHOSAID-CARD-HOST>', ""), before);
      await page.keyboard.press("Escape");
      await until(async () => (await serialised(page)) === before, "the card leaves nothing");
      await switchOff(page);
    }));
});
