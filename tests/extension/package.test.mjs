// The shipped extension itself: what it asks for, what is in it, and that the stores' own checks pass.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { browserName, folder } from "./browser.mjs";

const run = promisify(execFile);

/** @param {string} name */
const read = (name) => readFile(`${folder}/${name}`, "utf8");

const manifest = JSON.parse(await read("manifest.json"));

describe("the manifest", () => {
  test("asks for no site at install, and for no more than it uses", () => {
    assert.equal(manifest.manifest_version, 3);
    const own = browserName === "chromium" ? ["sidePanel"] : [];
    assert.deepEqual([...manifest.permissions].sort(), ["activeTab", "contextMenus", "scripting", "storage", ...own].sort());
    assert.equal(manifest.host_permissions, undefined);
    assert.equal(manifest.content_scripts, undefined);
    assert.equal(manifest.web_accessible_resources, undefined, "no page can find out that it is there");
  });

  test("allows its own pages only what is in it", () => {
    const policy = manifest.content_security_policy.extension_pages;
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    assert(!/https?:|unsafe-inline|'unsafe-eval'|\*/.test(policy), policy);
  });

  test("has the background that this browser knows, and texts in every language", async () => {
    const { background } = manifest;
    assert.deepEqual(Object.keys(background), browserName === "chromium" ? ["service_worker", "type"] : ["scripts", "type"]);
    const wanted = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name = ""]) => name);
    for (const language of ["en", "de", "fr"]) {
      const texts = JSON.parse(await read(`_locales/${language}/messages.json`));
      for (const name of wanted) assert(texts[name]?.message, `${language}: ${name}`);
      // The stores take no longer one.
      assert(texts.description.message.length <= 132, language);
    }
  });

  test("every file that it names is there", async () => {
    const names = [...JSON.stringify(manifest).matchAll(/"([\w/-]+\.(?:js|html|png))"/g)].map(([, name = ""]) => name);
    assert(names.length >= 6);
    for (const name of [...names, "content.js", "always-on.js", "styles/highlights-light.css", "styles/highlights-dark.css"]) await readFile(`${folder}/${name}`);
  });
});

describe("the files", () => {
  test("load no code from elsewhere", async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|html)$/.test(name));
    assert(files.length > 80);
    for (const name of files) {
      const text = await read(name);
      assert(!/\b(import|importScripts)\s*\(\s*["'`]https?:|from\s+["']https?:|<script[^>]+src=["']https?:|\beval\s*\(|new Function\s*\(/.test(text), name);
    }
  });

  test("the highlights' styles have a colour for every variable, and yield to no page", async () => {
    for (const theme of ["light", "dark"]) {
      const css = await read(`styles/highlights-${theme}.css`);
      const rules = css.match(/::highlight\(whosaid-[\w-]+\) \{[^}]*\}/g) ?? [];
      assert(rules.length >= 100, String(rules.length));
      for (const rule of rules) {
        assert(!rule.includes("var("), rule);
        for (const declaration of (/\{(.*)\}/.exec(rule)?.[1] ?? "").split(";").filter((part) => part.trim())) assert.match(declaration, /!important\s*$/, rule);
      }
    }
  });

  // Chromium's store has no such program.
  if (browserName === "firefox") {
    test("pass the check of Mozilla's store, which `web-ext lint` runs", checkForStore);
  }
});

async function checkForStore() {
  const linter = new URL("../../node_modules/addons-linter/bin/addons-linter", import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [linter, "--output", "json", folder], { maxBuffer: 64 << 20 }).catch((error) => error);
  const report = JSON.parse(stdout);
  const told = [...report.errors, ...report.warnings].map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`);
  assert.deepEqual(told, []);
}
