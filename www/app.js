// The page: an article comes in by the editor, goes to the worker, and is read with its annotation.

/** @import { Arrival } from "./editor.js" */
/** @import { Message } from "./messages.js" */
import { AnalysisClient, AnalysisError } from "./client.js";
import { find } from "./dom.js";
import { ArticleEditor } from "./editor.js";
import { phrase } from "./language.js";
import { messageOf, messagesOf } from "./messages.js";
import { Notices } from "./notices.js";
import { Progress } from "./progress.js";
import { Reading } from "./reading.js";
import { setText } from "./translate.js";
import "./theme.js";
// Last: it fills the texts of what the others have made.
import "./language-switch.js";

const client = new AnalysisClient();
const reading = new Reading();
const editor = find(document, "whosaid-editor", ArticleEditor);
const notices = find(document, "whosaid-notices", Notices);
const progress = find(document, "whosaid-progress", Progress);
const workspace = find(document, ".workspace", HTMLElement);
const article = find(document, "whosaid-article", HTMLElement);
const edit = find(document, "#edit", HTMLButtonElement);

/** The text in the reading view. */
let shown = "";

/** Counts articles: what is typed into one belongs to it, and a result for an older one is stale. */
let current = 0;

/** @param {Arrival} arrival */
function receive({ text, notes, manner }) {
  const messages = notes.map(messageOf);
  if (text === null) return notices.show(messages);
  if (text === "") return clear(messages.length > 0 ? messages : [messageOf("empty")]);
  if (manner === "whole") begin(text, messages);
  return analyse(text, messages);
}

/** @param {Message[]} messages  why there is nothing to read */
function clear(messages) {
  current += 1;
  client.cancel();
  display("");
  notices.show(messages);
}

/**
 * Shows a new article at once, in the place of the editor.
 *
 * @param {string} text
 * @param {Message[]} messages
 */
function begin(text, messages) {
  current += 1;
  notices.show(messages);
  reading.forget();
  display(text);
  editor.close();
  setText(edit, editor.canEdit ? "editor.edit" : "editor.new");
  article.focus({ preventScroll: true });
}

/** @param {string} text */
function display(text) {
  if (text === shown) return;
  shown = text;
  workspace.hidden = text === "";
  reading.show(text);
}

/**
 * @param {string} text
 * @param {Message[]} messages  on how it came in
 */
async function analyse(text, messages) {
  const mine = current;
  const done = progress.begin(text.length);
  article.ariaBusy = "true";
  try {
    const { analysis } = await client.analyze(text);
    if (mine !== current) return;
    display(text);
    reading.annotate(analysis);
    notices.show([...messages, ...messagesOf(analysis)]);
  } catch (error) {
    if (mine === current) fail(error, text, messages);
  } finally {
    if (done() === 0) article.ariaBusy = "false";
  }
}

/**
 * @param {unknown} error
 * @param {string} text
 * @param {Message[]} messages
 */
function fail(error, text, messages) {
  const code = error instanceof AnalysisError ? error.code : "page";
  // A newer text is on its way.
  if (code === "superseded") return;
  reading.forget();
  display(text);
  const again = { name: phrase("message.again"), act: () => analyse(text, messages) };
  notices.show([...messages, messageOf(code)], again);
  if (code === "page") throw error;
}

document.addEventListener("whosaid:article", (event) => {
  receive(/** @type {CustomEvent<Arrival>} */ (event).detail);
});
document.addEventListener("whosaid:cancel", () => client.cancel());
edit.addEventListener("click", () => editor.open());
