// The threads of Node without an import that browsers and their bundlers would stumble over.

/** @type {typeof import("node:worker_threads") | undefined} */
export const threads = globalThis.Worker ? undefined : globalThis.process?.getBuiltinModule?.("node:worker_threads");
