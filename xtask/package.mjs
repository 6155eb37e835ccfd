// Puts together what of the npm packages is made from other files, and packs both: node xtask/package.mjs
//
// Out: dist/whosaid-VERSION.tgz and dist/whosaid-inline-VERSION.tgz, the same bytes whenever the same is packed.

import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const ROOT = new URL("../", import.meta.url);
const PKG = new URL("pkg/", ROOT);
const DIST = new URL("dist/", ROOT);
const INLINE = new URL("whosaid-inline/", DIST);

await mkdir(DIST, { recursive: true });
await makeInline();
pack(PKG);
pack(INLINE);

/** The package in one file, in a folder of its own. */
async function makeInline() {
  await rm(INLINE, { recursive: true, force: true });
  await mkdir(new URL("types/lib/", INLINE), { recursive: true });
  const worker = await bundled("inline/worker.js", []);
  const inlined = {
    WASM: await packed("wasm/whosaid_bg.wasm"),
    MODEL: await packed("model.bin"),
    WORKER: worker,
  };
  const contents = Object.entries(inlined).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`).join("\n");
  /** @type {import("esbuild").Plugin} */
  const fillIn = {
    name: "inlined",
    setup: ({ onLoad }) => void onLoad({ filter: /inlined\.js$/ }, () => ({ contents })),
  };
  await writeFile(new URL("whosaid-inline.js", INLINE), await bundled("inline/whosaid-inline.js", [fillIn]));
  for (const name of ["package.json", "README.md"]) await cp(new URL(`inline/${name}`, PKG), new URL(name, INLINE));
  for (const name of ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"]) await cp(new URL(name, ROOT), new URL(name, INLINE));
  await copyDeclarations();
}

/** Both packages have one interface, so one declaration. */
async function copyDeclarations() {
  await mkdir(new URL("types/wasm/", INLINE), { recursive: true });
  const lib = (await readdir(new URL("lib/", PKG))).map((name) => `lib/${name}`);
  for (const file of ["whosaid.d.ts", "wasm/whosaid.d.ts", ...lib.filter((name) => name.endsWith(".d.ts"))]) {
    await cp(new URL(file, PKG), new URL(`types/${file}`, INLINE));
  }
}

/**
 * @param {string} entry  below pkg/
 * @param {import("esbuild").Plugin[]} plugins
 * @returns {Promise<string>}
 */
async function bundled(entry, plugins) {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(PKG),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    // Names of classes are seen in errors.
    keepNames: true,
    charset: "utf8",
    logLevel: "warning",
    plugins,
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * @param {string} file  below pkg/
 * @returns {Promise<string>}
 */
async function packed(file) {
  return deflateRawSync(await readFile(new URL(file, PKG)), { level: 9 }).toString("base64");
}

/** @param {URL} folder  of a package */
function pack(folder) {
  const windows = process.platform === "win32";
  const arguments_ = ["pack", "--json", "--ignore-scripts", "--pack-destination", fileURLToPath(DIST)];
  const output = execFileSync(windows ? "npm.cmd" : "npm", arguments_, { cwd: fileURLToPath(folder), encoding: "utf8", shell: windows, stdio: ["ignore", "pipe", "ignore"] });
  for (const { filename, size } of JSON.parse(output)) console.log(`dist/${filename}: ${size} bytes`);
}
