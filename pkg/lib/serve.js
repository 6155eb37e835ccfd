// The worker's side of ./remote.js.
//
// In: { load: sources } once, then { id, text, options }. Out: { isLoaded } or { error }, then for each
// article { id, analysis } or { id, error }.

/** @import { Platform } from "./platform.js" */
import { LocalEngine } from "./local.js";

/**
 * @param {Platform} platform
 * @param {(message: unknown) => void} post
 * @returns {(message: any) => Promise<void>}  takes what comes in; never throws
 */
export function serve(platform, post) {
  /** @type {Promise<LocalEngine>} */
  let loading;
  return async ({ id, load, text, options }) => {
    try {
      if (load) {
        loading = LocalEngine.load(load, platform);
        await loading;
        post({ isLoaded: true });
      } else {
        post({ id, analysis: await (await loading).analyze(text, options) });
      }
    } catch (error) {
      const { code, message } = /** @type {import("./errors.js").WhosaidError} */ (error);
      post(load ? { error: { code, message } } : { id, error: { code, message } });
    }
  };
}
