// The page's own styles, made fit for any page: nothing of them may meet a name of the page they come to.

import colours from "../../www/styles/colours.css";
import cardStyles from "../../www/styles/card.css";
import highlights from "../../www/styles/highlights.css";
import own from "./article.css";

/** Text of the element and of all that is in it. */
const TEXT = ":is(whosaid-article, whosaid-article *)";

/** The element's colours: those that the page gives as `--whosaid-NAME`, else the program's. */
const variables = colours
  .replace(/color-scheme: light dark;/, "")
  .replace(/:root\[data-theme[^}]*\}/g, "")
  .replaceAll(":root", "whosaid-article")
  .replace(/--([a-z-]+): (light-dark\(.*\));$/gm, "--$1: var(--whosaid-$1, $2);")
  .replace(/--(?!whosaid-)([a-z-]+)/g, "--whosaid_$1");

const rules = (highlights.match(/^\.block::highlight\(.*\}$/gm) ?? [])
  .map((rule) => rule.replace(".block", TEXT).replace(/var\(--/g, "var(--whosaid_"))
  .join("\n");

/** For the document that holds the element. */
export const OUTER = `${variables}\n${rules}`;

/** For its shadow root. */
export const INNER = `${cardStyles.replaceAll("whosaid-card", ".card")}\n${own}`.replace(/var\(--/g, "var(--whosaid_");

/**
 * @param {Document | ShadowRoot} root
 * @param {string} styles
 */
export function adopt(root, styles) {
  const known = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) known.replaceSync(styles);
  sheets.set(styles, known);
  if (!root.adoptedStyleSheets.includes(known)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, known];
}

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();
