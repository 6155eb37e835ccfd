// Hands an export to the reader: as a file, or on the clipboard. Nothing goes anywhere else.

/** The page's style sheets that an exported page takes along. */
const STYLES = ["colours.css", "marks.css"];

/** A browser may read the file a while after the click. */
const KEPT_MS = 60_000;

/**
 * @param {string} name  of the file
 * @param {string} type  media type
 * @param {string} content
 */
export function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** @returns {string}  read from memory: an export sends no request */
export function pageStyles() {
  const sheets = [...document.styleSheets].filter(({ href }) => STYLES.some((name) => href?.endsWith(`/${name}`)));
  return sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
}

/**
 * @param {{ html: string, text: string }} copied
 * @returns {Promise<boolean>}  false if the browser forbids it
 */
export async function copyRich({ html, text }) {
  const blob = (/** @type {string} */ content, /** @type {string} */ type) => new Blob([content], { type });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") })]);
    return true;
  } catch {
    return copyByEvent({ html, text });
  }
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}  false if the browser forbids it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent({ html: "", text });
  }
}

/**
 * The older way, for browsers and places without the clipboard's own interface.
 *
 * @param {{ html: string, text: string }} copied
 * @returns {boolean}
 */
function copyByEvent({ html, text }) {
  let isCopied = false;
  const onCopy = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    if (html) event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    isCopied = event.clipboardData !== null;
  };
  document.addEventListener("copy", onCopy, { once: true, capture: true });
  const isAllowed = document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
  return isAllowed && isCopied;
}
