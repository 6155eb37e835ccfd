// The text of a Markdown file: its marks are taken off, its paragraphs kept.
//
// In: "# Title\n\nShe **said** [no](http://a.example)." Out: "Title\n\nShe said no."

/** Lines that only draw something: rules, fences, underlines of headings, rows of dashes in tables. */
const DRAWN = /^ {0,3}(?:(?:[-*_=] *){3,}|=+|`{3,}.*|~{3,}.*|\|?(?: *:?-+:? *\|)+ *:?-*:? *)$/;

/**
 * @param {string} source
 * @returns {string}
 */
export function textOfMarkdown(source) {
  const lines = withoutFrontMatter(source).split(/\r?\n/);
  const kept = lines.filter((line) => !DRAWN.test(line) && !isDefinition(line));
  return kept.map(textOfLine).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {string} source */
function withoutFrontMatter(source) {
  return source.replace(/^\ufeff?---\r?\n(?:[^\n]*\n)*?(?:---|\.\.\.)\r?\n/, "");
}

/** @param {string} line  such as "[1]: http://a.example" */
function isDefinition(line) {
  return /^ {0,3}\[[^\]]+\]:\s/.test(line);
}

/** @param {string} line */
function textOfLine(line) {
  const heading = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line);
  // A heading is a paragraph of its own, whatever stands below it.
  if (heading) return `\n${inline(heading[1] ?? "")}\n`;
  return inline(line.replace(/^(?: {0,3}>\s?)+/, "").replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/, ""));
}

/**
 * @param {string} words
 * @returns {string}
 */
function inline(words) {
  return words
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark) => String.fromCharCode(0xe000 + mark.charCodeAt(0)))
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, "")
    .replace(/\[\^[^\]]+\]/g, "")
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/<((?:https?|mailto):[^>\s]+)>/g, "$1")
    .replace(/(\*\*|__|~~)(?=\S)(.*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]*?\S)\1(?![\p{L}\p{N}*_])/gu, "$2")
    .replace(/(`+)(.+?)\1/g, "$2")
    .replace(/ {2,}$/, "")
    .replace(/[\ue021-\ue07e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000));
}
