// Long work in slices, between which the page can react to its reader.

/** Work without a pause: less than one notices. */
const SLICE_MS = 12;

export class Slices {
  #signal;
  #end = performance.now() + SLICE_MS;

  /** @param {AbortSignal} signal  ends the work */
  constructor(signal) {
    this.#signal = signal;
  }

  /**
   * To be called between two steps of the work.
   *
   * @returns {Promise<void> | void}  to wait for
   * @throws the signal's reason
   */
  next() {
    if (performance.now() < this.#end) return;
    return this.#pause();
  }

  async #pause() {
    await new Promise((resolve) => setTimeout(resolve));
    this.#signal.throwIfAborted();
    this.#end = performance.now() + SLICE_MS;
  }
}
