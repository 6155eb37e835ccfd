// Where the program and its model come from: addresses, bytes, responses, a compiled module.

import { WhosaidError } from "./errors.js";

/** @typedef {ArrayBuffer | ArrayBufferView<ArrayBuffer>} Bytes */
/** @typedef {string | URL | Response | Bytes} ModelSource  a string is an address */
/** @typedef {ModelSource | WebAssembly.Module} WasmSource */
/**
 * @typedef {object} Sources
 * @property {WasmSource | Promise<WasmSource>} [wasm]  the file `whosaid_bg.wasm`; where it is left out, the package's own
 * @property {ModelSource | Promise<ModelSource>} [model]  the file `model.bin`; where it is left out, the package's own
 */

/** @typedef {(url: string | URL) => Promise<Response | Bytes>} Read  gives the file at an address */

/**
 * @param {Sources["wasm"] & {}} given
 * @param {Read} read
 * @returns {Promise<WebAssembly.Module>}
 */
export async function moduleOf(given, read) {
  const source = await given;
  if (source instanceof WebAssembly.Module) return source;
  const content = await opened(source, read, "wasm");
  try {
    if (!(content instanceof Response)) return await WebAssembly.compile(content);
    // A host that calls the file something else makes it come whole first.
    const isStreamed = content.headers.get("Content-Type")?.split(";")[0] === "application/wasm";
    return await (isStreamed ? WebAssembly.compileStreaming(content) : WebAssembly.compile(await content.arrayBuffer()));
  } catch (error) {
    throw new WhosaidError("load", `the wasm file cannot be compiled: ${error}`, error);
  }
}

/**
 * @param {Sources["model"] & {}} given
 * @param {Read} read
 * @returns {Promise<Uint8Array>}  the bytes given, not a copy
 */
export async function bytesOf(given, read) {
  const content = await opened(await given, read, "model");
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  try {
    return new Uint8Array(await content.arrayBuffer());
  } catch (error) {
    throw new WhosaidError("load", `the model file did not come whole: ${error}`, error);
  }
}

/**
 * @template {WasmSource} T
 * @param {T} source
 * @param {"wasm" | "model"} what
 * @returns {T}  the same
 */
export function checked(source, what) {
  const isModule = what === "wasm" && source instanceof WebAssembly.Module;
  const isAddress = typeof source === "string" || source instanceof URL;
  if (isModule || isAddress || source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if (!(source instanceof Response)) {
    throw new WhosaidError("sources", `\`${what}\` must be an address, a Response or bytes${what === "wasm" ? ", or a compiled module" : ""}`);
  }
  if (source.ok) return source;
  throw new WhosaidError("load", `the ${what} file could not be fetched: ${source.url} answered with status ${source.status}`);
}

/**
 * @param {ModelSource} source
 * @param {Read} read
 * @param {"wasm" | "model"} what
 * @returns {Promise<Response | Bytes>}
 */
async function opened(source, read, what) {
  checked(source, what);
  return typeof source === "string" || source instanceof URL ? checked(await readOrSay(source, read, what), what) : source;
}

/**
 * @param {string | URL} url
 * @param {Read} read
 * @param {string} what
 * @returns {Promise<Response | Bytes>}
 */
async function readOrSay(url, read, what) {
  try {
    return await read(url);
  } catch (error) {
    throw new WhosaidError("load", `the ${what} file could not be read from ${url}: ${error}`, error);
  }
}
