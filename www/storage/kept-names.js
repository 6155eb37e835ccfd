// The reader's own names, if they are kept in this browser.

/** @import { OwnName } from "../pkg/whosaid.js" */
import { isAnythingKept, withStore } from "./database.js";

const KEY = "names";

/** @returns {Promise<OwnName[] | null>}  null if they are not kept */
export async function keptNames() {
  if (!(await isAnythingKept())) return null;
  return (await withStore("settings", "readonly", (store) => store.get(KEY))) ?? null;
}

/** @param {readonly OwnName[]} names */
export function keepNames(names) {
  return withStore("settings", "readwrite", (store) => store.put(names, KEY));
}

export function forgetNames() {
  return withStore("settings", "readwrite", (store) => store.delete(KEY));
}
