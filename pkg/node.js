// The entry for Node, Deno and Bun; whosaid.js is the one for browsers.

/** @import { Sources } from "./lib/sources.js" */
import { node } from "./lib/node.js";
import { Loader, WhosaidBase } from "./lib/whosaid.js";

export { WhosaidError } from "./lib/errors.js";

const loader = new Loader(node);

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
   * @returns {Promise<Whosaid>}  that works in a thread of its own; rejects as {@link Whosaid.load} does
   */
  static async inWorker(sources = {}) {
    return new Whosaid(await loader.inWorker(sources));
  }
}
