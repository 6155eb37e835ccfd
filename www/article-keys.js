// What the keys do: while the article has the focus, and anywhere. The help is made from the same table.

/** @import { PhraseKey } from "./language.js" */

/**
 * @typedef {object} Actions
 * @property {(step: 1 | -1) => void} stepClaim
 * @property {(step: 1 | -1) => void} stepSameKind  to a claim of the same kind of source
 * @property {(step: 1 | -1) => void} stepName
 * @property {() => void} explain
 * @property {() => void} leave
 * @property {() => void} toggleHighlights
 * @property {() => void} nextLevel  shows more, or from everything on only claims again
 * @property {() => void} toPanel  moves the focus
 * @property {() => void} correct
 */

/**
 * @typedef {object} KeyAction
 * @property {string[]} keys  as in KeyboardEvent.key
 * @property {PhraseKey} says
 * @property {((actions: Actions) => void) | null} act  null if another module listens
 */

/** @type {readonly KeyAction[]} */
export const ARTICLE_KEYS = [
  // Not up and down: those scroll.
  { keys: ["n", "ArrowRight"], says: "keys.next_claim", act: ({ stepClaim }) => stepClaim(1) },
  { keys: ["p", "ArrowLeft"], says: "keys.previous_claim", act: ({ stepClaim }) => stepClaim(-1) },
  { keys: ["k"], says: "keys.next_same", act: ({ stepSameKind }) => stepSameKind(1) },
  { keys: ["K"], says: "keys.previous_same", act: ({ stepSameKind }) => stepSameKind(-1) },
  { keys: ["e"], says: "keys.next_name", act: ({ stepName }) => stepName(1) },
  { keys: ["E"], says: "keys.previous_name", act: ({ stepName }) => stepName(-1) },
  { keys: ["Enter"], says: "keys.explain", act: ({ explain }) => explain() },
  { keys: ["Escape"], says: "keys.leave", act: ({ leave }) => leave() },
  { keys: ["h"], says: "keys.hide", act: ({ toggleHighlights }) => toggleHighlights() },
  { keys: ["m"], says: "keys.level", act: ({ nextLevel }) => nextLevel() },
  { keys: ["t"], says: "keys.panel", act: ({ toPanel }) => toPanel() },
  { keys: ["c"], says: "keys.correct", act: ({ correct }) => correct() },
  { keys: ["a"], says: "keys.add", act: null },
];

/** Keys that work everywhere but in a field.
 * @type {readonly KeyAction[]} */
export const GLOBAL_KEYS = [
  { keys: ["?"], says: "keys.help", act: null },
  { keys: ["Ctrl Z"], says: "keys.undo", act: null },
  { keys: ["Ctrl Shift Z"], says: "keys.redo", act: null },
];

/** @type {ReadonlyMap<string, KeyAction>} */
const BY_KEY = new Map(ARTICLE_KEYS.flatMap((action) => action.keys.map((key) => [key, action])));

/**
 * @param {HTMLElement} article
 * @param {Actions} actions
 */
export function listenToKeys(article, actions) {
  article.addEventListener("keydown", (event) => {
    const act = BY_KEY.get(event.key)?.act;
    if (!act || event.ctrlKey || event.altKey || event.metaKey || isControl(event.target)) return;
    event.preventDefault();
    act(actions);
  });
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean}  whether keys mean something there already, as in a link of an article on another's page
 */
function isControl(target) {
  return target instanceof Element && target.closest("a, button, input, select, textarea, summary, [contenteditable]") !== null;
}
