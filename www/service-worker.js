// Keeps the program in the browser, so that it works without a connection. It keeps the site's own files
// and nothing else: no text that the reader gives ever comes here.
//
// `cargo xtask site` writes site-files.js: the hash of each file, and of all of them as the version. A
// version is kept whole or not at all, and an older one goes once no page uses it any more.

/** @typedef {{ version: string, files: Record<string, string> }} SiteFiles  SHA-256 in base64 by path */

/** @type {any} The types of a page's globals do not know those of a service worker. */
const worker = self;

worker.importScripts("./site-files.js");

const { version, files } = /** @type {SiteFiles} */ (worker.SITE_FILES);

const PREFIX = "whosaid-site-";
const CACHE = `${PREFIX}${version}`;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(fromCache(path, event.request));
});
// The reader wants the new version now, and not only when all its pages are closed.
worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data === "take over") worker.skipWaiting();
});

/** Fetches every file of this version. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(files).map(([path, hash]) => keep(cache, path, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function keep(cache, path, hash) {
  const url = new URL(path, worker.registration.scope);
  // By its hash: a file of another version is never taken for one of this.
  const request = new Request(url, { integrity: `sha256-${hash}`, cache: "no-cache" });
  const response = await fetch(request);
  if (!response.ok) throw new TypeError(`${path}: status ${response.status}`);
  await cache.put(url, response);
}

/** Removes the versions that nobody uses any more, and serves the pages that are open already. */
async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * @param {Request} request
 * @returns {string | null}  the file of the site that it asks for; null for anything else
 */
function pathOf({ method, url }) {
  const { href } = new URL(url);
  const scope = worker.registration.scope;
  if (method !== "GET" || !href.startsWith(scope)) return null;
  const path = href.slice(scope.length).split(/[?#]/)[0] ?? "";
  const file = path === "" || path === "index.html" ? "./" : `./${path}`;
  return Object.hasOwn(files, file) ? file : null;
}

/**
 * @param {string} path
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  // Whoever has emptied the browser's storage gets the file from the network.
  return (await cache.match(new URL(path, worker.registration.scope))) ?? fetch(request);
}
