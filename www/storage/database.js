// The browser's own storage: only what the reader asks to keep is ever written there.

/** Why something could not be kept; the code is one of the catalogue's messages. */
export class KeepError extends Error {
  /** @param {"keep_full" | "keep_forbidden" | "keep_failed"} code */
  constructor(code) {
    super(code);
    this.name = "KeepError";
    this.code = code;
  }
}

const NAME = "whosaid";
const VERSION = 1;

/** @typedef {"articles" | "settings"} Store */

/** @type {readonly Store[]} */
const STORES = ["articles", "settings"];

/**
 * Does something with a store, and is done once it is safely written.
 *
 * @template T
 * @param {Store} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}  rejects with a {@link KeepError}
 */
export async function withStore(name, mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } catch (error) {
    throw keepError(error);
  } finally {
    database.close();
  }
}

/** Asks the browser not to clear the storage when it runs short of room; it may refuse. */
export async function askToPersist() {
  try {
    await navigator.storage.persist();
  } catch {
    // Older browsers, and addresses that are not secure.
  }
}

/** @returns {Promise<boolean>}  whether there is anything; opening a database would make one */
export async function isAnythingKept() {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === NAME);
  } catch {
    return false;
  }
}

/** Removes the whole database. */
export function deleteDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve(null);
    request.onerror = () => reject(keepError(request.error));
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    try {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => {
        for (const store of STORES) request.result.createObjectStore(store, { autoIncrement: store === "articles" });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(keepError(request.error));
    } catch (error) {
      reject(keepError(error));
    }
  });
}

/**
 * @param {unknown} error
 * @returns {KeepError}
 */
function keepError(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return new KeepError("keep_full");
  // What browsers throw where storage is switched off, or in a private window.
  if (["SecurityError", "InvalidStateError", "NotAllowedError"].includes(name)) return new KeepError("keep_forbidden");
  return new KeepError("keep_failed");
}
