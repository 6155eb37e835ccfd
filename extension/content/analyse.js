// Asks the background for the annotation of a text.

/** @import { AnalysisMessage } from "../shared/protocol.js" */
/** @import { Part } from "../../www/parts.js" */
/** @import { Analysis } from "../../pkg/whosaid.js" */
import { ANALYSE } from "../shared/protocol.js";
import { join } from "../../www/parts.js";
import { Refused } from "./refused.js";

/** The background was put to sleep, or ended, before it could answer. */
class Unanswered extends Error {}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<Analysis>}  rejects with a {@link Refused}, or the signal's reason
 */
export async function analyse(text, signal) {
  try {
    return await ask(text, signal);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
  }
  // The first question has woken it.
  return ask(text, signal).catch((error) => {
    throw error instanceof Unanswered ? new Refused("crashed") : error;
  });
}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<Analysis>}
 */
function ask(text, signal) {
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: ANALYSE });
    /** @type {Part[]} */
    const parts = [];
    signal.addEventListener("abort", () => {
      port.disconnect();
      reject(signal.reason);
    });
    port.onDisconnect.addListener(() => reject(new Unanswered()));
    port.onMessage.addListener((/** @type {AnalysisMessage} */ message) => {
      if ("part" in message) {
        parts.push(message.part);
        return;
      }
      port.disconnect();
      if ("error" in message) return reject(new Refused(message.error));
      join(message.analysis, parts);
      resolve(message.analysis);
    });
    port.postMessage(text);
  });
}
