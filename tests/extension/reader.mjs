// What a reader of a page sees of the extension, and what the page itself could see of it.

import assert from "node:assert/strict";

/** @import { Page } from "puppeteer-core" */
import { extended } from "./browser.mjs";

/** A page has a script of ours in it, reads and paints: longer than this is a hang. */
const PATIENCE_MS = 60_000;

/**
 * What is painted, by the part of a claim or "entity".
 *
 * @typedef {Record<string, string[]>} Painted
 */

/**
 * @param {Page} page
 * @returns {Promise<Painted>}
 */
export function painted(page) {
  return page.evaluate(() => {
    /** @type {Record<string, string[]>} */
    const words = {};
    const frames = [...document.querySelectorAll("iframe")].map((frame) => /** @type {typeof window | null} */ (frame.contentWindow));
    const views = [window, ...frames];
    for (const view of views) {
      for (const [name, highlight] of view?.CSS?.highlights ?? []) {
        const part = /^whosaid-([a-z]+)/.exec(name)?.[1] ?? name;
        for (const { startContainer, startOffset, endOffset } of /** @type {Iterable<StaticRange>} */ (highlight)) {
          (words[part] ??= []).push(startContainer.nodeValue?.slice(startOffset, endOffset) ?? "");
        }
      }
    }
    return words;
  });
}

/**
 * Waits until some words are painted as a part of a claim.
 *
 * @param {Page} page
 * @param {string} words
 * @param {string} [part]
 */
export async function isPainted(page, words, part = "content") {
  await until(async () => (await painted(page))[part]?.some((piece) => piece.includes(words)), `“${words}” is painted as ${part}`);
}

/** @param {Page} page */
export async function nothingIsPainted(page) {
  await until(async () => Object.keys(await painted(page)).length === 0, "nothing is painted");
}

/**
 * Presses the button and waits for the highlights.
 *
 * @param {Page} page
 * @param {string} words  of a claim
 */
export async function switchOn(page, words) {
  await extended().press(page);
  await isPainted(page, words);
}

/** @param {Page} page */
export async function switchOff(page) {
  await extended().press(page);
  await nothingIsPainted(page);
}

/**
 * @param {Page} page
 * @returns {Promise<string>}  all of the document, with open shadow roots and frames
 */
export function serialised(page) {
  return page.evaluate(() => {
    /** @type {(node: Node) => string} */
    const write = (node) => {
      if (node instanceof Element) {
        const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).join("");
        const shadow = node.shadowRoot ? `#shadow[${[...node.shadowRoot.childNodes].map(write).join("")}]${node.shadowRoot.adoptedStyleSheets.length}` : "";
        const frame = node instanceof HTMLIFrameElement && node.contentDocument ? `#frame[${write(node.contentDocument.documentElement)}]` : "";
        return `<${node.nodeName}${attributes}>${shadow}${frame}${[...node.childNodes].map(write).join("")}</${node.nodeName}>`;
      }
      return `${node.nodeName}(${JSON.stringify(node.nodeValue)})`;
    };
    const root = document.documentElement ? write(document.documentElement) : "";
    return `${root}${document.adoptedStyleSheets.length} ${document.styleSheets.length} ${Object.keys(localStorage)}`;
  });
}

/**
 * @param {() => Promise<unknown>} isSo
 * @param {string} what
 */
export async function until(isSo, what) {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`in time: ${what}`);
}
