// Bundles <whosaid-article> from the page's own modules into pkg/article.js: node xtask/article.mjs
//
// The package's entry stays a module of its own: a program that uses both has one, and bundlers find its files.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PKG = fileURLToPath(new URL("../pkg/", import.meta.url));

await build({
  absWorkingDir: PKG,
  entryPoints: ["article/element.js"],
  outfile: "article.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  keepNames: true,
  charset: "utf8",
  loader: { ".css": "text" },
  logLevel: "warning",
  plugins: [
    {
      name: "entry",
      setup: ({ onResolve }) => void onResolve({ filter: /^\.\.\/whosaid\.js$/ }, () => ({ path: "./whosaid.js", external: true })),
    },
  ],
});
