// Every format of the exports, as pure functions: what they hold, that it is found again, and that
// hostile text stays text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { sha256Of } from "../../www/export/annotated-article.js";
import { codePointsOf } from "../../www/export/code-points.js";
import { toCsv } from "../../www/export/csv.js";
import { toHtml } from "../../www/export/html.js";
import { toJson } from "../../www/export/json.js";
import { toMarkdown } from "../../www/export/markdown.js";
import { toRichText } from "../../www/export/rich-text.js";
import { toSchemaOrg } from "../../www/export/schema-org.js";
import { fileNameOf, titleOf } from "../../www/export/title.js";
import { toWebAnnotations } from "../../www/export/web-annotations.js";
import { ImportError, readAnnotatedArticle } from "../../www/import/annotated-article.js";
import { SHIFTED, TALK } from "./articles.mjs";
import { HOSTILE, HOSTILE_ARTICLE } from "./hostile.mjs";
import { analysisOf } from "./painted.mjs";

/** @import { AnnotatedArticle } from "../../www/export/annotated-article.js" */

const FACTS = { title: "Harbour, closed", url: "https://a.example/harbour?a=1&b=2", byline: "Ana \"Anna\" Diaz", date: "2026-03-01" };

/**
 * @param {string} text
 * @param {Partial<typeof FACTS>} [facts]
 * @returns {Promise<AnnotatedArticle>}
 */
async function annotated(text, facts = FACTS) {
  const article = { title: "", url: "", byline: "", date: "", ...facts, text, sha256: await sha256Of(text) };
  return { article, annotation: analysisOf(text), corrections: [], found: null };
}

const styles = await readFile(new URL("../../www/styles/colours.css", import.meta.url), "utf8");

/**
 * Reads CSV as RFC 4180 says.
 *
 * @param {string} csv
 * @param {string} [separator]
 * @returns {string[][]}
 */
function cellsOf(csv, separator = ",") {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const row = rows.at(-1) ?? [];
    const letter = csv.charAt(at);
    if (isQuoted && letter === '"' && csv[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === separator) row.push("");
    else if (!isQuoted && letter === "\r") {
      rows.push([""]);
      at += 1;
    } else row[row.length - 1] += letter;
  }
  return rows.slice(0, -1);
}

/** @param {string} html */
const withoutTags = (html) => html.replace(/<[^>]*>/g, "");

