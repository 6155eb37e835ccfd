// Runs in the page that the reader asked for, once; asked again, it is told by a message what to do.

/** @import { ToPage } from "../shared/protocol.js" */
import { PageReader } from "./page-reader.js";

/** The extension's own world: the page sees nothing of it. @type {typeof globalThis & { whosaidPage?: PageReader }} */
const world = globalThis;

if (!world.whosaidPage) {
  const reader = new PageReader();
  world.whosaidPage = reader;
  chrome.runtime.onMessage.addListener((/** @type {ToPage} */ message, _sender, respond) => {
    respond(reader.receive(message));
  });
}
