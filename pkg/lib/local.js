// The analysis in this thread.

/** @import { Analysis, AnalyzeOptions } from "../wasm/whosaid.js" */
/** @import { Platform } from "./platform.js" */
/** @import { Sources } from "./sources.js" */
import init, { Analyzer } from "../wasm/whosaid.js";
import { WhosaidError, fromModule } from "./errors.js";
import { bytesOf, moduleOf } from "./sources.js";

/** Reads articles one at a time; each call takes as long as the analysis. */
export class LocalEngine {
  #analyzer;
  #hasCrashed = false;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /**
   * Fetches both files at once, then reads them.
   *
   * @param {Sources} sources
   * @param {Platform} platform
   * @returns {Promise<LocalEngine>}
   */
  static async load({ wasm, model }, platform) {
    const [module_or_path, bytes] = await Promise.all([
      moduleOf(wasm ?? platform.wasm(), platform.read),
      bytesOf(model ?? platform.model(), platform.read),
    ]);
    try {
      await init({ module_or_path });
    } catch (error) {
      throw new WhosaidError("load", `the wasm module cannot be started: ${error}`, error);
    }
    try {
      return new LocalEngine(new Analyzer(bytes));
    } catch (error) {
      throw fromModule(error);
    }
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} options
   * @returns {Promise<Analysis>}
   */
  async analyze(text, options) {
    if (this.#hasCrashed) throw new WhosaidError("crashed", "the analysis has crashed in this thread and cannot go on; load the program anew");
    try {
      return this.#analyzer.analyze(text, options);
    } catch (thrown) {
      const error = fromModule(thrown);
      this.#hasCrashed = error.code === "crashed";
      throw error;
    }
  }

  dispose() {
    // A module that has crashed must not be entered again.
    if (!this.#hasCrashed) this.#analyzer.free();
  }
}
