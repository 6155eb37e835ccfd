// The page's own file: everything, so that the page can read it again (../import/annotated-article.js).

/** @import { AnnotatedArticle } from "./annotated-article.js" */

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}  names in camelCase, spans in UTF-16 code units, as `offsets` in it says
 */
export function toJson({ article, annotation, corrections }) {
  return `${JSON.stringify({ article, annotation, corrections }, null, 2)}\n`;
}
