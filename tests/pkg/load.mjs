// Loads the npm package as a user of Node would: by the bytes of its wasm file.

import { readFile } from "node:fs/promises";
import init, { Whosaid } from "../../pkg/whosaid.js";

/** The folder of the package. */
export const folder = new URL("../../pkg/", import.meta.url);

await init({ module_or_path: await readFile(new URL("whosaid_bg.wasm", folder)) });

export const whosaid = new Whosaid();
