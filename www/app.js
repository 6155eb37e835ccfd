// The page: an article comes in by the editor, goes to the worker, and is read with its annotation.

/** @import { Arrival } from "./editor.js" */
/** @import { Facts } from "./export/annotated-article.js" */
/** @import { Extract } from "./extract.js" */
/** @import { Message } from "./messages.js" */
/** @import { OpenArticle } from "./open-articles.js" */
/** @import { KeptArticle } from "./storage/kept-articles.js" */
/** @import { Analysis } from "./pkg/whosaid.js" */
// First: what the others make is in this language.
import "./language-choice.js";
import { AnalysisClient, AnalysisError } from "./client.js";
import { ComparisonView } from "./comparison-view.js";
import { Correcting } from "./correcting.js";
import { find } from "./dom.js";
import { ArticleEditor } from "./editor.js";
import { NO_FACTS } from "./export/annotated-article.js";
import { ExportMenu } from "./export-menu.js";
import { phrase } from "./language.js";
import { Keeping } from "./keeping.js";
import { messageOf, messagesOf } from "./messages.js";
import { NamesDialog } from "./names-dialog.js";
import { Notices } from "./notices.js";
import { annotatedOf, correctedOf, OpenArticles } from "./open-articles.js";
import { Pauses } from "./pauses.js";
import { Progress } from "./progress.js";
import { Reading } from "./reading.js";
import { Tabs } from "./tabs.js";
import { SAMPLES } from "./samples.js";
import { setText } from "./translate.js";
import "./forget-all.js";
import "./help-dialog.js";
import "./scores-dialog.js";
import "./offline.js";
import "./theme.js";
// Last: it fills the texts of what the others have made.
import "./language-switch.js";

const client = new AnalysisClient();
const pauses = new Pauses();
const articles = new OpenArticles();
const reading = new Reading(() => articles.current?.facts ?? NO_FACTS);
const correcting = new Correcting((article) => present(article, article.text));
const keeping = new Keeping(openKept);
const names = find(document, "whosaid-names", NamesDialog);
const editor = find(document, "whosaid-editor", ArticleEditor);
const main = find(document, "main", HTMLElement);
const comparison = find(document, "whosaid-comparison", ComparisonView);
const exporting = find(document, "whosaid-export", ExportMenu);
const notices = find(document, "whosaid-notices", Notices);
const progress = find(document, "whosaid-progress", Progress);
const tabs = find(document, "whosaid-tabs", Tabs);
const workspace = find(document, ".workspace", HTMLElement);
const view = find(document, "whosaid-article", HTMLElement);
const edit = find(document, "#edit", HTMLButtonElement);

/** UTF-16 code units of a text that is analysed at every key. */
const SHORT = 20_000;

/** The text in the reading view, and whose it is: while one types it may be older than the article's. */
let shown = "";
/** @type {OpenArticle | null} */
let shownArticle = null;

/** @param {Arrival} arrival */
function receive({ articles: given, notes, manner }) {
  const messages = notes.map(messageOf);
  const [first] = given;
  if (!first) return notices.show(messages);
  if (manner === "typing") return typed(first.text);
  const opened = given.map((extract) => openExtract(extract, messages));
  if (opened[0]) return begin(opened[0]);
}

/**
 * @param {Extract} extract
 * @param {Message[]} messages  on all that came with it
 * @returns {OpenArticle}
 */
function openExtract({ text, facts, analysis, corrections, notes }, messages) {
  return articles.open({ text, facts, analysis, corrections, messages: [...messages, ...notes.map(messageOf)] });
}

/**
 * @param {KeptArticle} kept
 * @param {number} key
 */
function openKept({ text, facts, analysis, edits }, key) {
  const open = articles.all.find(({ keptAs }) => keptAs === key);
  begin(open ?? articles.open({ text, facts, analysis, corrections: edits, keptAs: key }));
}

/** @param {string} text  now in the editor */
function typed(text) {
  const current = articles.current;
  if (text === "") return current ? close(current, [messageOf("empty")]) : undefined;
  const article = current ?? articles.open({ text });
  articles.choose(article);
  articles.edit(article, text);
  article.messages = [];
  if (article !== shownArticle) exporting.describe(article.facts);
  shownArticle = article;
  // A short text is shown anew between two keys; a long one would hold the next key up.
  if (text.length <= SHORT) return analyse(article);
  view.ariaBusy = "true";
  pauses.putOff(() => {
    if (shownArticle === article) analyse(article);
  });
}

/**
 * Shows an article at once, in the place of the editor.
 *
 * @param {OpenArticle} article
 */
function begin(article) {
  pauses.cancel();
  comparison.close();
  leave();
  articles.choose(article);
  shownArticle = article;
  notices.show(article.messages);
  exporting.describe(article.facts);
  reading.forget();
  editor.fill(article.text);
  display(article.text);
  editor.close();
  setText(edit, editor.canEdit ? "editor.edit" : "editor.new");
  if (article.top > 0) scrollTo({ top: article.top, behavior: "instant" });
  view.focus({ preventScroll: true });
  return analyse(article);
}

/** Remembers where the reader was in the article that is left. */
function leave() {
  if (shownArticle && !workspace.hidden) shownArticle.top = scrollY;
}

/** Makes room for a new article; the others stay in their tabs. */
function beginNew() {
  comparison.close();
  leave();
  articles.choose(null);
  nothing([]);
}

