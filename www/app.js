// The page: an article comes in by the editor, goes to the worker, and is read with its annotation.

/** @import { Arrival } from "./editor.js" */
import { AnalysisClient, AnalysisError } from "./client.js";
import { find } from "./dom.js";
import { ArticleEditor } from "./editor.js";
import { messageOf, messagesOf } from "./messages.js";
import { Notices } from "./notices.js";
import { Progress } from "./progress.js";
import { Reading } from "./reading.js";
import "./theme.js";

const client = new AnalysisClient();
const reading = new Reading();
const editor = find(document, "whosaid-editor", ArticleEditor);
const notices = find(document, "whosaid-notices", Notices);
const progress = find(document, "whosaid-progress", Progress);
const workspace = find(document, ".workspace", HTMLElement);
const article = find(document, "whosaid-article", HTMLElement);
const edit = find(document, "#edit", HTMLButtonElement);

/** @type {string} */
let shown = "";

/** @param {Arrival} arrival */
function receive({ text, notes, manner }) {
  const messages = notes.map(messageOf);
  if (text === null) return notices.show(messages);
  if (text === "") {
    client.cancel();
    workspace.hidden = true;
    return notices.show(messages.length > 0 ? messages : [messageOf("empty")]);
  }
  if (manner === "typing") return analyse(text, messages);
  notices.show(messages);
  display(text);
  editor.close();
  article.focus({ preventScroll: true });
  return analyse(text, messages);
}

/** @param {string} text */
function display(text) {
  workspace.hidden = false;
  shown = text;
  reading.show(text);
}

/**
 * @param {string} text
 * @param {import("./messages.js").Message[]} messages  on how it came in
 */
async function analyse(text, messages) {
  const done = progress.begin(text.length);
  article.ariaBusy = "true";
  try {
    const { analysis } = await client.analyze(text);
    if (text !== shown) display(text);
    reading.annotate(analysis);
    notices.show([...messages, ...messagesOf(analysis)]);
  } catch (error) {
    fail(error, text, messages);
  } finally {
    if (done() === 0) article.ariaBusy = "false";
  }
}

/**
 * @param {unknown} error
 * @param {string} text
 * @param {import("./messages.js").Message[]} messages
 */
function fail(error, text, messages) {
  const code = error instanceof AnalysisError ? error.code : "page";
  if (code === "superseded") return;
  if (text !== shown) display(text);
  const again = { name: "Analyse again", act: () => analyse(text, messages) };
  notices.show([...messages, messageOf(code)], again);
  if (code === "page") throw error;
}

document.addEventListener("whosaid:article", (event) => {
  receive(/** @type {CustomEvent<Arrival>} */ (event).detail);
});
document.addEventListener("whosaid:closed", () => {
  edit.hidden = false;
});
document.addEventListener("whosaid:cancel", () => client.cancel());
edit.addEventListener("click", () => editor.open());
