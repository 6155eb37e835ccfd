// Finding and making elements. Text only ever becomes a text node.

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 * @throws {TypeError} if index.html has no such element
 */
export function find(root, selector, type) {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new TypeError(`the page has no ${selector}`);
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className  "" for none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * @param {string} className  "" for none
 * @param {(() => void) | null} act  null where an element around it listens
 * @param {...(Node | string)} children
 * @returns {HTMLButtonElement}
 */
export function makeButton(className, act, ...children) {
  const button = make("button", className, ...children);
  button.type = "button";
  if (act) button.addEventListener("click", act);
  return button;
}
