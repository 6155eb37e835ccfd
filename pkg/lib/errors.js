// What can go wrong, each with a code that never changes with the wording.

/** An error with a stable `code`; the README of the package lists all of them. */
export class WhosaidError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? {} : { cause });
    // What is aborted is called as the platform calls it, so that usual handlers know it.
    this.name = code === "aborted" ? "AbortError" : "WhosaidError";
    /** For programs: `text`, `options`, `not_loaded`, `disposed`, `aborted`, `model_version` … */
    this.code = code;
  }
}

/**
 * @param {unknown} error  from the wasm module
 * @returns {WhosaidError}  `crashed` if the module trapped: it must not be used again
 */
export function fromModule(error) {
  if (error instanceof Error && "code" in error) return new WhosaidError(String(error.code), error.message, error);
  return new WhosaidError("crashed", `the analysis stopped unexpectedly: ${error}`, error);
}

/**
 * @param {AbortSignal} signal
 * @returns {WhosaidError}
 */
export function aborted(signal) {
  return new WhosaidError("aborted", "the analysis was aborted by its signal", signal.reason);
}
