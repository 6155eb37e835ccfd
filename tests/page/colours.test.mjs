// The colours of the annotation: legible on every fill, and told apart by every reader.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { differenceCiede2000 } from "culori";
import { useBrowser, withPage } from "./browser.mjs";

/** @typedef {[number, number, number]} Rgb  0 to 1, linear light */

/** Least contrast of text, and of the lines that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const LINE = 3;

/** Least difference of two fills by CIEDE2000; about 1 can just be seen side by side. */
const FILLS_APART = 10;

/** A fill has to be seen on the page as well, where nothing else lies beside it. */
const FILL_ON_PAGE = 5;

/** Full protanopia, deuteranopia and tritanopia on linear light (Machado, Oliveira, Fernandes 2009). */
const SIGHTS = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/**
 * @param {number[]} matrix  3 × 3, by rows
 * @param {Rgb} vector
 * @returns {Rgb}
 */
function times(matrix, vector) {
  const row = (/** @type {number} */ start) => vector.reduce((sum, value, index) => sum + value * (matrix[start + index] ?? 0), 0);
  return [row(0), row(3), row(6)];
}

/**
 * @param {Rgb} colour
 * @param {number[]} sight
 * @returns {import("culori").Lrgb}  as it is seen
 */
function seen(colour, sight) {
  const [r, g, b] = times(sight, colour).map((value) => Math.min(1, Math.max(0, value)));
  return { mode: "lrgb", r: r ?? 0, g: g ?? 0, b: b ?? 0 };
}

const distance = differenceCiede2000();

/** @param {Rgb} colour */
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/**
 * @param {Rgb} a
 * @param {Rgb} b
 */
function contrast(a, b) {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The page's custom properties, as the browser resolves them in a theme.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} theme
 * @returns {Promise<Map<string, Rgb>>}
 */
async function coloursOf(page, theme) {
  const read = await page.evaluate((name) => {
    document.documentElement.dataset["theme"] = name;
    const names = new Set([...document.styleSheets].flatMap((sheet) => [...(sheet.ownerNode instanceof HTMLLinkElement && sheet.ownerNode.href.endsWith("colours.css") ? sheet.cssRules : [])])
      .flatMap((rule) => (rule instanceof CSSStyleRule ? [...rule.style] : []))
      .filter((property) => property.startsWith("--")));
    const probe = document.body.appendChild(document.createElement("i"));
    return [...names].map((property) => {
      probe.style.setProperty("color", `var(${property})`);
      return [property, getComputedStyle(probe).color];
    });
  }, theme);
  return new Map(read.map(([name = "", value = ""]) => [name, linear(value)]));
}

/**
 * @param {string} value  "rgb(1, 2, 3)"
 * @returns {Rgb}
 */
function linear(value) {
  const [r = 0, g = 0, b = 0] = (value.match(/[\d.]+/g) ?? []).map((part) => {
    const channel = Number(part) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

describe("colours", () => {
  useBrowser();

  for (const theme of ["light", "dark"]) {
    test(`in ${theme}, text and lines stand out and fills differ to everybody`, () =>
      withPage({}, async (page) => {
        const colours = await coloursOf(page, theme);
        const colour = (/** @type {string} */ name) => {
          const found = colours.get(name);
          assert(found, name);
          return found;
        };
        const fills = [...colours.keys()].filter((name) => name.startsWith("--fill-"));
        assert.equal(fills.length, 8);
        const grounds = [...fills, "--surface", "--page"];
        /**
         * @param {string} name
         * @param {string} ground
         * @param {number} least
         */
        const stands = (name, ground, least) => {
          const found = contrast(colour(name), colour(ground));
          assert(found >= least, `${name} on ${ground}: ${found.toFixed(2)}`);
        };
        for (const ground of [...grounds, "--mark-fill"]) stands("--ink", ground, TEXT);
        for (const ground of ["--surface", "--page", "--sunken"]) stands("--ink-soft", ground, TEXT);
        for (const fill of fills) {
          const line = fill.replace("fill", "line");
          // The source's own words are in the colour of the line.
          for (const ground of [fill, "--surface"]) stands(line, ground, TEXT);
        }
        for (const under of [...colours.keys()].filter((name) => name.startsWith("--under-"))) {
          for (const ground of grounds) stands(under, ground, LINE);
        }
        for (const ground of ["--surface", "--mark-fill"]) stands("--mark", ground, LINE);
        for (const [sight, matrix] of Object.entries(SIGHTS)) {
          for (const [index, a] of [...fills, "--surface"].entries()) {
            for (const b of fills.slice(0, index)) {
              const apart = distance(seen(colour(a), matrix), seen(colour(b), matrix));
              const least = a.startsWith("--fill-") ? FILLS_APART : FILL_ON_PAGE;
              assert(apart >= least, `${a} and ${b} for ${sight}: ${apart.toFixed(1)}`);
            }
          }
        }
      }));
  }

  test("every style of the highlights is also one of the marks, with the same look", () =>
    withPage({}, async (page) => {
      const [highlights, marks] = await page.evaluate(async () => {
        const read = (/** @type {string} */ path) => fetch(path).then((response) => response.text());
        return Promise.all([read("./styles/highlights.css"), read("./styles/marks.css")]);
      });
      const rules = (/** @type {string} */ css, /** @type {RegExp} */ pattern) => [...css.matchAll(pattern)].map(([, name, style]) => `${name} ${style}`);
      const painted = rules(highlights, /\.block::highlight\(whosaid-([\w-]+)\) (\{.*\})/g);
      assert.deepEqual(painted, rules(marks, /\.whosaid-([\w-]+) (\{.*\})/g));
      assert(painted.length > 40);
    }));
});
