// What differs between browsers and Node; ./browser.js and ./node.js are the two.

/** @import { ModelSource, Read, WasmSource } from "./sources.js" */

/**
 * @typedef {object} Platform
 * @property {() => WasmSource | Promise<WasmSource>} wasm  the package's own file
 * @property {() => ModelSource | Promise<ModelSource>} model  the package's own file
 * @property {Read} read
 * @property {(listener: WorkerListener) => RunningWorker} startWorker
 */

/**
 * @typedef {object} WorkerListener
 * @property {(message: any) => void} message
 * @property {(why: string) => void} failure  the worker cannot be started, or has died
 */

/**
 * @typedef {object} RunningWorker
 * @property {(message: unknown) => void} post
 * @property {(isBusy: boolean) => void} setBusy  an idle worker does not keep a program running
 * @property {() => void} stop
 */

export {};
