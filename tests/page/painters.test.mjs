// Both painters with spans of every kind: nested, crossing, over paragraphs, at the edges.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SHIFTED, longText } from "./articles.mjs";
import { pageUrl, useBrowser, withPage } from "./browser.mjs";
import { joined } from "./painted.mjs";
import { highlighted, marked, notices } from "./reader.mjs";

/** @import { Page } from "puppeteer-core" */
/** @import { Painted } from "./reader.mjs" */
/** @import { StyledSpan } from "../../www/document/annotation-index.js" */

const STYLES = ["content-person", "source-media", "cue-media", "entity-person", "entity-date"];

/** @param {string} text */
function someSpans(text) {
  let seed = 7;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  return Array.from({ length: 60 }, () => {
    const start = random(text.length - 1);
    const end = Math.min(text.length, start + 1 + random(80));
    return { start, end, style: STYLES[random(STYLES.length)] ?? "" };
  }).sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * @param {string} text
 * @param {StyledSpan[]} spans
 * @returns {Painted}
 */
function paintedBy(text, spans) {
  /** @type {Painted} */
  const painted = {};
  for (const { start, end, style } of spans) (painted[`whosaid-${style}`] ??= []).push([start, end, text.slice(start, end)]);
  return painted;
}

/**
 * Renders a text and paints spans on all of it, by the page's own modules.
 *
 * @param {Page} page
 * @param {"HighlightPainter" | "MarkPainter"} name
 * @param {string} text
 * @param {StyledSpan[]} spans
 * @param {boolean} isCleared  takes them away again
 */
function paint(page, name, text, spans, isCleared) {
  return page.evaluate(
    async (base, painterName, article, styled, clears) => {
      const load = (/** @type {string} */ path) => import(new URL(path, base).href);
      const [{ TextMap }, { render }, painters] = await Promise.all([
        load("document/anchor.js"),
        load("document/render.js"),
        load(painterName === "MarkPainter" ? "marks.js" : "highlights.js"),
      ]);
      const root = document.querySelector("whosaid-article");
      document.querySelector(".workspace")?.removeAttribute("hidden");
      const map = new TextMap();
      /** @type {import("../../www/paint.js").Chunk[]} */
      const chunks = [];
      const onChunk = (/** @type {import("../../www/paint.js").Chunk} */ chunk) => {
        map.append(chunk.element);
        chunks.push(chunk);
      };
      await render(root, article, onChunk, new AbortController().signal);
      const painter = new painters[painterName](map);
      // Each span once: those that reach over several chunks belong to the first here.
      for (const chunk of chunks) {
        const isOfChunk = (/** @type {StyledSpan} */ { start, end }) =>
          painterName === "MarkPainter" ? start < chunk.end && end > chunk.start : start >= chunk.start && start < chunk.end;
        painter.paint(chunk, styled.filter(isOfChunk));
      }
      if (clears) painter.clear();
    },
    pageUrl,
    name,
    text,
    spans,
    isCleared,
  );
}

/** @param {Page} page */
const shown = (page) => page.$eval("whosaid-article", (article) => article.textContent);

describe("painters", () => {
  useBrowser();

  for (const [name, text] of [["a short text", SHIFTED], ["a text of several chunks", longText(9_000)]]) {
    assert(name && text);
    const spans = someSpans(text);

    test(`highlights are the very spans, in ${name}`, () =>
      withPage({}, async (page) => {
        await paint(page, "HighlightPainter", text, spans, false);
        assert.deepEqual(await highlighted(page), paintedBy(text, spans));
        assert.equal(await shown(page), text);
      }));

    test(`highlights are registered in the order of their priorities, in ${name}`, () =>
      withPage({}, async (page) => {
        await paint(page, "HighlightPainter", text, spans, false);
        const priorities = await page.evaluate(() => [...CSS.highlights.values()].map(({ priority }) => priority));
        assert.equal(new Set(priorities).size, 4);
        assert.deepEqual(priorities, [...priorities].sort((a, b) => a - b));
      }));

    test(`marks cover the very spans, in ${name}`, () =>
      withPage({}, async (page) => {
        await paint(page, "MarkPainter", text, spans, false);
        assert.deepEqual(await marked(page), joinedWithoutGaps(text, spans));
        assert.equal(await shown(page), text);
      }));

    test(`nothing is left of either, in ${name}`, () =>
      withPage({}, async (page) => {
        await paint(page, "HighlightPainter", text, spans, true);
        assert.deepEqual(await highlighted(page), {});
        await paint(page, "MarkPainter", text, spans, true);
        assert.deepEqual(await marked(page), {});
        assert.equal(await shown(page), text);
        assert.equal(await notices(page), "");
      }));
  }
});

/**
 * Marks stand inside paragraphs, so what is between them is not covered.
 *
 * @param {string} text
 * @param {StyledSpan[]} spans
 * @returns {Painted}
 */
function joinedWithoutGaps(text, spans) {
  const gaps = [...text.matchAll(/[ \t\r]*\n[ \t\r\n]*/g)].map(({ index, 0: gap }) => ({ start: index, end: index + gap.length }));
  const cut = spans.flatMap(({ start, end, style }) => {
    const parts = [];
    let from = start;
    for (const gap of gaps.filter((gap) => gap.start < end && gap.end > start)) {
      parts.push({ start: from, end: gap.start, style });
      from = gap.end;
    }
    return [...parts, { start: from, end, style }].filter((part) => part.end > part.start);
  });
  const sorted = cut.sort((a, b) => a.start - b.start || a.end - b.end);
  return joined(text, paintedBy(text, sorted));
}
