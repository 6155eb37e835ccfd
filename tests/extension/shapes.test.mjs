// Pages of many shapes: the toolbar button shows who says what, the page's own nodes stay as they are, and the button
// takes everything away again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { useBrowser } from "./browser.mjs";
import { painted, serialised, switchOff, switchOn } from "./reader.mjs";
import { usePages, visit } from "./visit.mjs";

/**
 * @typedef {object} Shape
 * @property {string} page
 * @property {string[]} contents  of claims that are painted, the first of which is waited for
 * @property {string[]} sources
 * @property {string[]} [never]  words that stand around the article
 */

/** @type {Record<string, Shape>} */
const SHAPES = {
  "a plain article, with a caption, a pull quote and what stands around it": {
    page: "plain.html",
    contents: ["The bolts are loose", "the bill would be higher", "I will cross it anyway", "the city had been warned", "groaned all night"],
    sources: ["Maria Lopez, an engineer who leads the works in Lisbon", "the Porto Gazette", "Rui Alves, a fisherman"],
    never: ["Weather", "nobody can see", "Buy two", "Not this", "Nor this", "rights reserved"],
  },
  "a live blog": {
    page: "live-blog.html",
    contents: ["No ship leaves before noon", "We lost the roof", "all schools on the coast would stay closed on Tuesday because of the wind"],
    sources: ["The education ministry", "Ana Moreira, who runs a bakery in the old town and had to send her guests away"],
  },
  "a page with a strict policy": {
    page: "strict-csp.html",
    contents: ["The bolts are loose", "that anyone was hurt"],
    sources: ["Maria Lopez, an engineer who leads the works in Lisbon", "She"],
  },
  "a page of shadow trees": {
    page: "shadow.html",
    contents: ["The bolts are loose", "repairs may cost $3 million", "I will cross it anyway"],
    sources: ["the Porto Gazette", "Rui Alves"],
  },
  "a page with a frame of its own": {
    page: "frames.html",
    contents: ["The bolts are loose", "repairs may cost $3 million"],
    sources: ["the Porto Gazette"],
  },
  "a page written from right to left": {
    page: "right-to-left.html",
    contents: ["The square was full", "the market may close in May"],
    sources: ["the Haifa Herald"],
  },
  "a stub before a paywall": {
    page: "paywall.html",
    contents: ["The bolts are loose"],
    sources: ["Maria Lopez, an engineer who leads the works in Lisbon, before the council met on Monday evening"],
    never: ["best paper in town"],
  },
  "a page full of tables": {
    page: "tables.html",
    contents: ["They are honest figures", "that the contract had been given to a friend of the mayor"],
    sources: ["Critics of the plan"],
  },
  "a dark page whose styles fight": {
    page: "dark.html",
    contents: ["The bolts are loose", "repairs may cost $3 million"],
    sources: ["the Porto Gazette"],
  },
};

useBrowser();
usePages();

describe("the toolbar button", () => {
  for (const [name, { page: file, contents, sources, never = [] }] of Object.entries(SHAPES)) {
    test(`shows who says what on ${name}`, () =>
      visit(file, async (page) => {
        const before = await serialised(page);
        await switchOn(page, contents[0] ?? "");
        const { content = [], source = [], ...others } = await painted(page);
        for (const words of contents) assert(content.some((piece) => piece.includes(words)), `content: ${words}; painted: ${content.join(" | ")}`);
        for (const words of sources) assert(source.includes(words), `source: ${words}; painted: ${source.join(" | ")}`);
        const all = [content, source, ...Object.values(others)].flat().join("\n");
        for (const words of never) assert(!all.includes(words), `not painted: ${words}`);
        assert.equal(await serialised(page), before, "the page is as it was while the highlights are on");
        await switchOff(page);
        assert.equal(await serialised(page), before, "the page is as it was afterwards");
      }));
  }

  test("an article of 100,000 words is painted to its end", () =>
    visit("100000-words.html", async (page) => {
      const before = await serialised(page);
      await switchOn(page, "We checked pump 1 and it failed");
      await page.waitForFunction(() => (CSS.highlights.get("whosaid-content-person")?.size ?? 0) >= 2_400, { timeout: 60_000 });
      assert.equal(await serialised(page), before);
      await switchOff(page);
      assert.equal(await serialised(page), before);
    }));
});