describe("export", () => {
  test("the page's own file gives everything back", async () => {
    for (const text of [SHIFTED, TALK, HOSTILE_ARTICLE, ""]) {
      const given = await annotated(text);
      assert.deepEqual(await readAnnotatedArticle(toJson(given)), JSON.parse(JSON.stringify(given)));
    }
  });

  test("corrections go with what was found before them", async () => {
    const given = await annotated(TALK);
    const [{ start, end } = { start: 0, end: 1 }] = given.annotation.entities;
    given.corrections = [{ edit: "delete_entity", at: { start, end } }];
    given.found = given.annotation;
    assert.deepEqual(await readAnnotatedArticle(toJson(given)), JSON.parse(JSON.stringify(given)));
  });

  test("offsets in code points fit the text as Python and Rust count it", () => {
    const pointOf = codePointsOf(SHIFTED);
    const points = [...SHIFTED];
    for (const { start, end } of analysisOf(SHIFTED).entities) {
      assert.equal(points.slice(pointOf(start), pointOf(end)).join(""), SHIFTED.slice(start, end));
    }
    assert.equal(pointOf(SHIFTED.length), points.length);
  });

  test("CSV has a row for each claim, which reads back", async () => {
    const given = await annotated(TALK);
    const [header, ...rows] = cellsOf(toCsv(given));
    assert.deepEqual(header?.slice(0, 6), ["claim", "start_codepoint", "end_codepoint", "speaker", "source", "source_kind"]);
    assert.equal(rows.length, given.annotation.claims.length);
    const [first] = rows;
    assert.equal(first?.[3], "Maria Lopez");
    assert.equal(first?.[header?.indexOf("content") ?? -1], "The bolts are loose");
    assert.match(toCsv(given), /^"claim",.*\r\n0,/);
    assert.equal(cellsOf(toCsv(await annotated(""))).length, 1);
  });

  test("no cell is a formula, whether commas or semicolons part the cells", async () => {
    const given = await annotated(HOSTILE_ARTICLE);
    const [claim] = given.annotation.claims;
    assert(claim);
    // Every string as a speaker, in case that none stands at the beginning of a part by itself.
    given.annotation.claims = HOSTILE.map((words, id) => ({ ...claim, id, speakerName: words }));
    const csv = toCsv(given);
    for (const separator of [",", ";", "\t"]) {
      for (const cell of cellsOf(csv, separator).flat()) assert.doesNotMatch(cell, /^["\s]*[=+\-@|%]/, cell);
    }
    assert.equal(cellsOf(csv).length, HOSTILE.length + 1);
  });

  test("Web Annotations are found again by words and by place", async () => {
    for (const text of [SHIFTED, TALK, HOSTILE_ARTICLE]) {
      const given = await annotated(text);
      const page = JSON.parse(toWebAnnotations(given));
      const points = [...text];
      assert.equal(page["@context"], "http://www.w3.org/ns/anno.jsonld");
      const ids = new Set(page.items.map((/** @type {{ id: string }} */ { id }) => id));
      assert.equal(ids.size, page.items.length);
      const targets = page.items.flatMap((/** @type {{ target: object }} */ { target }) => target);
      for (const { source, selector } of targets) {
        const [quote, place] = selector;
        assert.equal(source, FACTS.url);
        assert.equal(points.slice(place.start, place.end).join(""), quote.exact);
        assert(text.includes(quote.prefix + quote.exact + quote.suffix));
        assert(quote.exact.isWellFormed() && quote.prefix.isWellFormed() && quote.suffix.isWellFormed());
      }
      for (const { body } of page.items) {
        for (const { source } of body) assert(source === undefined || ids.has(source));
      }
    }
    const unnamed = JSON.parse(toWebAnnotations(await annotated(TALK, { url: "javascript:window.ran=1" })));
    assert.match(unnamed.items[0].target[0].source, /^ni:\/\/\/sha-256;[\w-]{43}$/);
  });

  test("the draft for schema.org has a node for each claim, marked as a draft", async () => {
    const given = await annotated(TALK);
    const { "@graph": graph } = JSON.parse(toSchemaOrg(given));
    assert.equal(graph.length, given.annotation.claims.length + 1);
    assert.deepEqual([graph[0]["@type"], graph[0].headline], ["NewsArticle", FACTS.title]);
    assert.deepEqual(graph[1].creator, { "@type": "Person", name: "Maria Lopez", jobTitle: "engineer" });
    assert.equal(graph[1]["@type"], "Quotation");
    assert(graph.slice(1).every((/** @type {Record<string, string>} */ node) => node["creativeWorkStatus"] === "Draft"));
    assert(graph.some((/** @type {Record<string, string>} */ node) => node["@type"] === "Claim"));
  });

  test("Markdown has the facts, the sourcing, every claim, and the whole text", async () => {
    const markdown = toMarkdown(await annotated(TALK));
    assert.match(markdown, /^# Harbour, closed\n\nAna "Anna" Diaz · 2026-03-01 · <https:\/\/a\.example\/harbour\?a=1&b=2>\n/);
    assert.match(markdown, /\| 1 \| Maria Lopez \\\(named person\\\) \| The bolts are loose \|/);
    assert.match(markdown, /“The bolts are loose\\\[1\\\],” said Maria Lopez, an engineer\./);
  });

  test("an exported page has the whole text, a mark for each claim, no script, and leads to the table and back", async () => {
    const html = toHtml(await annotated(TALK), styles);
    assert.doesNotMatch(html, /<script|\son\w+=|<link|<img|@import|url\(/i);
    assert.match(html, /default-src 'none'/);
    assert.match(html, /<mark class="whosaid-content-person">The bolts are loose<\/mark><sup id="at-1"><a href="#claim-1">1<\/a><\/sup>/);
    const article = /<article[^>]*>([\s\S]*)<\/article>/.exec(html)?.[1]?.replace(/<sup[\s\S]*?<\/sup>/g, "") ?? "";
    assert.equal(withoutTags(article).replace(/\s+/g, " ").trim(), TALK.replace(/\s+/g, " "));
    for (const [, target] of html.matchAll(/href="#([\w-]+)"/g)) assert(html.includes(`id="${target}"`), target);
  });

  test("rich text carries its own colours, and plain text for where there are none", async () => {
    const { html, text } = toRichText(await annotated(TALK), () => "#c4daff");
    assert.match(html, /<span style="background-color: #c4daff; color: #1d1c1a">The bolts are loose<\/span><sup>1<\/sup>/);
    assert(text.startsWith(TALK));
    assert.match(text, /1\. Maria Lopez \(named person\): The bolts are loose /);
  });

  test("hostile text makes no element, attribute or link in HTML, rich text and Markdown", async () => {
    for (const words of [HOSTILE_ARTICLE, ...HOSTILE]) {
      const facts = { title: words, byline: words, date: words, url: words };
      const given = await annotated(`Title\n\n“${words} is loose,” said Maria Lopez.\n\n${words}`, facts);
      const html = toHtml(given, styles);
      const tags = html.replace(/<style>[\s\S]*?<\/style>/, "").match(/<[^>]*>/g) ?? [];
      for (const tag of [...tags, ...(toRichText(given, () => "#fff").html.match(/<[^>]*>/g) ?? [])]) {
        assert.match(tag, /^<(!doctype html|\/?(html|head|meta|title|style|body|main|h1|h2|p|a|article|section|table|thead|tbody|tr|th|td|mark|span|sup|footer|div|br)\b[^<>]*)>$/, tag);
        assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\son\w+\s*=|javascript/i, tag);
        assert.doesNotMatch(tag, /href="(?!#|https?:)/i, tag);
      }
      const markdown = toMarkdown(given);
      assert.doesNotMatch(markdown.replace(/<https?:[^\s<>]+>/g, ""), /<|(?<!\\)\]\(|(?<!\\)`|(javascript|data|vbscript):/i);
    }
  });

  test("the name of a file is one that every system takes", () => {
    for (const words of HOSTILE) assert.match(fileNameOf(words), /^[\p{L}\p{N}-]{1,60}$/u);
    assert.equal(fileNameOf("../../etc/passwd"), "etc-passwd");
    assert.equal(fileNameOf("…"), "article");
    assert.equal(titleOf({ title: "", text: TALK }), "Harbour bridge closed");
  });
});

describe("import", () => {
  /** @param {(value: any) => unknown} change */
  async function changed(change) {
    const value = JSON.parse(toJson(await annotated(TALK)));
    return JSON.stringify(change(value) ?? value);
  }

  /** @type {[string, string, (value: any) => unknown][]} */
  const BROKEN = [
    ["a list", "import_foreign", () => []],
    ["nothing", "import_foreign", () => "null"],
    ["another program's file", "import_foreign", () => ({ article: { text: "a" }, comments: [] })],
    ["the command line's output", "import_foreign", (value) => value.annotation],
    ["a later version", "import_version", (value) => void (value.annotation.version = 2)],
    ["other offsets", "import_damaged", (value) => void (value.annotation.offsets = "utf8")],
    ["no text", "import_damaged", (value) => void delete value.article.text],
    ["a text that is none", "import_damaged", (value) => void (value.article.text = { toString: 1 })],
    ["another text", "import_changed", (value) => void (value.article.text = `${value.article.text} More.`)],
    ["a span beyond the text", "import_damaged", (value) => void (value.annotation.claims[0].contents[0].end = 1e6)],
    ["a span of no length", "import_damaged", (value) => void (value.annotation.entities[0].end = value.annotation.entities[0].start)],
    ["a negative offset", "import_damaged", (value) => void (value.annotation.entities[0].start = -1)],
    ["half an offset", "import_damaged", (value) => void (value.annotation.entities[0].start = 0.5)],
    ["an unknown kind", "import_damaged", (value) => void (value.annotation.claims[0].sourceKind = '"><script>')],
    ["a speaker that is not there", "import_damaged", (value) => void (value.annotation.claims[0].speaker = 99)],
    ["a profile that is not there", "import_damaged", (value) => void (value.annotation.profiles[0].mentions = [99])],
    ["claims in disorder", "import_damaged", (value) => void value.annotation.claims.reverse()],
    ["a string where a list belongs", "import_damaged", (value) => void (value.annotation.claims = "x")],
    ["markup where a name belongs", "import_damaged", (value) => void (value.annotation.profiles[0].name = { html: "<b>" })],
  ];
  for (const [what, code, change] of BROKEN) {
    test(`${what} is refused as ${code}`, async () => {
      await assert.rejects(readAnnotatedArticle(await changed(change)), (error) => error instanceof ImportError && error.code === code);
    });
  }

  test("what is cut off or no JSON is refused as such", async () => {
    const whole = toJson(await annotated(TALK));
    for (const source of ["", "{", whole.slice(0, -20), `<html>${whole}`, "NaN"]) {
      await assert.rejects(readAnnotatedArticle(source), (error) => error instanceof ImportError && error.code === "import_not_json");
    }
  });

  test("what the file should not have is left behind", async () => {
    const source = await changed((value) => {
      value.article.html = "<script>";
      value.annotation.claims[0].onclick = "x";
    });
    const { article, annotation } = await readAnnotatedArticle(source.replace('"article":', '"__proto__":{"ran":1},"article":'));
    assert.deepEqual(Object.keys(article).sort(), ["byline", "date", "sha256", "text", "title", "url"]);
    assert.equal(Object.hasOwn(annotation.claims[0] ?? {}, "onclick"), false);
    assert.equal(Reflect.get({}, "ran"), undefined);
  });
});
