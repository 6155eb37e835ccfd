// Markdown for notes and reports: the sourcing, the table of who said what, and the article with the
// number of each claim behind its words.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
import { blocksOf } from "../document/blocks.js";
import { sourceKindOf } from "../labels.js";
import { percent, phrase } from "../language.js";
import { NO_FACTS, oneLine, webAddress } from "./annotated-article.js";
import { forMarkdown } from "./escape.js";
import { segmenter } from "./segments.js";
import { sourcingOf } from "./sourcing.js";
import { rowOf } from "./table.js";
import { titleOf } from "./title.js";

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}
 */
export function toMarkdown(annotated) {
  const { article, annotation } = annotated;
  const parts = [
    `# ${forMarkdown(titleOf(article))}`,
    factsLine(article),
    `## ${phrase("export.sourcing")}`,
    ...sourcingTable(annotated),
    `## ${phrase("table.caption")}`,
    tableOf(
      ["", phrase("table.who"), phrase("table.what"), phrase("table.how")],
      annotation.claims.map((claim) => {
        const { number, who, what, how } = rowOf(article.text, claim);
        return [String(number), who, what, how];
      }),
    ),
    `## ${phrase("reading.heading")}`,
    ...paragraphs(annotated),
    "---",
    forMarkdown(phrase("page.caveat")),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {AnnotatedArticle["article"]} article */
function factsLine(article) {
  const { byline, date, url } = { ...NO_FACTS, ...article };
  const address = webAddress(url);
  const place = address ? `<${address}>` : forMarkdown(oneLine(url));
  return [forMarkdown(oneLine(byline)), forMarkdown(oneLine(date)), place].filter(Boolean).join(" · ");
}

/** @param {AnnotatedArticle} annotated */
function sourcingTable({ annotation }) {
  const sourcing = sourcingOf(annotation);
  const rows = sourcing.kinds.filter(({ claims }) => claims > 0).map(({ kind, claims, share }) => [sourceKindOf(kind), String(claims), percent(share)]);
  const counts = ["words", "sentences", "claims"].map((what) =>
    phrase(/** @type {"audit.words"} */ (`audit.${what}`), { count: sourcing[/** @type {"words"} */ (what)] }),
  );
  return [`${counts.join(" · ")}.`, rows.length > 0 ? tableOf([phrase("card.source_kind"), phrase("export.claims"), phrase("export.share")], rows) : ""];
}

/**
 * @param {string[]} header
 * @param {string[][]} rows
 */
function tableOf(header, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => forMarkdown(oneLine(cell))).join(" | ")} |`;
  return [line(header), `|${" --- |".repeat(header.length)}`, ...rows.map(line)].join("\n");
}

/** @param {AnnotatedArticle} annotated */
function paragraphs({ article: { text }, annotation }) {
  const segmentsOf = segmenter(text, annotation);
  return [...blocksOf(text)].map((block) => {
    const words = segmentsOf(block).map((segment) => marked(segment.text, segment.ended));
    return `${block.kind === "title" ? "### " : ""}${forMarkdown(words.join("").trim()).replace(NUMBERED, "\\[$1\\]").replace(/\s+/g, " ")}`;
  });
}

/** What stands for the brackets around a claim's number until the text has been escaped. */
const NUMBERED = /\ue000(\d+)\ue001/g;

/**
 * @param {string} words
 * @param {number[]} ended
 */
function marked(words, ended) {
  const plain = words.replace(/[\ue000\ue001]/g, "\ufffd");
  return plain + ended.map((id) => `\ue000${id + 1}\ue001`).join("");
}
