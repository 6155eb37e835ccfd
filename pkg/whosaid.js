// The entry for browsers and their workers; node.js is the one for Node.

import { browser } from "./lib/browser.js";
import { Loader, WhosaidBase } from "./lib/whosaid.js";

export { WhosaidError } from "./lib/errors.js";

// The types of what goes in and comes out, made from the Rust structs.
/** @typedef {import("./wasm/whosaid.js").Analysis} Analysis */
/** @typedef {import("./wasm/whosaid.js").AnalyzeOptions} AnalyzeOptions */
/** @typedef {import("./wasm/whosaid.js").Claim} Claim */
/** @typedef {import("./wasm/whosaid.js").CueTone} CueTone */
/** @typedef {import("./wasm/whosaid.js").Entity} Entity */
/** @typedef {import("./wasm/whosaid.js").Form} Form */
/** @typedef {import("./wasm/whosaid.js").Generator} Generator */
/** @typedef {import("./wasm/whosaid.js").Kind} Kind */
/** @typedef {import("./wasm/whosaid.js").Note} Note */
/** @typedef {import("./wasm/whosaid.js").OffsetUnit} OffsetUnit */
/** @typedef {import("./wasm/whosaid.js").OwnName} OwnName */
/** @typedef {import("./wasm/whosaid.js").Profile} Profile */
/** @typedef {import("./wasm/whosaid.js").SourceKind} SourceKind */
/** @typedef {import("./wasm/whosaid.js").Span} Span */
/** @typedef {import("./wasm/whosaid.js").SpeakerSummary} SpeakerSummary */
/** @typedef {import("./wasm/whosaid.js").Stance} Stance */
/** @typedef {import("./wasm/whosaid.js").Statement} Statement */
/** @typedef {import("./wasm/whosaid.js").Strictness} Strictness */
/** @typedef {import("./wasm/whosaid.js").Summary} Summary */
/** @typedef {import("./lib/whosaid.js").Options} Options */
/** @typedef {import("./lib/sources.js").ModelSource} ModelSource */
/** @typedef {import("./lib/sources.js").Sources} Sources */
/** @typedef {import("./lib/sources.js").WasmSource} WasmSource */

const loader = new Loader(browser);

/**
 * Fetches and compiles what every later `Whosaid.load()` and `Whosaid.inWorker()` starts from. Only needed where the package's own
 * files are not found by themselves, or to have them early.
 *
 * @param {Sources} [sources]  where they are not beside the package's modules
 * @returns {Promise<void>}  rejects with code `load` or `sources`
 */
export function init(sources = {}) {
  return loader.prepare(sources);
}

/** Shows who says what in news articles: load one and use it for many. */
export class Whosaid extends WhosaidBase {
  /**
   * @param {Sources} [sources]  where they are neither beside the package's modules nor given to {@link init}
   * @returns {Promise<Whosaid>}  that works in this thread; rejects with code `load`, `sources`, `model_version`, or another of a model
   */
  static async load(sources = {}) {
    return new Whosaid(await loader.here(sources));
  }

  /**
   * @param {Sources} [sources]  where they are neither beside the package's modules nor given to {@link init}
   * @returns {Promise<Whosaid>}  that works in a worker of its own; rejects as {@link Whosaid.load} does
   */
  static async inWorker(sources = {}) {
    return new Whosaid(await loader.inWorker(sources));
  }
}
