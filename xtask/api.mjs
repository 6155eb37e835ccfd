// Writes the reference of the npm package from its types, as Markdown.
//
//   node xtask/api.mjs [TYPES.d.ts [OUTPUT.md]]     the types are those that the package ships
//
// The types are written by programs, one declaration or member a line, so lines are all that is read; the compiler of this
// repository has no interface for JavaScript.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * @typedef {object} Declaration
 * @property {string} doc
 * @property {string} code  its lines, without `export`
 * @property {Declaration} [base]  the class that it extends, where that is not exported itself
 */

const [, , types = "pkg/whosaid.d.ts", output = "dist/docs/api.md"] = process.argv;
const entries = [...exportsOf(pathToFileURL(types))].sort(([a], [b]) => a.localeCompare(b, "en"));
const list = entries.map(([name]) => `- [${name}](#${name.toLowerCase()})`).join("\n");
const sections = entries.map(([name, declaration]) => `## ${name}\n\n${sectionOf(declaration)}`).join("\n\n");
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `# API of the npm package\n\nWritten from the package's types by \`cargo xtask docs\`.\n\n${list}\n\n${sections}\n`);
console.log(`${output}: ${entries.length} exports`);

/**
 * @param {URL} file  of declarations
 * @returns {Map<string, Declaration>}  what it exports, found where it is declared
 */
function exportsOf(file) {
  const text = readFileSync(fileURLToPath(file), "utf8");
  const found = new Map();
  const beside = (/** @type {string} */ path) => exportsOf(new URL(path.replace(/\.js$/, ".d.ts"), file));
  for (const [, name, path, there] of text.matchAll(/^export type (\w+) = import\("([^"]+)"\)\.(\w+);$/gm)) found.set(name, beside(path).get(there));
  for (const [, names, path] of text.matchAll(/^export \{ ([^}]+) \} from "([^"]+)";$/gm)) {
    for (const name of names.split(", ")) found.set(name, beside(path).get(name));
  }
  const declarations = /(?:^\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n+)?^export (?:declare )?((?:interface|class|type|function|const) (\w+)(?:[^\n{]*\{\n[\s\S]*?^\}|[^\n]*))/gm;
  for (const [, doc = "", code, name] of text.matchAll(declarations)) {
    const [, base] = /^class \w+ extends (\w+)/.exec(code) ?? [];
    const path = new RegExp(`^import \\{[^}]*\\b${base}\\b[^}]*\\} from "([^"]+)";$`, "m").exec(text)?.[1];
    if (!found.has(name)) found.set(name, { doc: plain(doc), code, base: path && beside(path).get(base) });
  }
  for (const [name, declaration] of found) if (!declaration) throw new Error(`${file.href} exports ${name}, which is declared nowhere`);
  return found;
}

/** @param {string} doc  what stands between the marks of a comment */
function plain(doc) {
  const words = doc.replace(/^[ \t]*\* ?/gm, "").replace(/\{@link ([^}]+)\}/g, "`$1`");
  const named = words.replace(/@param \{[^}]*\} \[?(\w+)\]? */g, "`$1`: ").replace(/@returns \{(?:[^{}]|\{[^}]*\})*\} */g, "Gives: ");
  return named.trim();
}

/** @param {Declaration} declaration */
function sectionOf({ doc, code, base }) {
  const [head, ...body] = code.split("\n");
  const rows = [code, base?.code ?? ""].flatMap(membersOf);
  const table = rows.length > 0 ? ["| member | |\n| --- | --- |", ...rows].join("\n") : "";
  return [doc, fenced(body.length > 0 ? head.replace(/ *\{$/, "") : code), table].filter(Boolean).join("\n\n");
}

/**
 * @param {string} code  of an interface or class
 * @returns {string[]}  a row for each member that is not private
 */
function membersOf(code) {
  const members = code.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {4}((?!private |#|\*|\/)\S[^\n]*);$/gm);
  return [...members].map(([, doc = "", member]) => `| \`${cell(member)}\` | ${cell(plain(doc).replace(/\s+/g, " "))} |`);
}

/** @param {string} text */
function cell(text) {
  return text.replace(/\|/g, "\\|");
}

/** @param {string} code */
function fenced(code) {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
