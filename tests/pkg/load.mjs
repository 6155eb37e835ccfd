// Loads the npm package as a user of Node would: in this thread, and in one of its own.

import { readFile } from "node:fs/promises";
import { after } from "node:test";
import { Whosaid } from "../../pkg/node.js";
import { Analyzer } from "../../pkg/wasm/whosaid.js";

/** The folder of the package. */
export const folder = new URL("../../pkg/", import.meta.url);

/** One interface; what a test says of it must hold for both. */
export const ways = { "in this thread": await Whosaid.load(), "in a worker": await Whosaid.inWorker() };

after(() => Object.values(ways).forEach((whosaid) => whosaid.dispose()));

/** What both run, for those that must not wait. */
export const analyzer = new Analyzer(await readFile(new URL("model.bin", folder)));
