// The wasm module: loaded when the first text comes, and again after it has trapped.

/** @import { AnalysisMessage } from "../shared/protocol.js" */
import { Whosaid } from "../../www/pkg/whosaid.js";
import { takeParts } from "../../www/parts.js";
import { keptNames } from "../../www/storage/kept-names.js";

/** @type {Promise<Whosaid> | null} */
let loading = null;

/** @returns {Promise<Whosaid>} */
function module() {
  loading ??= Whosaid.load();
  return loading;
}

/** Loads the module while the page is still being read. */
export function warmUp() {
  // Whoever asks for an analysis hears of it.
  module().catch(() => {});
}

/**
 * Answers one text; never throws.
 *
 * @param {chrome.runtime.Port} port
 * @param {string} text
 */
export async function answer(port, text) {
  let isWanted = true;
  port.onDisconnect.addListener(() => {
    isWanted = false;
  });
  const send = (/** @type {AnalysisMessage} */ message) => {
    if (isWanted) port.postMessage(message);
  };
  let whosaid;
  try {
    whosaid = await module();
  } catch {
    loading = null;
    send({ error: "load" });
    return;
  }
  try {
    // The list of the full page in this extension, if the reader keeps one there.
    const names = await keptNames().catch(() => null);
    if (!isWanted) return;
    const analysis = await whosaid.analyze(text, { names: names ?? [] });
    for (const part of takeParts(analysis)) send({ part });
    send({ analysis });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "crashed";
    // A module that has trapped must not be used again.
    if (code === "crashed") loading = null;
    send({ error: code });
  }
}
