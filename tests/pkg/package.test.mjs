// What would be published: the files that the manifest promises, and the licences.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder } from "./load.mjs";

const manifest = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));

test("every promised file is there", () => {
  const promised = [manifest.types, ...Object.values(manifest.exports).flatMap((file) => (typeof file === "string" ? file : Object.values(file)))];
  assert.deepEqual(promised.filter((file) => !existsSync(new URL(file, folder))), []);
});

test("the version is that of the crate", () => {
  const cargo = readFileSync(new URL("../Cargo.toml", folder), "utf8");
  assert.equal(manifest.version, cargo.match(/^version = "(.+)"$/m)?.[1]);
});

test("the package holds the program, its model, its types and the licences, and nothing else", () => {
  const onWindows = process.platform === "win32";
  const listed = execFileSync(onWindows ? "npm.cmd" : "npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: fileURLToPath(folder),
    encoding: "utf8",
    shell: onWindows,
    stdio: ["ignore", "pipe", "ignore"],
  });
  /** @type {[{ files: { path: string }[] }]} */
  const [{ files }] = JSON.parse(listed);
  assert.deepEqual(files.map(({ path }) => path).sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "README.md",
    "article.js",
    "article/element.d.ts",
    ...["browser", "errors", "local", "node", "platform", "remote", "serve", "sources", "whosaid"].flatMap((name) => [`lib/${name}.d.ts`, `lib/${name}.js`]),
    "model.bin",
    "node-worker.js",
    "node.js",
    "package.json",
    "wasm/whosaid.d.ts",
    "wasm/whosaid.js",
    "wasm/whosaid_bg.wasm",
    "wasm/whosaid_bg.wasm.d.ts",
    "whosaid.d.ts",
    "whosaid.js",
    "worker.js",
  ]);
});
