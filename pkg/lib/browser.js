// Browsers, their workers, and what behaves like them.

/** @import { Platform } from "./platform.js" */

/** @type {Platform} */
export const browser = {
  // Written out in full: so do bundlers find the files.
  wasm: () => new URL("../wasm/whosaid_bg.wasm", import.meta.url),
  model: () => new URL("../model.bin", import.meta.url),
  read: (url) => fetch(url),
  startWorker({ message, failure }) {
    const worker = new Worker(new URL("../worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event) => message(event.data));
    worker.addEventListener("messageerror", () => failure("its answer could not be read"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      // An error event without a message comes from a worker that could not be loaded.
      failure(event.message || "its script could not be loaded");
    });
    return {
      post: (message) => worker.postMessage(message),
      setBusy: () => {},
      stop: () => worker.terminate(),
    };
  },
};
