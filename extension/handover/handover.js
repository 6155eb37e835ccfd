// Runs in the full page inside the extension: takes the article that the panel hands over.

/** @import { Arrival } from "../../www/editor.js" */
import { shareLanguage } from "../shared/share-language.js";
import { takeOver } from "./articles.js";

shareLanguage();
const key = new URLSearchParams(location.search).get("article");
const article = key && (await takeOver(key));
if (article) {
  const { text, facts } = article;
  /** @type {Arrival} */
  const detail = { articles: [{ text, facts, notes: [], analysis: null, corrections: [] }], notes: [], manner: "whole" };
  document.dispatchEvent(new CustomEvent("whosaid:article", { detail }));
}
// Loading the page again finds nothing to take.
if (key) history.replaceState(null, "", location.pathname);
