// The formats of the command line are those of the page's exports, letter by letter.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { NO_FACTS, sha256Of } from "../../www/export/annotated-article.js";
import { BYTE_ORDER_MARK, toCsv } from "../../www/export/csv.js";
import { toHtml } from "../../www/export/html.js";
import { toMarkdown } from "../../www/export/markdown.js";
import { toWebAnnotations } from "../../www/export/web-annotations.js";
import { SAMPLES } from "../../www/samples.js";
import { SHIFTED, TALK } from "../page/articles.mjs";
import { HOSTILE, HOSTILE_ARTICLE } from "../page/hostile.mjs";
import { analysisOf } from "../page/painted.mjs";

/** @import { AnnotatedArticle } from "../../www/export/annotated-article.js" */

const program = process.env.WHOSAID_CLI;
const WWW = new URL("../../www/", import.meta.url);
/** @param {string} path */
const file = (path) => readFileSync(new URL(path, WWW), "utf8");
const styles = `${file("styles/colours.css")}\n${file("styles/marks.css")}`;

/** @type {Record<string, (annotated: AnnotatedArticle) => string>} */
const FORMATS = {
  html: (annotated) => toHtml(annotated, styles),
  csv: (annotated) => BYTE_ORDER_MARK + toCsv(annotated),
  markdown: toMarkdown,
  annotations: toWebAnnotations,
};

/** @type {Record<string, string>} */
const TEXTS = {
  ...Object.fromEntries(SAMPLES.map(({ name, path }) => [name, file(path)])),
  "letters that shift offsets": SHIFTED,
  "several speakers": TALK,
  "hostile words": HOSTILE_ARTICLE,
  "one hostile title after the other": HOSTILE.map((words) => `${words}\n\n“${words} is loose,” said Ana Diaz.`).join("\n\n"),
  "wrapped lines": "Bridge closed\r\n\r\nThe bridge was closed, police said,\r\nafter a crack was found.\r\n- one\r\n1. two\r\n\r\n\r\n“It is safe,” said Ana Diaz.\u00a0\t\r\n",
  "a paragraph that is too long": `${"😀 Critics said it was late. ".repeat(700)}\n\n${"x".repeat(9000)}`,
  "a first line that is too long for a name": `${"Bridge ".repeat(30)}\nAna Diaz left.`,
  "no letters": "… — !",
  nothing: "",
};

suite("the command line writes what the page exports", { skip: program === undefined }, () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    for (const [format, write] of Object.entries(FORMATS)) {
      test(`${format}: ${name}`, async () => {
        const options = { input: text, encoding: /** @type {const} */ ("utf8"), maxBuffer: 2 ** 28 };
        const native = execFileSync(/** @type {string} */ (program), ["annotate", "--format", format], options);
        const article = { ...NO_FACTS, text, sha256: await sha256Of(text) };
        assert.equal(native, write({ article, annotation: analysisOf(text), corrections: [], found: null }));
      });
    }
  }
});
