// Where a correction begins: the button in the card, and what every way to it tells.

/** @import { CorrectWish } from "./correcting.js" */
import { makeButton } from "./dom.js";
import { phrase } from "./language.js";

/**
 * Tells by the event "whosaid:correct" what the reader wants to correct.
 *
 * @param {EventTarget} from
 * @param {CorrectWish} detail
 */
export function wishToCorrect(from, detail) {
  from.dispatchEvent(new CustomEvent("whosaid:correct", { bubbles: true, detail }));
}

/**
 * @param {CorrectWish} wish
 * @returns {HTMLButtonElement}
 */
export function correctButton(wish) {
  const button = makeButton("correct-button", () => wishToCorrect(button, wish), phrase("correct.open"));
  return button;
}
