// Whether an article stands on a dark ground: its letters are then lighter than that.

/**
 * @param {Element} element  of the article
 * @returns {boolean}
 */
export function isOnDark(element) {
  const view = element.ownerDocument.defaultView ?? window;
  for (let place = /** @type {Element | null} */ (element); place; place = parentOf(place)) {
    const ground = componentsOf(view.getComputedStyle(place).backgroundColor);
    if (ground && ground.alpha > 0.5) return lightness(ground) < 0.5;
  }
  // Nobody paints a ground: the browser's own is dark if the page allows it and the reader wants it.
  const ink = componentsOf(view.getComputedStyle(element).color);
  return ink !== null && lightness(ink) > 0.6;
}

/** @param {Element} element */
function parentOf(element) {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * @param {string} colour  as browsers compute it
 * @returns {{ red: number, green: number, blue: number, alpha: number } | null}  0 to 1
 */
function componentsOf(colour) {
  const match = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,| \/)? ?([\d.]+)?\)/.exec(colour);
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1, 4).map((component) => Number(component) / 255);
  return { red, green, blue, alpha: match[4] === undefined ? 1 : Number(match[4]) };
}

/** @param {{ red: number, green: number, blue: number }} colour */
function lightness({ red, green, blue }) {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
