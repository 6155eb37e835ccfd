// A claim as a quote to paste elsewhere: its words, who says them, and where.

/** @import { Claim } from "./pkg/whosaid.js" */
/** @import { Facts } from "./export/annotated-article.js" */
import { oneLine, speakerOf, wordsOf } from "./export/annotated-article.js";
import { sourceKindOf } from "./labels.js";

/**
 * @param {string} text  of the article
 * @param {Claim} claim
 * @param {Facts} facts
 * @returns {string}  in quotation marks only if the article quotes it word for word
 */
export function quoteOf(text, claim, { title, byline, date, url }) {
  const words = wordsOf(text, claim.contents);
  const content = claim.form === "direct" ? `“${words}”` : words;
  const source = speakerOf(text, claim) || sourceKindOf(claim.sourceKind);
  const place = [title && `“${oneLine(title)}”`, byline, date, url].map(oneLine).filter(Boolean);
  return [`${content} — ${source}`, place.join(", ")].filter(Boolean).join("\n");
}
