// Sites on which the reader wants it always: content scripts that the browser itself puts into their pages.
//
// The browser asks the reader for the permission; what it grants is the only list there is.

/**
 * @param {string} url
 * @returns {string | null}  the pattern of all addresses of its site; null if it is not on the web
 */
export function originOf(url) {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === "https:" || protocol === "http:" ? `${protocol}//${hostname}/*` : null;
}

/**
 * @param {string} origin  pattern such as "https://news.example/*", already granted
 */
export async function rememberSite(origin) {
  const id = idOf(origin);
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) return;
  await chrome.scripting.registerContentScripts([
    { id, matches: [origin], js: ["/content.js", "/always-on.js"], runAt: "document_idle", persistAcrossSessions: true },
  ]);
}

/** @param {readonly string[]} origins  no longer granted */
export async function forgetSites(origins) {
  const gone = new Set(origins.map(idOf));
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  const ids = scripts.map(({ id }) => id).filter((id) => gone.has(id));
  if (ids.length > 0) await chrome.scripting.unregisterContentScripts({ ids });
}

/** @param {string} origin */
function idOf(origin) {
  return `site ${origin}`;
}
