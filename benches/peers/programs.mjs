// What the benchmark runs: Whosaid in each of its forms, and its peers. Each reads a text and tells how long it took.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import nlp from "compromise";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
import puppeteer from "puppeteer-core";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { Whosaid } from "../../pkg/node.js";

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} does  what of an article it finds
 * @property {number} [share]  of the text that it is given, where all of it would take minutes
 * @property {(text: string) => Promise<number>} read  seconds that it takes
 * @property {() => void} [stop]
 */

/** Where a peer is too slow for all of the text: a tenth. */
const TENTH = 0.1;

/**
 * @param {object} places
 * @param {string} places.native  the benchmark "rounds"
 * @param {string} places.python  with benches/peers/requirements.txt
 * @param {string} places.file  the text
 * @param {string} places.url  of the page
 * @returns {Promise<Program[]>}
 */
export async function programs({ native, python, file, url }) {
  const [whosaid, wink, linter] = [await Whosaid.load(), winkNLP(model), new LocalLinter({ binary })];
  const claims = "names, claims, speakers, statements";
  const spacy = turns(python, ["benches/peers/spacy_rounds.py", "rounds", file]);
  const core = turns(native, [file]);
  const browser = await inChromium(url);
  return [
    { name: "wink-nlp 2.4, Node", does: "tokens, sentences, parts of speech", read: timed((text) => wink.readDoc(text)) },
    { name: "Whosaid, names, wasm in Node", does: "names", read: timed((text) => whosaid.analyze(text, { entitiesOnly: true })) },
    { name: "Whosaid, whole, wasm in Node", does: claims, read: timed((text) => whosaid.analyze(text)) },
    { name: "Whosaid, whole, wasm in Chromium", does: claims, read: browser.read, stop: browser.stop },
    { name: "Whosaid, names, native", does: "names", read: () => core.take("entities") },
    { name: "Whosaid, whole, native", does: claims, read: () => core.take("whole"), stop: core.stop },
    { name: "compromise 14.17, Node", does: "parts of speech, names", read: timed((text) => nlp(text).topics().json()) },
    { name: "spaCy 3.8, small model, names alone", does: "names", read: () => spacy.take("names"), stop: spacy.stop },
    { name: "harper.js 2.10, Node", does: "grammar", share: TENTH, read: timed((text) => linter.lint(text)) },
  ];
}

/**
 * @param {(text: string) => unknown} read
 * @returns {(text: string) => Promise<number>}
 */
function timed(read) {
  return async (text) => {
    const start = performance.now();
    await read(text);
    return (performance.now() - start) / 1000;
  };
}

/**
 * A program that answers each line with seconds.
 *
 * @param {string} command
 * @param {string[]} args
 */
function turns(command, args) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** @param {string} line */
    async take(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended`);
      return Number(value);
    },
    stop: () => void child.stdin.end(),
  };
}

/**
 * The page's own worker.
 *
 * @param {string} url
 */
async function inChromium(url) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    /** @param {string} text */
    read: (text) =>
      page.evaluate(async (article) => {
        const { AnalysisClient } = await import(new URL("client.js", location.href).href);
        const client = (globalThis.whosaidClient ??= new AnalysisClient());
        const start = performance.now();
        await client.analyze(article, {});
        return (performance.now() - start) / 1000;
      }, text),
    stop: () => void browser.close(),
  };
}
