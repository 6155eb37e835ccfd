// The worker of the package in one file, a text of its module; wasm and model are always handed over.

/** @import { Platform } from "../lib/platform.js" */
import { serve } from "../lib/serve.js";

const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
const port = threads?.parentPort;

const never = () => {
  throw new TypeError("the files are handed over");
};

/** @type {Platform} */
const handed = { wasm: never, model: never, read: (url) => fetch(url), startWorker: never };

const take = serve(handed, (message) => (port ?? self).postMessage(message));
if (port) port.on("message", take);
else self.addEventListener("message", ({ data }) => void take(data));
