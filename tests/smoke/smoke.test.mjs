// The packed packages, installed in a clean folder, in every place where they are promised to work.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import puppeteer from "puppeteer-core";
import { ARTICLE } from "./app/article.js";
import { analyzer } from "../pkg/load.mjs";

const run = promisify(execFile);
const HERE = new URL("./", import.meta.url);
const DIST = new URL("../../dist/", import.meta.url);
/** Tools that are no part of the project's own packages, since they are heavy. */
const tools = createRequire(new URL("package.json", HERE));
const NPM = process.platform === "win32" ? "npm.cmd" : "npm";
/** More than the tarball of either package may take. */
const MOST_BYTES = 2_600_000;

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

let folder = "";
/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {string[]} */
let tarballs = [];

const expected = JSON.parse(JSON.stringify(analyzer.analyze(ARTICLE)));

/** @param {string} name  of an ES module of a tool */
const tool = async (name) => {
  const module = await import(pathToFileURL(tools.resolve(name)).href);
  return module.default ?? module;
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "whosaid-smoke-"));
  tarballs = (await readdir(DIST)).filter((name) => name.endsWith(".tgz")).map((name) => fileURLToPath(new URL(name, DIST)));
  await cp(new URL("app/", HERE), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "clean", private: true, type: "module" }));
  await run(NPM, ["install", "--offline", "--no-audit", "--no-fund", ...tarballs], { cwd: folder, shell: process.platform === "win32" });
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
    protocolTimeout: 120_000,
  });
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * @param {string} script  the page's module, below the folder
 * @param {string} [body]  HTML
 */
