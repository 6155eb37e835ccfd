// Begins by itself, in pages of the sites that the reader has chosen for that.

/** @import { PageReader } from "./page-reader.js" */

/** @type {typeof globalThis & { whosaidPage?: PageReader }} */
const { whosaidPage } = globalThis;
whosaidPage?.begin();
