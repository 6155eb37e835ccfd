// Cuts a text into the blocks that are shown as paragraphs.
//
// In: "Title\n\nOne.\nTwo.\n\nThree." Out: spans of the title and of three blocks. Between blocks
// there is nothing but line ends, blanks and tabs; every other character lies in one block.

/**
 * A stretch of text shown as one paragraph.
 *
 * @typedef {object} Block
 * @property {number} start  half-open, UTF-16 code units of the text; sorted, never overlapping
 * @property {number} end
 * @property {"title" | "paragraph" | "line" | "rest"} kind  a line follows the one before without
 *   a gap; a rest goes on where a block that was too long has been cut
 */

/** Layout takes time in proportion to a paragraph's length squared at worst, so none is longer. */
const LONGEST_BLOCK = 8_000;

/** With more lines than this, elements for all would make browsers slow: paragraphs share some. */
const MOST_LINES = 60_000;

const LONGEST_TITLE = 180;

/** Lines up to here may have been wrapped by hand, as in an e-mail; longer ones are paragraphs. */
const LONGEST_WRAPPED_LINE = 100;

/**
 * @param {string} text
 * @returns {Generator<Block>}  made as they are asked for
 */
export function* blocksOf(text) {
  const isSeparate = hasMoreLines(text, MOST_LINES) ? isTooLong : isParagraph;
  /** @type {Block | null} */
  let block = null;
  for (const line of linesOf(text)) {
    if (block && !isSeparate(line, block)) {
      block.end = line.end;
      continue;
    }
    if (block) yield* cut(text, block);
    block = { start: line.start, end: line.end, kind: kindOf(text, line) };
  }
  if (block) yield* cut(text, block);
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {boolean}
 */
function hasMoreLines(text, most) {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0 && lines <= most; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines > most;
}

/**
 * @typedef {object} Line
 * @property {number} start
 * @property {number} end  without the line end and blanks before it
 * @property {number} blankBefore  number of blank lines before it
 * @property {number} lengthBefore  of the line before; 0 for the first
 */

/** @type {(line: Line, block: Block) => boolean} */
function isParagraph(line, block) {
  return !goesOn(line) || isTooLong(line, block);
}

/** @type {(line: Line, block: Block) => boolean} */
function isTooLong(line, block) {
  return line.end - block.start > LONGEST_BLOCK;
}

/**
 * @param {Line} line
 * @returns {boolean}  whether the paragraph before was only wrapped
 */
function goesOn({ blankBefore, lengthBefore }) {
  return blankBefore === 0 && lengthBefore > 0 && lengthBefore <= LONGEST_WRAPPED_LINE;
}

/**
 * @param {string} text
 * @param {Line} line  the first of its block
 * @returns {Block["kind"]}
 */
function kindOf(text, line) {
  if (line.lengthBefore === 0 && isTitle(text, line)) return "title";
  return goesOn(line) ? "line" : "paragraph";
}

/**
 * @param {string} text
 * @returns {Generator<Line>}  the lines that are not blank
 */
function* linesOf(text) {
  let blankBefore = 0;
  let lengthBefore = 0;
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf("\n", start);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const end = trimmedEnd(text, start, lineEnd < 0 ? text.length : lineEnd);
    if (end > start) {
      yield { start, end, blankBefore, lengthBefore };
      blankBefore = 0;
      lengthBefore = end - start;
    } else {
      blankBefore += 1;
    }
    start = next;
  }
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {number}  the end without blanks, tabs and carriage returns before it
 */
function trimmedEnd(text, start, end) {
  while (end > start && " \t\r".includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * Cuts a block that is too long, where there is a blank if possible and never inside a pair of
 * surrogates.
 *
 * @param {string} text
 * @param {Block} block
 * @returns {Generator<Block>}
 */
function* cut(text, block) {
  let { start, kind } = block;
  while (block.end - start > LONGEST_BLOCK) {
    const end = cutBefore(text, start + LONGEST_BLOCK, start + LONGEST_BLOCK / 2);
    yield { start, end, kind };
    start = end;
    kind = "rest";
  }
  yield { start, end: block.end, kind };
}

/**
 * @param {string} text
 * @param {number} latest
 * @param {number} earliest
 * @returns {number}
 */
function cutBefore(text, latest, earliest) {
  const blank = text.lastIndexOf(" ", latest - 1);
  if (blank >= earliest) return blank + 1;
  const unit = text.charCodeAt(latest);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return isLowSurrogate ? latest - 1 : latest;
}

/**
 * A short first line without a full stop, with a blank line and more text behind it.
 *
 * @param {string} text
 * @param {Line} line
 * @returns {boolean}
 */
function isTitle(text, { start, end }) {
  if (end - start > LONGEST_TITLE || /[.:;,]/.test(text.charAt(end - 1))) return false;
  return /^[ \t\r\f]*\n[ \t\r\f]*\n\s*\S/.test(text.slice(end, end + LONGEST_TITLE));
}
