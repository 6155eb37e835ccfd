// The highlights' styles: put into the page by the browser, so that no policy of the page can forbid them, and
// taken out again.

/**
 * Chromium paints backgrounds of highlights only by an author's style, Firefox reaches into shadow trees only by
 * a user's; either goes before the page's own, since everything in them is important.
 */
const ORIGIN = chrome.runtime.getURL("").startsWith("moz-extension:") ? "USER" : "AUTHOR";

const FILES = { light: "/styles/highlights-light.css", dark: "/styles/highlights-dark.css" };

/**
 * @param {number} tabId
 * @param {boolean | null} isDark  null to take them out
 */
export async function style(tabId, isDark) {
  const target = { tabId, allFrames: true };
  try {
    if (isDark !== null) await chrome.scripting.insertCSS({ target, files: [isDark ? FILES.dark : FILES.light], origin: ORIGIN });
    else await Promise.all(Object.values(FILES).map((file) => chrome.scripting.removeCSS({ target, files: [file], origin: ORIGIN })));
  } catch {
    // The page is gone, and the styles with it.
  }
}
