// Opens the side panel. Browsers allow it as the answer to a click only.

/**
 * @param {chrome.tabs.Tab} tab  beside which it opens
 */
export function openPanel({ windowId }) {
  /** Chromium's, and Firefox's, which opens in its window by itself. @type {{ open(options?: { windowId: number }): Promise<void> }} */
  const panel = Reflect.get(chrome, "sidePanel" in chrome ? "sidePanel" : "sidebarAction");
  const opening = "sidePanel" in chrome ? panel.open({ windowId }) : panel.open();
  // Where the browser refuses, its own menu still opens it.
  opening.catch(() => {});
}
