// For bundlers that do not follow `new URL("…", import.meta.url)`: the files are imported by the names that the package exports.

import { Whosaid, init } from "whosaid";
import { Whosaid as Inlined } from "whosaid-inline";
import model from "whosaid/model.bin";
import wasm from "whosaid/whosaid_bg.wasm";
import { ARTICLE } from "./article.js";
import { show } from "./show.js";

await init({ wasm, model });
const whosaid = await Whosaid.load();
const inlined = await show(Inlined);
globalThis.found = Array.isArray(inlined) ? [await whosaid.analyze(ARTICLE), ...inlined] : inlined;
