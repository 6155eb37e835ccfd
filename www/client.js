// Asks the worker for analyses: text in, a promise of the annotation out.
//
// Every request resolves or rejects. While one is being worked on only the newest of those that
// follow is kept, so that typing never builds up a queue.

/** @import { Part } from "./parts.js" */
/** @import { Analysis, AnalyzeOptions } from "./pkg/whosaid.js" */
import { join } from "./parts.js";

/** A request this old is not worth waiting for once a newer one has come. */
const STALE_AFTER_MS = 1000;

/**
 * Why there is no analysis.
 *
 * Codes: `superseded` and `cancelled` ask for no message; `crashed`, `load` and those of the wasm
 * module do.
 */
export class AnalysisError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   */
  constructor(code, message = code) {
    super(message);
    this.name = "AnalysisError";
    this.code = code;
  }
}

/**
 * @typedef {object} Pending
 * @property {number} id
 * @property {string} text
 * @property {AnalyzeOptions} options
 * @property {number} sentAt  0 while it waits
 * @property {Part[]} parts  of the answer, as they come in
 * @property {(result: Result) => void} resolve
 * @property {(error: AnalysisError) => void} reject
 */

/**
 * @typedef {object} Result
 * @property {Analysis} analysis  spans in UTF-16 code units of the text
 * @property {number} milliseconds  time in the module, without the way there and back
 */

/**
 * @typedef {{ id: number } & (Result | { part: Part } | { error: { code: string, message: string } })} Answer
 */

export class AnalysisClient {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Pending | null} */
  #active = null;
  /** @type {Pending | null} */
  #waiting = null;
  #lastId = 0;

  /** Starts the worker at once, so that the module loads while the reader looks for an article. */
  constructor() {
    this.#start();
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} [options]
   * @returns {Promise<Result>}  rejects with an {@link AnalysisError}
   */
  analyze(text, options = {}) {
    return new Promise((resolve, reject) => {
      this.#waiting?.reject(new AnalysisError("superseded"));
      this.#waiting = { id: ++this.#lastId, text, options, sentAt: 0, parts: [], resolve, reject };
      if (this.#active && performance.now() - this.#active.sentAt > STALE_AFTER_MS) {
        this.#restart(new AnalysisError("superseded"));
      }
      this.#sendNext();
    });
  }

  /** Gives up what is under way; the next request gets a new worker. */
  cancel() {
    this.#waiting?.reject(new AnalysisError("cancelled"));
    this.#waiting = null;
    if (this.#active) this.#restart(new AnalysisError("cancelled"));
  }

  #start() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("messageerror", () => this.#crashed("the answer could not be read"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      // An error event without a message comes from a worker that could not be loaded.
      if (event.message) return this.#crashed(event.message);
      this.#stop(new AnalysisError("load", "worker.js could not be loaded"));
      this.#sendNext();
    });
    this.#worker = worker;
  }

  /** @param {string} message */
  #crashed(message) {
    this.#restart(new AnalysisError("crashed", message));
  }

  /** @param {AnalysisError} error  for the request under way */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#active?.reject(error);
    this.#active = null;
  }

  /** @param {AnalysisError} error  for the request under way */
  #restart(error) {
    this.#stop(error);
    this.#start();
    this.#sendNext();
  }

  #sendNext() {
    if (this.#active || !this.#waiting) return;
    if (!this.#worker) this.#start();
    const { id, text, options } = (this.#active = this.#waiting);
    this.#waiting = null;
    this.#active.sentAt = performance.now();
    this.#worker?.postMessage({ id, text, options });
  }

  /** @param {Answer} answer */
  #receive(answer) {
    const request = this.#active;
    if (request?.id !== answer.id) return;
    if ("part" in answer) {
      request.parts.push(answer.part);
      return;
    }
    if ("error" in answer) {
      this.#fail(request, new AnalysisError(answer.error.code, answer.error.message));
      return;
    }
    this.#active = null;
    const { analysis, milliseconds } = answer;
    join(analysis, request.parts);
    measure(request.text.length, milliseconds);
    request.resolve({ analysis, milliseconds });
    this.#sendNext();
  }

  /**
   * @param {Pending} request
   * @param {AnalysisError} error
   */
  #fail(request, error) {
    // A module that trapped or never loaded is of no more use; a refused text harms nobody.
    if (error.code === "crashed") this.#restart(error);
    else if (error.code === "load") this.#stop(error);
    else {
      this.#active = null;
      request.reject(error);
    }
    this.#sendNext();
  }
}

/**
 * Leaves the time of one analysis in the browser's own record, for tests and developer tools.
 *
 * @param {number} length  UTF-16 code units of the text
 * @param {number} milliseconds
 */
function measure(length, milliseconds) {
  const start = Math.max(0, performance.now() - milliseconds);
  performance.measure("whosaid:analyze", { start, duration: milliseconds, detail: { length } });
}
