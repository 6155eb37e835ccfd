// What is copied for a word processor: the article with its claims in colour, and the table.
//
// Word processors know neither style sheets nor light-dark(), so every element carries its own colours.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
/** @import { SourceKind } from "../pkg/whosaid.js" */
import { blocksOf } from "../document/blocks.js";
import { phrase } from "../language.js";
import { forHtml } from "./escape.js";
import { segmenter } from "./segments.js";
import { rowOf } from "./table.js";

/** @typedef {(kind: SourceKind) => string} FillOf  the colour behind a claim, such as "#c4daff" */

/**
 * @param {AnnotatedArticle} annotated
 * @param {FillOf} fillOf
 * @returns {{ html: string, text: string }}
 */
export function toRichText(annotated, fillOf) {
  return { html: htmlOf(annotated, fillOf), text: textOf(annotated) };
}

/**
 * @param {AnnotatedArticle} annotated
 * @param {FillOf} fillOf
 */
function htmlOf({ article, annotation }, fillOf) {
  const segmentsOf = segmenter(article.text, annotation);
  const blocks = [...blocksOf(article.text)].map((block) => {
    const tag = block.kind === "title" ? "h2" : "p";
    const words = segmentsOf(block).map(({ text, styles, ended }) => painted(text, styles, fillOf) + ended.map((id) => `<sup>${id + 1}</sup>`).join(""));
    return `<${tag}>${words.join("")}</${tag}>`;
  });
  const rows = annotation.claims.map((claim) => {
    const { number, who, what, how } = rowOf(article.text, claim);
    const cells = [String(number), who, what, how].map((cell) => `<td>${forHtml(cell)}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  const header = [phrase("export.number"), phrase("table.who"), phrase("table.what"), phrase("table.how")].map((name) => `<th>${forHtml(name)}</th>`);
  return `<div>${blocks.join("")}<table border="1"><tr>${header.join("")}</tr>${rows.join("")}</table></div>`;
}

/**
 * @param {string} text
 * @param {string[]} styles
 * @param {FillOf} fillOf
 */
function painted(text, styles, fillOf) {
  const html = forHtml(text).replace(/\n/g, "<br>");
  const content = styles.find((style) => style.startsWith("content-"));
  const style = [];
  if (content) style.push(`background-color: ${fillOf(/** @type {SourceKind} */ (content.slice("content-".length)))}`, "color: #1d1c1a");
  if (styles.some((name) => name.startsWith("cue-"))) style.push("text-decoration: underline");
  if (styles.some((name) => name.startsWith("source-"))) style.push("font-weight: bold");
  return style.length > 0 ? `<span style="${style.join("; ")}">${html}</span>` : html;
}

/** @param {AnnotatedArticle} annotated */
function textOf({ article, annotation }) {
  const rows = annotation.claims.map((claim) => {
    const { number, who, what, how } = rowOf(article.text, claim);
    return `${number}. ${who}: ${what} [${how}]`;
  });
  return [article.text, ...rows].join("\n\n");
}
