// Node, and what has its modules: Deno, Bun.

/** @import { Platform } from "./platform.js" */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** @type {Platform} */
export const node = {
  wasm: () => new URL("../wasm/whosaid_bg.wasm", import.meta.url),
  model: () => new URL("../model.bin", import.meta.url),
  read(given) {
    // A string that is no URL is a path; "C:\\model.bin" only looks like one.
    const isPath = typeof given === "string" && !/^\w{2,}:/.test(given);
    const url = isPath ? pathToFileURL(given) : new URL(given);
    return url.protocol === "file:" ? readFile(url) : fetch(url);
  },
  startWorker({ message, failure }) {
    const worker = new Worker(new URL("../node-worker.js", import.meta.url));
    worker.on("message", message);
    worker.on("error", (error) => failure(String(error)));
    return {
      post: (message) => worker.postMessage(message),
      setBusy: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
      stop: () => void worker.terminate(),
    };
  },
};
