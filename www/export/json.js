// The page's own file: everything, so that the page can read it again (../import/annotated-article.js).

/** @import { AnnotatedArticle } from "./annotated-article.js" */

/**
 * @param {AnnotatedArticle} annotated
 * @returns {string}  names in camelCase, spans in UTF-16 code units, as `offsets` in it says
 */
export function toJson({ article, annotation, corrections, found }) {
  // What was found before any correction, so that they can be undone by whoever reads the file.
  const origin = corrections.length > 0 && found ? { found } : {};
  return `${JSON.stringify({ article, annotation, corrections, ...origin }, null, 2)}\n`;
}
