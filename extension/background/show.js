// Puts the content script into a page and tells it to begin.

/** @import { Extent, Refusal } from "../shared/protocol.js" */
import { REFUSED } from "../shared/protocol.js";
import { showState } from "./badge.js";

/**
 * Shows who says what in a page, or takes it away if that is shown.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {Extent} extent
 * @throws if the browser keeps extensions out of this page
 */
export async function show(tab, extent) {
  const id = tab.id ?? -1;
  const [result] = await putIn(tab);
  // Browsers run it nowhere in some pages of their own, and say nothing.
  if (!result) throw new Error("the content script did not run");
  await chrome.storage.session.remove(REFUSED);
  await chrome.tabs.sendMessage(id, { type: "toggle", extent });
}

/** Chromium 156 sometimes refuses for a moment, though the click has given the permission. */
const PAUSES_MS = [50, 150, 450];

/** @param {chrome.tabs.Tab} tab */
async function putIn(tab) {
  const injection = { target: { tabId: tab.id ?? -1 }, files: ["/content.js"] };
  for (const pause of PAUSES_MS) {
    try {
      return await chrome.scripting.executeScript(injection);
    } catch (error) {
      if (isInternal(tab)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return chrome.scripting.executeScript(injection);
}

/**
 * Says by the button, and to the panel, that a page cannot be read.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {unknown} error
 */
export async function refuse(tab, error) {
  const id = tab.id ?? -1;
  const code = isPdf(tab) ? "page_pdf" : isInternal(tab) || isForbidden(error) ? "page_internal" : "page_failed";
  /** @type {Refusal} */
  const refusal = { tab: id, code };
  await chrome.storage.session.set({ [REFUSED]: refusal });
  await showState(id, { status: "failed", code });
}

/** @param {chrome.tabs.Tab} tab */
function isPdf({ url }) {
  return /\.pdf([?#]|$)/i.test(url ?? "");
}

/** @param {chrome.tabs.Tab} tab */
function isInternal({ url }) {
  return !/^(https?|file):/.test(url ?? "");
}

/** @param {unknown} error */
function isForbidden(error) {
  return /cannot (access|be scripted)|missing host permission|did not run/i.test(String(error));
}
