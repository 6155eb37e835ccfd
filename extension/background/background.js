// The background: woken by the reader, it puts the content script into the page that was asked for, runs the
// wasm module, and goes back to sleep. A service worker in Chromium, an event page in Firefox.

/** @import { Extent, FromPage } from "../shared/protocol.js" */
import { ANALYSE } from "../shared/protocol.js";
import { forgetSites } from "../shared/sites.js";
import { answer, warmUp } from "./analysis.js";
import { showState } from "./badge.js";
import { makeMenus, wishOfMenu } from "./menus.js";
import { openPanel } from "./open-panel.js";
import { refuse, show } from "./show.js";
import { style } from "./styles.js";

chrome.runtime.onInstalled.addListener(makeMenus);

chrome.action.onClicked.addListener((tab) => {
  clicked(tab, "article");
});

chrome.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  const wish = wishOfMenu(menuItemId);
  if (tab && wish === "panel") openPanel(tab);
  else if (tab && wish !== "panel") clicked(tab, wish);
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (!tab?.id) return;
  if (command === "panel") openPanel(tab);
  // Only a page that is being read answers.
  else chrome.tabs.sendMessage(tab.id, { type: "step", step: command === "next" ? 1 : -1 }).catch(() => {});
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === ANALYSE) port.onMessage.addListener((text) => answer(port, String(text)));
});

chrome.runtime.onMessage.addListener((/** @type {FromPage} */ message, { tab }) => {
  if (!tab?.id) return;
  if (message.type === "styles") style(tab.id, message.isDark);
  if (message.type === "state") showState(tab.id, message.state);
});

chrome.permissions.onRemoved.addListener(({ origins }) => {
  forgetSites(origins ?? []);
});

/**
 * @param {chrome.tabs.Tab} tab
 * @param {Extent} extent
 */
function clicked(tab, extent) {
  warmUp();
  return show(tab, extent).catch((error) => refuse(tab, error));
}
