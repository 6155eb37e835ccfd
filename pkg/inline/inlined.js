// Stands for what xtask/package.mjs puts here: base64 of the two files compressed by deflate, and the worker's script.

export const WASM = "";
export const MODEL = "";
export const WORKER = "";
