// What the keys do while the article has the focus.

/**
 * @typedef {object} Actions
 * @property {(step: 1 | -1) => void} stepClaim
 * @property {(step: 1 | -1) => void} stepName
 * @property {() => void} explain
 * @property {() => void} leave
 * @property {() => void} toggleHighlights
 * @property {() => void} correct
 */

/** @type {Record<string, (actions: Actions) => void>} */
const KEYS = {
  n: ({ stepClaim }) => stepClaim(1),
  p: ({ stepClaim }) => stepClaim(-1),
  // Not up and down: those scroll.
  ArrowRight: ({ stepClaim }) => stepClaim(1),
  ArrowLeft: ({ stepClaim }) => stepClaim(-1),
  e: ({ stepName }) => stepName(1),
  E: ({ stepName }) => stepName(-1),
  Enter: ({ explain }) => explain(),
  Escape: ({ leave }) => leave(),
  c: ({ correct }) => correct(),
  h: ({ toggleHighlights }) => toggleHighlights(),
};

/**
 * @param {HTMLElement} article
 * @param {Actions} actions
 */
export function listenToKeys(article, actions) {
  article.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(actions);
  });
}
