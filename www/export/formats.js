// Every file that an article can be exported as, in the order of the menu.

/** @import { AnnotatedArticle } from "./annotated-article.js" */
import { BYTE_ORDER_MARK, toCsv } from "./csv.js";
import { toHtml } from "./html.js";
import { toJson } from "./json.js";
import { toMarkdown } from "./markdown.js";
import { toSchemaOrg } from "./schema-org.js";
import { toWebAnnotations } from "./web-annotations.js";

/**
 * @typedef {object} Format
 * @property {"html" | "markdown" | "csv" | "json" | "annotations" | "schema"} id
 * @property {string} extension
 * @property {string} type  media type
 * @property {(annotated: AnnotatedArticle, styles: string) => string} write  the styles are the page's
 *   colours, which only HTML needs
 */

/** @type {readonly Format[]} */
export const FORMATS = [
  { id: "html", extension: "html", type: "text/html", write: toHtml },
  { id: "markdown", extension: "md", type: "text/markdown", write: toMarkdown },
  { id: "csv", extension: "csv", type: "text/csv", write: (annotated) => BYTE_ORDER_MARK + toCsv(annotated) },
  { id: "json", extension: "json", type: "application/json", write: toJson },
  { id: "annotations", extension: "annotations.jsonld", type: "application/ld+json", write: toWebAnnotations },
  { id: "schema", extension: "schema.jsonld", type: "application/ld+json", write: toSchemaOrg },
];
