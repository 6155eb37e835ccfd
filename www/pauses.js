// Puts work off until the one who types makes a pause.

/** Keys of somebody who types fast come this close. */
const PAUSE_MS = 150;

/** Nobody waits longer than this for what is shown to follow. */
const LONGEST_WAIT_MS = 1000;

export class Pauses {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #waitingSince = 0;

  /** @param {() => void} act  in place of what was put off before */
  putOff(act) {
    const now = performance.now();
    if (this.#timer === undefined) this.#waitingSince = now;
    clearTimeout(this.#timer);
    const wait = Math.min(PAUSE_MS, this.#waitingSince + LONGEST_WAIT_MS - now);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      act();
    }, Math.max(0, wait));
  }

  /** Forgets what was put off. */
  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
