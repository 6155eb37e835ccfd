// What the toolbar button tells of a page: on, under way, or why not.

/** @import { PageState } from "../shared/protocol.js" */
import { setLanguage, phrase } from "../../www/language.js";
import { messageOf } from "../../www/messages.js";
import { readSettings } from "../shared/settings.js";

/** @type {Readonly<Record<PageState["status"], string>>} */
const BADGES = { off: "", reading: "…", analysing: "…", on: "on", failed: "!" };

/** Blue of the icon; the letters on it are white. */
const COLOUR = "#1f5f8b";

/**
 * @param {number} tab
 * @param {Pick<PageState, "status" | "code">} state
 */
export async function showState(tab, { status, code }) {
  const { language } = await readSettings();
  if (language) setLanguage(language);
  const title = status === "on" ? phrase("extension.off") : code ? messageOf(code).text : phrase("extension.show");
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId: tab, text: BADGES[status] }),
      chrome.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }),
      chrome.action.setBadgeTextColor({ tabId: tab, color: "#ffffff" }),
      chrome.action.setTitle({ tabId: tab, title }),
    ]);
  } catch {
    // The tab has been closed meanwhile.
  }
}
