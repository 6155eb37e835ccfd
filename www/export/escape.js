// Makes text harmless in the languages that the exports are written in.

const ENTITIES = /** @type {const} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });

/**
 * @param {string} text
 * @returns {string}  for the content of an element or a quoted attribute
 */
export function forHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (character)]);
}

/**
 * Angle brackets become entities, since some programs know no backslash before them; a colon behind
 * what could be a scheme as well, so that nothing turns into a link by itself.
 *
 * @param {string} text  of one line
 * @returns {string}  for a paragraph, heading or cell of Markdown
 */
export function forMarkdown(text) {
  return text
    .replace(/[\\`*_{}[\]()#!|~$^=]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/^(\s*)([-+])/, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])/, "$1\\$2")
    .replace(/([a-z][a-z0-9+.-]{1,20}):/gi, (whole, scheme) => (SCHEME.test(scheme) ? `${scheme}&#58;` : whole))
    .replace(/\bwww\./gi, "www&#46;")
    .replace(/@/g, "&#64;");
}

/** Schemes that programs make links of, or that would run something. */
const SCHEME = /^(https?|ftp|javascript|data|vbscript|file|mailto|blob)$/i;
