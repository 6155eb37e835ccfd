// The text of a Word document (.docx): a zip whose word/document.xml holds the paragraphs.
//
// fflate unpacks it; what is read is text only, so a converter of whole documents (mammoth, 640 KB) would be
// forty times the download for styles that are thrown away. Loaded when the first document comes.

import { unzipSync } from "./vendor/fflate.js";

const DOCUMENT = "word/document.xml";

/** Bytes of XML, unpacked: a small file can hold gigabytes of blanks. */
const LARGEST = 50_000_000;

const WORDPROCESSING = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/** What is not, or no longer, part of the text: deleted words, fields' codes, a second copy of a text box. */
const SKIPPED = new Set(["del", "delText", "moveFrom", "instrText", "Fallback", "pPr", "rPr"]);

/**
 * @param {ArrayBuffer} buffer
 * @returns {string | null}  paragraphs with a blank line between them; null if it is no such document
 */
export function textOfDocx(buffer) {
  const xml = unpack(new Uint8Array(buffer));
  if (!xml) return null;
  const source = new TextDecoder().decode(xml);
  // Word writes none; one could define entities that grow without end.
  if (source.includes("<!DOCTYPE")) return null;
  const parsed = new DOMParser().parseFromString(source, "application/xml");
  if (parsed.querySelector("parsererror")) return null;
  const paragraphs = WORDPROCESSING.flatMap((namespace) => [...parsed.getElementsByTagNameNS(namespace, "p")]);
  const texts = paragraphs.filter((paragraph) => !isSkipped(paragraph)).map((paragraph) => textOf(paragraph).trim());
  return texts.filter(Boolean).join("\n\n");
}

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array | undefined}
 */
function unpack(bytes) {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => name === DOCUMENT && originalSize <= LARGEST })[DOCUMENT];
  } catch {
    return undefined;
  }
}

/** @param {Element} paragraph */
function isSkipped(paragraph) {
  for (let at = paragraph.parentElement; at; at = at.parentElement) {
    if (SKIPPED.has(at.localName)) return true;
  }
  return false;
}

/**
 * @param {Element} element
 * @returns {string}  without that of paragraphs in it, such as those of a text box
 */
function textOf(element) {
  let text = "";
  for (const child of element.children) {
    const name = child.localName;
    if (SKIPPED.has(name) || name === "p") continue;
    if (name === "t") text += child.textContent ?? "";
    else if (name === "tab") text += "\t";
    else if (name === "br" || name === "cr") text += "\n";
    else if (name === "noBreakHyphen") text += "\u2011";
    else text += textOf(child);
  }
  return text;
}
