// The text of a file's bytes.

/**
 * @typedef {object} Decoded
 * @property {string} text
 * @property {"nul" | "replaced" | null} flaw  what of it was no text
 */

/** More than this part of control and replacement characters, and it is no text. */
const MOST_FLAWED = 0.1;

/** How far into a file its own statement of the encoding is looked for, as browsers do. */
const DECLARATION_BYTES = 1024;

/**
 * @param {ArrayBuffer} buffer
 * @returns {Decoded | null}  null if it is not text
 */
export function decode(buffer) {
  const bytes = new Uint8Array(buffer);
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const { flawed, hasNul } = flawsOf(text);
  if (flawed > text.length * MOST_FLAWED) return null;
  if (hasNul) return { text, flaw: "nul" };
  return { text, flaw: text.includes("\ufffd") ? "replaced" : null };
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}  a name that TextDecoder knows
 */
function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ?? "utf-8";
  try {
    const { encoding } = new TextDecoder(declared);
    // A file that says so in ASCII cannot be in UTF-16.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return "utf-8";
  }
}

/**
 * @param {string} text
 * @returns {{ flawed: number, hasNul: boolean }}  number of characters that no text has
 */
function flawsOf(text) {
  let flawed = 0;
  let hasNul = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isControl = unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0c && unit !== 0x0d;
    if (isControl || unit === 0xfffd) flawed += 1;
    if (unit === 0) hasNul = true;
  }
  return { flawed, hasNul };
}
