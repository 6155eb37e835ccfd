// Offsets in code points, which formats for other programs count in.

/**
 * @param {string} text
 * @returns {(offset: number) => number}  UTF-16 code units → code points
 */
export function codePointsOf(text) {
  const points = new Uint32Array(text.length + 1);
  for (let unit = 0, point = 0; unit < text.length; point += 1) {
    // The middle of a pair of surrogates counts as its start; no span of ours begins there.
    const next = unit + ((text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1);
    points.fill(point, unit, next);
    unit = next;
    points[unit] = point + 1;
  }
  return (offset) => points[offset] ?? 0;
}
