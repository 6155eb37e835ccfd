// Runs the wasm module away from the page's own thread.
//
// In: { id, text, options }. Out: any number of { id, part }, then { id, analysis, milliseconds }; or
// { id, error: { code, message } }. Every request is answered, unless the worker itself dies, which
// client.js notices.

/** @import { AnalyzeOptions } from "./pkg/whosaid.js" */
import { takeParts } from "./parts.js";
import { Whosaid } from "./pkg/whosaid.js";

const ready = Whosaid.load();
// Answered with each request; without this the browser would report it a second time.
ready.catch(() => {});

/**
 * Answers one request; never throws.
 *
 * @param {number} id
 * @param {string} text
 * @param {AnalyzeOptions} options
 */
async function answer(id, text, options) {
  let whosaid;
  try {
    whosaid = await ready;
  } catch (error) {
    self.postMessage({ id, error: { code: "load", message: String(error) } });
    return;
  }
  try {
    const start = performance.now();
    const analysis = await whosaid.analyze(text, options);
    const milliseconds = performance.now() - start;
    for (const part of takeParts(analysis)) self.postMessage({ id, part });
    self.postMessage({ id, analysis, milliseconds });
  } catch (error) {
    self.postMessage({ id, error: { code: codeOf(error), message: String(error) } });
  }
}

/**
 * @param {unknown} error
 * @returns {string} "crashed" if the module trapped: it must not be used again
 */
function codeOf(error) {
  if (error instanceof Error && "code" in error) return String(error.code);
  return "crashed";
}

self.addEventListener("message", (event) => {
  // Taken apart here: what is thrown in an async function, client.js never hears of.
  const { id, text, options } = event.data;
  answer(id, text, options);
});
