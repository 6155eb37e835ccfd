// The class that programs use: one interface, whether the analysis runs here or in a worker.

/** @import { Analysis, AnalyzeOptions } from "../wasm/whosaid.js" */
/** @import { Platform } from "./platform.js" */
/** @import { Sources } from "./sources.js" */
import { WhosaidError, aborted } from "./errors.js";
import { LocalEngine } from "./local.js";
import { RemoteEngine } from "./remote.js";
import { bytesOf, moduleOf } from "./sources.js";

/** @typedef {AnalyzeOptions & { signal?: AbortSignal }} Options  of an analysis */

/**
 * Shows who says what in news articles: load one and use it for many.
 *
 * Errors are {@link WhosaidError}s, each with a stable `code`.
 */
export class WhosaidBase {
  /** @type {LocalEngine | RemoteEngine | null} */
  #engine;
  #isDisposed = false;

  /** @param {LocalEngine | RemoteEngine | null} [engine]  by `load` and `inWorker`, which give a Whosaid that is ready */
  constructor(engine = null) {
    this.#engine = engine;
  }

  /**
   * Analyses one article; every span is in UTF-16 code units of `text`, half-open.
   *
   * In this thread the call takes as long as the analysis, and a signal is heeded only before it begins; in a worker it ends what is
   * under way.
   *
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Analysis>}  rejects with code `not_loaded`, `disposed`, `text`, `options`, `aborted`, `too_long` or `crashed`
   */
  async analyze(text, options = {}) {
    if (this.#isDisposed) throw new WhosaidError("disposed", "this Whosaid has been disposed of; load another");
    if (!this.#engine) throw new WhosaidError("not_loaded", "nothing is loaded yet: `await Whosaid.load()` gives a Whosaid that is ready");
    if (typeof text !== "string") throw new WhosaidError("text", `the article must be a string, not ${text === null ? "null" : typeof text}`);
    if (typeof options !== "object" || options === null) throw new WhosaidError("options", "the options must be an object");
    const { signal, ...rest } = options;
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw new WhosaidError("options", "`signal` must be an AbortSignal");
    if (signal?.aborted) throw aborted(signal);
    return this.#engine.analyze(text, rest, signal);
  }

  /** Frees the memory, or ends the worker; what is under way there rejects with code `disposed`. */
  dispose() {
    this.#isDisposed = true;
    this.#engine?.dispose();
    this.#engine = null;
  }
}

/** Where an entry of the package loads from: its platform, or the sources that `init` was given. */
export class Loader {
  #platform;
  /** @type {Sources} */
  #prepared = {};

  /** @param {Platform} platform */
  constructor(platform) {
    this.#platform = platform;
  }

  /** @param {Sources} sources */
  async prepare({ wasm, model }) {
    const { read } = this.#platform;
    const [module, bytes] = await Promise.all([
      moduleOf(wasm ?? this.#platform.wasm(), read),
      bytesOf(model ?? this.#platform.model(), read),
    ]);
    this.#prepared = { wasm: module, model: /** @type {Uint8Array<ArrayBuffer>} */ (bytes) };
  }

  /**
   * @param {Sources} sources
   * @returns {Promise<LocalEngine>}
   */
  here(sources) {
    return LocalEngine.load(this.chosen(sources), this.#platform);
  }

  /**
   * @param {Sources} sources
   * @returns {Promise<RemoteEngine>}
   */
  inWorker(sources) {
    return RemoteEngine.load(this.chosen(sources), this.#platform);
  }

  /**
   * @param {Sources} sources
   * @returns {Sources}
   */
  chosen({ wasm, model }) {
    return { wasm: wasm ?? this.#prepared.wasm, model: model ?? this.#prepared.model };
  }
}
