// The side panel: the page's own tabs, for the article in the tab beside it.

/** @import { Facts } from "../../www/export/annotated-article.js" */
/** @import { Found, PageState } from "../shared/protocol.js" */
import "../../www/language-choice.js";
import { auditLine, countsOf } from "../../www/counts.js";
import { find } from "../../www/dom.js";
import { sha256Of } from "../../www/export/annotated-article.js";
import { ExportMenu } from "../../www/export-menu.js";
import { phrase } from "../../www/language.js";
import { Legend } from "../../www/legend.js";
import { LevelSelect } from "../../www/level.js";
import { messageOf, messagesOf } from "../../www/messages.js";
import { Notices } from "../../www/notices.js";
import { Panel } from "../../www/panel/panel.js";
import { Progress } from "../../www/progress.js";
import { translatePage } from "../../www/translate.js";
import { handOver } from "../handover/articles.js";
import { readSettings } from "../shared/settings.js";
import { AlwaysOn } from "./always-on.js";
import { PageLink } from "./page-link.js";

const hint = find(document, ".hint", HTMLElement);
const actions = find(document, ".actions", HTMLElement);
const audit = find(document, ".audit", HTMLElement);
const exporting = find(document, "whosaid-export", ExportMenu);
const legend = find(document, "whosaid-legend", Legend);
const level = find(document, "whosaid-level", LevelSelect);
const notices = find(document, "whosaid-notices", Notices);
const progress = find(document, "whosaid-progress", Progress);
const panel = new Panel(find(document, ".panel", HTMLElement));
const always = new AlwaysOn(find(document, ".always", HTMLElement));
const link = new PageLink({ changed, moved: (claim, profile) => panel.mark(claim, profile) });

/** @type {PageState | null} */
let state = null;
/** @type {Found | null} */
let found = null;
/** Of the annotation in the panel. */
let shownVersion = 0;
/** As the reader has changed them here. @type {Facts | null} */
let facts = null;
/** @type {(() => number) | null} */
let finish = null;

/**
 * @param {PageState | null} next
 * @param {string | null} refusal
 */
async function changed(next, refusal) {
  state = next;
  const isBusy = next?.status === "reading" || next?.status === "analysing";
  finish?.();
  finish = isBusy ? progress.begin({ words: wordsOf, share: null }) : null;
  hint.hidden = refusal !== null || (next !== null && next.status !== "off");
  actions.hidden = panel.root.hidden = next?.status !== "on";
  always.show(next && next.status !== "off" ? next.facts.url : "");
  if (next?.status === "on") await showFound(next);
  else forget(refusal ?? next?.code ?? null);
}

/** @param {number} seconds */
function wordsOf(seconds) {
  if (state?.status === "reading") return phrase("extension.reading", { seconds });
  return phrase("progress.analysing", { count: state?.length ?? 0, seconds });
}

/** @param {PageState} on */
async function showFound(on) {
  if (found === null || on.version !== shownVersion) {
    found = await link.found();
    shownVersion = on.version;
    facts = null;
    if (found) showAnalysis(found);
    showLevel();
  }
  exporting.describe(facts ?? on.facts);
  sayHowMuch(on);
}

/** @param {Found} shown */
function showAnalysis({ text, analysis }) {
  const counts = countsOf(analysis);
  legend.show(counts);
  audit.textContent = auditLine(analysis, counts);
  panel.mark(null, null);
  panel.show(text, analysis);
}

/** @param {PageState} on */
function sayHowMuch({ extent, paragraphs: { analysed, all } }) {
  const messages = found ? messagesOf(found.analysis) : [];
  const scope = extent === "selection" ? phrase("extension.selection") : phrase("extension.paragraphs", { analysed, count: all });
  const isPart = extent === "selection" || analysed < all;
  const more = isPart ? { name: phrase("extension.whole"), act: () => link.ask({ type: "start", extent: "whole" }) } : null;
  notices.show([...messages, { text: scope, tone: "info" }], more);
}

/** @param {string | null} code  why there is nothing to show */
function forget(code) {
  found = null;
  facts = null;
  notices.show(code ? [messageOf(code)] : []);
}

/** Says everything in another language. */
function translate() {
  translatePage();
  if (!found || !state) return;
  showAnalysis(found);
  sayHowMuch(state);
}

/** @param {number} id  of the profile whose next mention is asked for */
function stepMention(id) {
  const mentions = found?.analysis.profiles[id]?.mentions ?? [];
  const next = mentions[(mentions.indexOf(lastMention) + 1) % mentions.length];
  if (next === undefined) return;
  lastMention = next;
  link.ask({ type: "reveal", place: { entity: next } });
}

/** Index of the mention that was shown last. */
let lastMention = -1;

/**
 * @template T
 * @param {string} name
 * @param {(detail: T) => void} act
 */
function on(name, act) {
  document.addEventListener(`whosaid:${name}`, (event) => act(/** @type {CustomEvent<T>} */ (event).detail));
}

on("claim", (/** @type {number} */ claim) => link.ask({ type: "reveal", place: { claim } }));
on("profile", stepMention);
on("statement", (/** @type {number} */ statement) => link.ask({ type: "reveal", place: { statement } }));
on("hide", (/** @type {Set<string>} */ styles) => link.ask({ type: "hide", styles: [...styles] }));
on("level", showLevel);
on("cancel", () => link.ask({ type: "off" }));
on("facts", (/** @type {Facts} */ changed) => {
  facts = changed;
});
on("said", (/** @type {string} */ code) => notices.show([messageOf(code)]));
on("language", translate);
find(document, "#off", HTMLButtonElement).addEventListener("click", () => link.ask({ type: "off" }));
find(document, "#open-full", HTMLButtonElement).addEventListener("click", () => {
  if (found && state) handOver({ text: found.text, facts: facts ?? state.facts });
});
exporting.serve(async () => {
  if (!found || !state) return null;
  const { text, analysis } = found;
  return { article: { ...(facts ?? state.facts), text, sha256: await sha256Of(text) }, annotation: analysis, corrections: [], found: null };
});

function showLevel() {
  legend.hideNames(level.level === "claims");
  link.ask({ type: "statements", shown: level.level === "all" });
}

translatePage();
level.level = (await readSettings()).level;
await link.look();
