// The package with everything in one file: program, model and worker are texts of this module.
//
// Bundled by xtask/package.mjs, which fills in ./inlined.js.

/** @import { Platform } from "../lib/platform.js" */
/** @import { Sources } from "../lib/sources.js" */
import { Loader, WhosaidBase } from "../lib/whosaid.js";
import { MODEL, WASM, WORKER } from "./inlined.js";
import { threads } from "./threads.js";

export { WhosaidError } from "../lib/errors.js";

/**
 * @param {string} packed  base64 of what was compressed by deflate
 * @returns {Promise<ArrayBuffer>}
 */
function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

/** @type {Platform} */
const inline = {
  wasm: () => unpacked(WASM),
  model: () => unpacked(MODEL),
  read: (url) => fetch(url),
  startWorker: (listener) => (threads ? startThread(threads, listener) : startWorker(listener)),
};

/** @type {Platform["startWorker"]} */
function startWorker({ message, failure }) {
  const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  worker.addEventListener("message", (event) => message(event.data));
  worker.addEventListener("messageerror", () => failure("its answer could not be read"));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    failure(event.message || "its script could not be loaded; a Content-Security-Policy must allow blob: for workers");
  });
  return {
    post: (data) => worker.postMessage(data),
    setBusy: () => {},
    stop() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}

/**
 * @param {NonNullable<typeof threads>} threads
 * @param {Parameters<Platform["startWorker"]>[0]} listener
 * @returns {ReturnType<Platform["startWorker"]>}
 */
function startThread({ Worker: Thread }, { message, failure }) {
  const thread = new Thread(new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`));
  thread.on("message", message);
  thread.on("error", (error) => failure(String(error)));
  return {
    post: (data) => thread.postMessage(data),
    setBusy: (isBusy) => (isBusy ? thread.ref() : thread.unref()),
    stop: () => void thread.terminate(),
  };
}

const loader = new Loader(inline);

/**
 * Unpacks and compiles what every later `Whosaid.load()` and `Whosaid.inWorker()` starts from.
 *
 * @param {Sources} [sources]  in place of what is inlined
 * @returns {Promise<void>}  rejects with code `load` or `sources`
 */
export function init(sources = {}) {
  return loader.prepare(sources);
}

/** Shows who says what in news articles: load one and use it for many. */
export class Whosaid extends WhosaidBase {
  /**
   * @param {Sources} [sources]  in place of what is inlined
   * @returns {Promise<Whosaid>}  that works in this thread; rejects with code `load`, `sources`, `model_version`, or another of a model
   */
  static async load(sources = {}) {
    return new Whosaid(await loader.here(sources));
  }

  /**
   * @param {Sources} [sources]  in place of what is inlined
   * @returns {Promise<Whosaid>}  that works in a worker of its own; rejects as {@link Whosaid.load} does
   */
  static async inWorker(sources = {}) {
    // The worker's text holds neither file: they are unpacked here and handed over.
    const { wasm = inline.wasm(), model = inline.model() } = loader.chosen(sources);
    return new Whosaid(await loader.inWorker({ wasm, model }));
  }
}
