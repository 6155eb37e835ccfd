// The text of a piece of HTML as a reader sees it: paragraphs apart, <br> a line end.
//
// In: <h1>A</h1><p>B<br>C</p>. Out: "A\n\nB\nC".

/** Elements whose content is no text of the article. */
export const SKIPPED = new Set(
  "script style noscript template head iframe object embed svg canvas audio video nav button select textarea input datalist dialog"
    .toUpperCase()
    .split(" "),
);

/** Elements that stand on lines of their own, with a gap. */
export const BLOCKS = new Set(
  "address article aside blockquote body center details dd div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main ol p pre section summary table ul"
    .toUpperCase()
    .split(" "),
);

/** Elements that stand on lines of their own, without a gap. */
export const LINES = new Set(["LI", "DT", "TR", "CAPTION"]);

/** What HTML collapses to one blank; a no-break space is not among it. */
const WHITE_SPACE = /[ \t\n\r\f]+/g;

/**
 * @param {Node} root
 * @returns {string}
 */
export function textOf(root) {
  const writer = new Writer();
  write(root, writer, false);
  return writer.text;
}

/**
 * Parsers limit how deep elements nest, so this may call itself.
 *
 * @param {Node} node
 * @param {Writer} writer
 * @param {boolean} isPreformatted
 */
function write(node, writer, isPreformatted) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? "";
    if (isPreformatted) writer.exact(text);
    else writer.flow(text.replace(WHITE_SPACE, " "));
    return;
  }
  const name = node.nodeName.toUpperCase();
  if (SKIPPED.has(name) || isHidden(node)) return;
  if (name === "BR") return writer.exact("\n");
  const gap = BLOCKS.has(name) ? 2 : LINES.has(name) ? 1 : 0;
  writer.gap(gap);
  if (name === "TD" || name === "TH") writer.flow(" ");
  for (const child of node.childNodes) write(child, writer, isPreformatted || name === "PRE");
  writer.gap(gap);
}

/** @param {Node} node */
function isHidden(node) {
  return node instanceof Element && node.hasAttribute("hidden");
}

/** Joins text so that blanks and gaps never double, nor begin or end the whole. */
class Writer {
  text = "";
  #gap = 0;
  #hasBlank = false;

  /** @param {number} lines  line ends before the next text */
  gap(lines) {
    this.#gap = Math.max(this.#gap, lines);
  }

  /** @param {string} text  whose blanks are single */
  flow(text) {
    const words = text.replace(/^ | $/g, "");
    if (text.startsWith(" ")) this.#hasBlank = true;
    if (words) this.exact(words);
    if (text.endsWith(" ")) this.#hasBlank = true;
  }

  /** @param {string} text */
  exact(text) {
    this.text += this.#separator(text);
    this.text += text;
    this.#gap = 0;
    this.#hasBlank = false;
  }

  /**
   * @param {string} next
   * @returns {string}
   */
  #separator(next) {
    if (this.text === "") return "";
    if (this.#gap > 0) return "\n".repeat(this.#gap);
    const isAtLineEnd = this.text.endsWith("\n") || next.startsWith("\n");
    return this.#hasBlank && !isAtLineEnd ? " " : "";
  }
}
