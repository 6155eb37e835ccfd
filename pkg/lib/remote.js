// The analysis in a worker: a thread of its own, so that this one goes on.
//
// Articles are handed over one at a time. What is aborted while it is being read ends the worker, and
// the next article gets a new one; what is aborted while it waits costs nothing.

/** @import { Analysis, AnalyzeOptions } from "../wasm/whosaid.js" */
/** @import { Platform, RunningWorker } from "./platform.js" */
/** @import { ModelSource, Sources, WasmSource } from "./sources.js" */
import { WhosaidError, aborted } from "./errors.js";
import { checked } from "./sources.js";

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {string} text
 * @property {AnalyzeOptions} options
 * @property {(analysis: Analysis) => void} resolve
 * @property {(error: WhosaidError) => void} reject
 */

/**
 * @typedef {{ isLoaded: true } | { error: { code: string, message: string } }} Loaded
 * @typedef {{ id: number } & ({ analysis: Analysis } | { error: { code: string, message: string } })} Answer
 */

export class RemoteEngine {
  #platform;
  #sources;
  /** @type {RunningWorker | null} */
  #worker = null;
  /** @type {Request[]}  the first is under way */
  #requests = [];
  #lastId = 0;
  #isReady = false;
  /** @type {{ resolve: () => void, reject: (error: WhosaidError) => void } | null} */
  #loading = null;

  /**
   * @param {Sources} sources  that can be posted
   * @param {Platform} platform
   */
  constructor(sources, platform) {
    this.#sources = sources;
    this.#platform = platform;
  }

  /**
   * @param {Sources} sources
   * @param {Platform} platform
   * @returns {Promise<RemoteEngine>}  once the worker has read the model
   */
  static async load(sources, platform) {
    const engine = new RemoteEngine(await postable(sources), platform);
    await new Promise((/** @type {(nothing: void) => void} */ resolve, reject) => {
      engine.#loading = { resolve, reject };
      engine.#start();
    });
    return engine;
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} options
   * @param {AbortSignal} [signal]
   * @returns {Promise<Analysis>}
   */
  analyze(text, options, signal) {
    return new Promise((resolve, reject) => {
      /** @type {Request} */
      const request = { id: ++this.#lastId, text, options, resolve: settle(resolve), reject: settle(reject) };
      const onAbort = () => signal && this.#giveUp(request, aborted(signal));
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#requests.push(request);
      if (this.#requests.length === 1) this.#sendNext();

      /**
       * @template T
       * @param {(value: T) => void} end
       * @returns {(value: T) => void}
       */
      function settle(end) {
        return (value) => {
          signal?.removeEventListener("abort", onAbort);
          end(value);
        };
      }
    });
  }

  dispose() {
    this.#stop();
    const disposed = new WhosaidError("disposed", "this Whosaid was disposed of before it had read the article");
    for (const { reject } of this.#requests.splice(0)) reject(disposed);
  }

  #start() {
    /** @type {RunningWorker} */
    const worker = this.#platform.startWorker({
      // What a worker says that has been stopped is not heard any more.
      message: (message) => worker === this.#worker && this.#receive(message),
      failure: (why) => worker === this.#worker && this.#fail(why),
    });
    this.#worker = worker;
    this.#isReady = false;
    worker.setBusy(true);
    worker.post({ load: this.#sources });
  }

  #stop() {
    this.#worker?.stop();
    this.#worker = null;
  }

  #sendNext() {
    const [request] = this.#requests;
    if (!request) {
      this.#worker?.setBusy(false);
      return;
    }
    if (!this.#worker) this.#start();
    const { id, text, options } = request;
    this.#worker?.setBusy(true);
    try {
      this.#worker?.post({ id, text, options });
    } catch (error) {
      this.#giveUp(request, new WhosaidError("options", `the options cannot be handed to a worker: ${error}`, error));
    }
  }

  /**
   * @param {Request} request
   * @param {WhosaidError} error
   */
  #giveUp(request, error) {
    const at = this.#requests.indexOf(request);
    if (at < 0) return;
    this.#requests.splice(at, 1);
    request.reject(error);
    if (at > 0) return;
    if (error.code === "aborted") this.#stop();
    this.#sendNext();
  }

  /** @param {Loaded | Answer} message */
  #receive(message) {
    if (!("id" in message)) return this.#loaded(message);
    const [request] = this.#requests;
    if (request?.id !== message.id) return;
    this.#requests.shift();
    if ("analysis" in message) {
      request.resolve(message.analysis);
    } else {
      // A module that trapped must not be used again.
      if (message.error.code === "crashed") this.#stop();
      request.reject(new WhosaidError(message.error.code, message.error.message));
    }
    this.#sendNext();
  }

  /** @param {Loaded} message */
  #loaded(message) {
    if ("error" in message) return this.#end(new WhosaidError(message.error.code, message.error.message));
    this.#isReady = true;
    this.#loading?.resolve();
    this.#loading = null;
    if (this.#requests.length === 0) this.#worker?.setBusy(false);
  }

  /** @param {string} why */
  #fail(why) {
    const error = this.#isReady
      ? new WhosaidError("crashed", `the worker stopped unexpectedly: ${why}`)
      : new WhosaidError("load", `the worker could not be started: ${why}`);
    this.#end(error);
  }

  /** @param {WhosaidError} error  for what is under way */
  #end(error) {
    this.#stop();
    this.#loading?.reject(error);
    this.#loading = null;
    this.#requests.shift()?.reject(error);
    this.#sendNext();
  }
}

/**
 * @param {Sources} sources
 * @returns {Promise<Sources>}  the same as a message can carry them
 */
async function postable({ wasm, model }) {
  const [program, weights] = await Promise.all([wasm && posted(wasm, "wasm"), model && posted(model, "model")]);
  return { wasm: program, model: /** @type {ModelSource | undefined} */ (weights) };
}

/**
 * @param {WasmSource | Promise<WasmSource>} given
 * @param {"wasm" | "model"} what
 * @returns {Promise<WasmSource>}
 */
async function posted(given, what) {
  const source = checked(await given, what);
  if (source instanceof URL) return source.href;
  // A relative address is one of this page, not of the worker's script.
  if (typeof source === "string") return globalThis.location ? new URL(source, globalThis.document?.baseURI ?? location.href).href : source;
  return source instanceof Response ? source.arrayBuffer() : source;
}
