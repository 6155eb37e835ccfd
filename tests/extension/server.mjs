// Serves the pages of this folder, and some that are too large to be files.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { longText } from "../page/articles.mjs";

/** @import { AddressInfo } from "node:net" */

/** UTF-16 code units in a word of the long texts, with the blank behind it. */
const WORD = 5.9;

const PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>\n";

/** @type {Record<string, () => { type: string, body: string }>} */
const MADE = {
  "/1000-words.html": () => ({ type: "text/html", body: articleOf(1_000) }),
  "/100000-words.html": () => ({ type: "text/html", body: articleOf(100_000) }),
  "/100000-nodes.html": () => ({ type: "text/html", body: manyNodes(100_000) }),
  "/favicon.ico": () => ({ type: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  "/paper.pdf": () => ({ type: "application/pdf", body: PDF }),
};

export class PageServer {
  /** Paths that were asked for, in order. @type {string[]} */
  requests = [];
  #server = createServer(async ({ url = "/" }, response) => {
    this.requests.push(url);
    const { pathname } = new URL(url, "http://localhost");
    try {
      const made = MADE[pathname]?.();
      const body = made?.body ?? (await readFile(new URL(`./pages${pathname}`, import.meta.url)));
      response.setHeader("Content-Type", `${made?.type ?? "text/html"}; charset=utf-8`);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });

  /** @returns {Promise<PageServer>} */
  static async start() {
    const server = new PageServer();
    await new Promise((resolve) => server.#server.listen(0, "127.0.0.1", () => resolve(null)));
    return server;
  }

  get port() {
    return /** @type {AddressInfo} */ (this.#server.address()).port;
  }

  /** @param {string} name  of a page */
  url(name) {
    return `http://localhost:${this.port}/${name}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/**
 * @param {number} words
 * @returns {string}
 */
function articleOf(words) {
  const paragraphs = longText(words * WORD).split("\n\n");
  return pageOf(paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n"));
}

/**
 * @param {number} nodes
 * @returns {string}  a page of so many elements, of which few are its article
 */
function manyNodes(nodes) {
  const cells = Array.from({ length: nodes / 2 }, (_, number) => `<div class="cell"><i>${number}</i></div>`);
  const article = "<p>“The bolts are loose,” said Maria Lopez, an engineer who leads the works in Lisbon and has seen them herself.</p>";
  return pageOf(`${article}<section>${cells.join("")}</section>`);
}

/** @param {string} content */
function pageOf(content) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The pumps of Lisbon</title></head><body><main><article><h1>The pumps of Lisbon</h1>${content}</article></main></body></html>`;
}
