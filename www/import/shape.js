// Checks that a value from elsewhere has the shape that it should have, and copies just that.
//
// A shape takes the value and its path ("annotation.claims[3].start") and gives a clean copy, or throws
// a ShapeError. What a shape does not name is left behind.

/**
 * @template T
 * @typedef {(value: unknown, path: string) => T} Shape
 */

/** Says where the value is not what it should be. */
export class ShapeError extends Error {
  /**
   * @param {string} path
   * @param {string} wanted
   */
  constructor(path, wanted) {
    super(`${path} is no ${wanted}`);
    this.name = "ShapeError";
    this.path = path;
  }
}

/** @type {Shape<string>} */
export function string(value, path) {
  if (typeof value !== "string") throw new ShapeError(path, "string");
  return value;
}

/** @type {Shape<boolean>} */
export function boolean(value, path) {
  if (typeof value !== "boolean") throw new ShapeError(path, "boolean");
  return value;
}

/** @type {Shape<number>} */
export function count(value, path) {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new ShapeError(path, "count");
  return value;
}

/** @type {Shape<number>}  0 to 1 */
export function share(value, path) {
  if (typeof value !== "number" || !(value >= 0 && value <= 1)) throw new ShapeError(path, "number from 0 to 1");
  return value;
}

/**
 * @template {string | number} T
 * @param {readonly T[]} values
 * @returns {Shape<T>}
 */
export function oneOf(values) {
  return (value, path) => {
    const found = values.find((known) => known === value);
    if (found === undefined) throw new ShapeError(path, "known value");
    return found;
  };
}

/**
 * @template T
 * @param {Shape<T>} shape
 * @returns {Shape<T | null>}
 */
export function nullable(shape) {
  return (value, path) => (value === null ? null : shape(value, path));
}

/**
 * @template T
 * @param {Shape<T>} shape
 * @param {T} fallback
 * @returns {Shape<T>}  the fallback where there is nothing
 */
export function optional(shape, fallback) {
  return (value, path) => (value === undefined ? fallback : shape(value, path));
}

/**
 * @template T
 * @param {Shape<T>} shape
 * @returns {Shape<T[]>}
 */
export function list(shape) {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path, "list");
    return value.map((item, index) => shape(item, `${path}[${index}]`));
  };
}

/**
 * @template {Record<string, Shape<any>>} S
 * @param {S} shapes
 * @returns {Shape<{ [K in keyof S]: ReturnType<S[K]> }>}
 */
export function object(shapes) {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ShapeError(path, "object");
    const given = /** @type {Record<string, unknown>} */ (value);
    const entries = Object.entries(shapes).map(([name, shape]) => {
      const field = Object.hasOwn(given, name) ? given[name] : undefined;
      return [name, shape(field, path ? `${path}.${name}` : name)];
    });
    return Object.fromEntries(entries);
  };
}