async function foundBy(script, body = "") {
  const page = `<!doctype html><meta charset="utf-8"><div id="root">${body}</div><script type="module" src="/${script}"></script>`;
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const content = path === "/" ? page : await readFile(join(folder, path)).catch(() => null);
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? (path === "/" ? "text/html" : "application/octet-stream");
    response.writeHead(content === null ? 404 : 200, { "Content-Type": type }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(null)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const tab = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  try {
    await tab.goto(`http://localhost:${address.port}/`);
    const found = await tab.waitForFunction(() => Reflect.get(globalThis, "found"), { timeout: 60_000 }).catch((error) => {
      throw new Error(`${error}: ${errors.join("; ")}`);
    });
    return await found.jsonValue();
  } finally {
    await tab.close();
    server.close();
  }
}

/** @param {unknown} found */
function assertAlike(found) {
  assert.ok(Array.isArray(found), String(found));
  assert.ok(found.length >= 2);
  for (const annotation of found) assert.deepEqual(annotation, expected);
}

suite("from the tarball", () => {
  test("a plain <script type=module>", async () => {
    await writeFile(join(folder, "plain.js"), (await readFile(join(folder, "page.js"), "utf8")).replace('"whosaid"', '"./node_modules/whosaid/whosaid.js"'));
    assertAlike(await foundBy("plain.js"));
  });

  test("a plain <script type=module> of the package in one file", async () => {
    await writeFile(join(folder, "one.js"), (await readFile(join(folder, "page.js"), "utf8")).replace('"whosaid"', '"./node_modules/whosaid-inline/whosaid-inline.js"'));
    assertAlike(await foundBy("one.js"));
  });

  test("Vite", async () => {
    const vite = await tool("vite");
    await viteBuild(vite, "page.js", "vite");
    assertAlike(await foundBy("vite/page.js"));
  });

  test("webpack", async () => {
    await webpackBuild("page.js", "webpack", "web");
    assertAlike(await foundBy("webpack/page.js"));
  });

  test("esbuild, with the files imported, and with the package in one file", async () => {
    const { build } = await import("esbuild");
    await build({
      absWorkingDir: folder,
      entryPoints: ["files.js"],
      outdir: "esbuild",
      bundle: true,
      format: "esm",
      target: "es2022",
      loader: { ".wasm": "file", ".bin": "file" },
      publicPath: "/esbuild",
      logLevel: "error",
    });
    assertAlike(await foundBy("esbuild/files.js"));
  });

  test("rendered on a server without a window, then taken over by the page", async () => {
    const vite = await tool("vite");
    await viteBuild(vite, "hydrate.js", "client");
    const config = { root: folder, logLevel: /** @type {const} */ ("error"), build: { ssr: "render.js", outDir: "server", minify: false } };
    await vite.build(config);
    await webpackBuild("render.js", "server-webpack", "node");
    for (const server of ["server/render.js", "server-webpack/render.js"]) {
      const { stdout } = await run("node", ["--input-type=module", "--eval", `console.log(await (await import("./${server}")).render())`], { cwd: folder });
      assert.match(stdout, /<li>Maria Lopez<\/li>/);
      assertAlike(await foundBy("client/hydrate.js", stdout.trim()));
    }
  });

  test("Node", async () => {
    const { stdout } = await run("node", ["terminal.js"], { cwd: folder });
    assertAlike(JSON.parse(stdout));
  });

  test("Deno", async () => {
    const { stdout } = await run("node", [tools.resolve("deno/bin.cjs"), "run", "--node-modules-dir=manual", "--no-remote", "--allow-read", "terminal.js"], { cwd: folder });
    assertAlike(JSON.parse(stdout));
  });
});

suite("what is published", () => {
  test("types compile under strict, for a browser and for Node", async () => {
    const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", HERE));
    const nodeTypes = fileURLToPath(new URL("../../node_modules/@types", HERE));
    const browser = ["--lib", "es2022,dom", "--types", ""];
    // What Node's own settings for TypeScript are: its types do not name WebAssembly, which declarations refer to.
    const terminal = ["--lib", "es2022", "--types", "node", "--typeRoots", nodeTypes, "--skipLibCheck"];
    for (const [module, resolution, ...rest] of /** @type {[string, string, ...string[]][]} */ ([
      ["esnext", "bundler", ...browser],
      ["nodenext", "nodenext", ...browser],
      ["nodenext", "nodenext", ...terminal],
    ])) {
      const settings = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2022", "--module", module, "--moduleResolution", resolution];
      await run("node", [tsc, ...settings, ...rest, "types.ts"], { cwd: folder }).catch((error) => {
        throw new Error(`${module} ${rest.join(" ")}: ${error.stdout}`);
      });
    }
  });

  test("no module that browsers load names one of Node's", async () => {
    const { build } = await import("esbuild");
    for (const name of ["whosaid", "whosaid-inline"]) {
      // The platform "browser" has none of Node's modules: an import of one fails.
      await build({ absWorkingDir: folder, stdin: { contents: `export * from "${name}"`, resolveDir: folder }, bundle: true, write: false, format: "esm", platform: "browser", logLevel: "silent" });
    }
  });

  test("publint and are-the-types-wrong find nothing", async () => {
    const { publint } = await import(pathToFileURL(tools.resolve("publint")).href);
    for (const name of ["whosaid", "whosaid-inline"]) {
      const { messages } = await publint({ pkgDir: join(folder, "node_modules", name), pack: false, strict: true });
      assert.deepEqual(messages, []);
    }
    for (const tarball of tarballs) {
      await run("node", [fileURLToPath(new URL("node_modules/@arethetypeswrong/cli/dist/index.js", HERE)), tarball, "--profile", "esm-only", "--exclude-entrypoints", "whosaid_bg.wasm", "model.bin"], { cwd: folder }).catch((error) => {
        throw new Error(error.stdout + error.stderr);
      });
    }
  });

  test("each tarball is small", async () => {
    assert.equal(tarballs.length, 2);
    for (const tarball of tarballs) assert.ok((await readFile(tarball)).length <= MOST_BYTES, tarball);
  });
});

/**
 * @param {any} vite
 * @param {string} entry
 * @param {string} outDir
 */
async function viteBuild(vite, entry, outDir) {
  await vite.build({
    root: folder,
    base: `/${outDir}/`,
    logLevel: "error",
    build: { outDir, target: "es2022", rollupOptions: { input: join(folder, entry), output: { entryFileNames: "[name].js" } } },
  });
}

/**
 * @param {string} entry
 * @param {string} name  of the folder to write
 * @param {"web" | "node"} target
 */
async function webpackBuild(entry, name, target) {
  const webpack = await tool("webpack");
  const stats = await promisify(webpack)({
    context: folder,
    mode: "production",
    target: target === "node" ? "node20" : ["web", "es2022"],
    entry: `./${entry}`,
    experiments: { outputModule: true },
    output: { path: join(folder, name), filename: entry, module: true, ...(target === "node" ? { library: { type: "module" } } : { publicPath: `/${name}/` }) },
    resolve: { modules: [join(folder, "node_modules")] },
  });
  assert.ok(!stats.hasErrors(), stats.toString({ all: false, errors: true }));
}
