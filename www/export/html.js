// A page of its own: the article with its highlights, its sourcing and the table. It needs no script, loads
// nothing, and prints with its colours.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
/** @import { Segment } from "./segments.js" */
import { blocksOf } from "../document/blocks.js";
import { sourceKindOf } from "../labels.js";
import { language, percent, phrase } from "../language.js";
import { oneLine, webAddress } from "./annotated-article.js";
import { forHtml } from "./escape.js";
import { LAYOUT } from "./html-style.js";
import { segmenter } from "./segments.js";
import { sourcingOf } from "./sourcing.js";
import { rowOf } from "./table.js";
import { titleOf } from "./title.js";

/** Whatever might have come in by mistake: the browser runs and loads none of it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * @param {AnnotatedArticle} annotated
 * @param {string} styles  the page's own colours.css and marks.css
 * @returns {string}
 */
export function toHtml(annotated, styles) {
  const title = forHtml(titleOf(annotated.article));
  return `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${forHtml(annotated.annotation.generator.program)}">
<title>${title}</title>
<style>
${styles.replaceAll("<", "\\3c ")}
${LAYOUT}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${factsOf(annotated)}
<article lang="en">
${articleOf(annotated)}
</article>
<section>
<h2>${forHtml(phrase("export.sourcing"))}</h2>
${sourcingTable(annotated)}
</section>
<section>
<h2>${forHtml(phrase("table.caption"))}</h2>
${claimsTable(annotated)}
</section>
</main>
<footer><p>${forHtml(phrase("page.caveat"))}</p></footer>
</body>
</html>
`;
}

/** @param {AnnotatedArticle} annotated */
function factsOf({ article: { byline, date, url } }) {
  const address = webAddress(url);
  const place = address ? `<a href="${forHtml(address)}" rel="noreferrer">${forHtml(address)}</a>` : forHtml(oneLine(url));
  const facts = [forHtml(oneLine(byline)), forHtml(oneLine(date)), place].filter(Boolean);
  return facts.length > 0 ? `<p class="facts">${facts.join(" · ")}</p>` : "";
}

/** @param {AnnotatedArticle} annotated */
function articleOf({ article, annotation }) {
  const segmentsOf = segmenter(article.text, annotation);
  return [...blocksOf(article.text)]
    .map((block) => {
      const tag = block.kind === "title" ? "h2" : "p";
      return `<${tag} class="${block.kind}" dir="auto">${segmentsOf(block).map(segmentHtml).join("")}</${tag}>`;
    })
    .join("\n");
}

/** @param {Segment} segment */
function segmentHtml({ text, styles, ended }) {
  let html = forHtml(text);
  for (const style of [...styles].reverse()) {
    const tag = style.startsWith("content") ? "mark" : "span";
    html = `<${tag} class="whosaid-${style}">${html}</${tag}>`;
  }
  const numbers = ended.map((id) => `<sup id="at-${id + 1}"><a href="#claim-${id + 1}">${id + 1}</a></sup>`);
  return html + numbers.join("");
}

/** @param {AnnotatedArticle} annotated */
function sourcingTable({ annotation }) {
  const { kinds } = sourcingOf(annotation);
  const rows = kinds
    .filter(({ claims }) => claims > 0)
    .map(
      ({ kind, claims, share }) =>
        `<tr><th scope="row"><span class="whosaid-content-${kind}">${forHtml(sourceKindOf(kind))}</span></th><td>${claims}</td><td>${forHtml(percent(share))}</td></tr>`,
    );
  return tableOf([phrase("card.source_kind"), phrase("export.claims"), phrase("export.share")], rows);
}

/** @param {AnnotatedArticle} annotated */
function claimsTable({ article, annotation }) {
  const rows = annotation.claims.map((claim) => {
    const { number, who, what, how } = rowOf(article.text, claim);
    return `<tr id="claim-${number}"><th scope="row"><a href="#at-${number}">${number}</a></th><td><span class="whosaid-content-${claim.sourceKind}">${forHtml(who)}</span></td><td dir="auto">${forHtml(what)}</td><td>${forHtml(how)}</td></tr>`;
  });
  return tableOf([phrase("export.number"), phrase("table.who"), phrase("table.what"), phrase("table.how")], rows);
}

/**
 * @param {string[]} header
 * @param {string[]} rows  of HTML
 */
function tableOf(header, rows) {
  const cells = header.map((name) => `<th scope="col">${forHtml(name)}</th>`).join("");
  return `<table>\n<thead><tr>${cells}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}