/**
 * @param {OpenArticle} article
 * @param {Message[]} messages  why it was closed
 */
function close(article, messages) {
  comparison.close();
  const isCurrent = articles.current === article;
  const next = articles.close(article);
  if (!isCurrent) return;
  // Whoever has emptied the editor is about to fill it again.
  if (next && messages.length === 0) begin(next);
  else nothing(messages);
  if (messages.length === 0) tabs.focusCurrent();
}

/** @param {Message[]} messages  why there is nothing to read */
function nothing(messages) {
  pauses.cancel();
  client.cancel();
  shownArticle = null;
  correcting.show(null);
  keeping.show(null);
  display("");
  editor.fill("");
  editor.open();
  notices.show(messages);
}

/** @param {string} text */
function display(text) {
  if (text === shown) return;
  shown = text;
  workspace.hidden = text === "";
  reading.show(text);
}

/** @param {OpenArticle} article */
async function analyse(article) {
  const { text } = article;
  if (article.analysis) {
    view.ariaBusy = "false";
    return present(article, text);
  }
  const done = progress.begin({ words: (seconds) => phrase("progress.analysing", { count: text.length, seconds }), share: null });
  view.ariaBusy = "true";
  try {
    await names.ready;
    const { analysis } = await client.analyze(text, { names: [...names.names] });
    if (article.text === text) article.analysis = analysis;
    if (shownArticle === article) present({ ...article, analysis }, text);
  } catch (error) {
    if (shownArticle === article) fail(error, article, text);
  } finally {
    if (done() === 0) view.ariaBusy = "false";
  }
}

/**
 * @param {OpenArticle} article
 * @param {string} text  that was analysed, older than the article's while one types
 */
function present(article, text) {
  const corrected = correctedOf(article, text);
  if (!corrected) return;
  display(text);
  reading.annotate(corrected);
  correcting.show(shownArticle);
  keeping.show(shownArticle);
  notices.show([...article.messages, ...messagesOf(corrected)]);
}

/**
 * @param {unknown} error
 * @param {OpenArticle} article
 * @param {string} text
 */
function fail(error, article, text) {
  const code = error instanceof AnalysisError ? error.code : "page";
  // A newer text is on its way.
  if (code === "superseded") return;
  reading.forget();
  display(text);
  const again = { name: phrase("message.again"), act: () => analyse(article) };
  notices.show([...article.messages, messageOf(code)], again);
  if (code === "page") throw error;
}

/** @param {(key: number) => boolean} wasKept  which of the keys in storage are there no more */
function forgotten(wasKept) {
  for (const article of articles.all) {
    if (article.keptAs !== null && wasKept(article.keptAs)) article.keptAs = null;
  }
  keeping.show(shownArticle);
}

/**
 * @param {OpenArticle} article  which need not be the one being read
 * @returns {Promise<Analysis | null>}  as corrected; null if it cannot be analysed
 */
async function analysisOf(article) {
  const { text } = article;
  const done = progress.begin({ words: (seconds) => phrase("progress.analysing", { count: text.length, seconds }), share: null });
  try {
    article.analysis ??= (await client.analyze(text, { names: [...names.names] })).analysis;
  } catch {
    return null;
  } finally {
    done();
  }
  return correctedOf(article);
}

function compareTwo() {
  leave();
  main.classList.add("comparing");
  comparison.open(articles.all, articles.current, analysisOf);
}

/** @param {Event} event */
function articleNamed(event) {
  const id = /** @type {CustomEvent<number>} */ (event).detail;
  return articles.all.find((article) => article.id === id);
}

document.addEventListener("whosaid:article", (event) => {
  receive(/** @type {CustomEvent<Arrival>} */ (event).detail);
});
document.addEventListener("whosaid:articles", () => tabs.show(articles.all, articles.current));
document.addEventListener("whosaid:language", () => tabs.show(articles.all, articles.current));
document.addEventListener("whosaid:choose", (event) => {
  const article = articleNamed(event);
  comparison.close();
  if (article && article !== shownArticle) begin(article);
});
document.addEventListener("whosaid:close", (event) => {
  const article = articleNamed(event);
  if (article) close(article, []);
});
document.addEventListener("whosaid:new", beginNew);
document.addEventListener("whosaid:compare", compareTwo);
document.addEventListener("whosaid:compared", () => main.classList.remove("comparing"));
document.addEventListener("whosaid:facts", (event) => {
  if (articles.current) articles.describe(articles.current, /** @type {CustomEvent<Facts>} */ (event).detail);
});
document.addEventListener("whosaid:forget", (event) => forgotten((key) => key === /** @type {CustomEvent<number>} */ (event).detail));
document.addEventListener("whosaid:forgotten", () => forgotten(() => true));
document.addEventListener("whosaid:names", () => {
  for (const article of articles.all) article.analysis = null;
  if (shownArticle) analyse(shownArticle);
});
document.addEventListener("whosaid:said", (event) => {
  notices.show([messageOf(/** @type {CustomEvent<string>} */ (event).detail)]);
});
exporting.serve(async () => articles.current && annotatedOf(articles.current));
document.addEventListener("whosaid:cancel", () => {
  editor.cancel();
  client.cancel();
});
edit.addEventListener("click", () => (editor.canEdit ? editor.open() : beginNew()));

const sample = SAMPLES.find(({ id }) => id === new URLSearchParams(location.search).get("sample"));
if (sample) editor.takeSample(sample);
