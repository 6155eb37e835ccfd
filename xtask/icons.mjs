// Draws www/icon.svg as the PNG files that installing the page or the extension asks for: node xtask/icons.mjs
//
// The shapes are those of the SVG, in its units of 32; each pixel is the mean of 4 × 4 samples.

import { writeFile } from "node:fs/promises";
import { crc32, deflateSync } from "node:zlib";

const ROOT = new URL("../", import.meta.url);

const BLUE = [0x1f, 0x5f, 0x8b];
const WHITE = [0xff, 0xff, 0xff];
const SAMPLES = 4;

/** The speech bubble. */
const BUBBLE = [[4, 5], [28, 5], [28, 22], [14, 22], [7, 28], [7, 22], [4, 22]];

/** The lines of words in it: from, to, with round ends. */
const LINES = [{ y: 11, from: 8, to: 24 }, { y: 16, from: 8, to: 18 }];
const HALF_WIDTH = 1.25;

/**
 * @typedef {object} Icon
 * @property {string} name  its path in the repository
 * @property {number} pixels
 * @property {boolean} full  filled to the edges, for systems that cut a shape out of it
 */

/** @type {Icon[]} */
const ICONS = [
  { name: "www/icons/icon-192.png", pixels: 192, full: false },
  { name: "www/icons/icon-512.png", pixels: 512, full: false },
  { name: "www/icons/icon-maskable-512.png", pixels: 512, full: true },
  { name: "www/icons/icon-apple-180.png", pixels: 180, full: true },
  ...[16, 32, 48, 128].map((pixels) => ({ name: `extension/icons/icon-${pixels}.png`, pixels, full: false })),
];

for (const icon of ICONS) await writeFile(new URL(icon.name, ROOT), png(icon));

/**
 * @param {number} x  in units of the SVG
 * @param {number} y
 * @param {boolean} full
 * @returns {number[] | null}  the colour there; null for none
 */
function colourAt(x, y, full) {
  if (LINES.some((line) => Math.hypot(x - Math.min(Math.max(x, line.from), line.to), y - line.y) <= HALF_WIDTH)) return WHITE;
  if (full) return BLUE;
  return isInBubble(x, y) ? BLUE : null;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {boolean}  by counting the edges to the right
 */
function isInBubble(x, y) {
  let inside = false;
  BUBBLE.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = BUBBLE[(index + 1) % BUBBLE.length] ?? [];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

/**
 * @param {Icon} icon
 * @returns {Buffer}
 */
function png({ pixels, full }) {
  const rows = Buffer.alloc(pixels * (1 + pixels * 4));
  // What may be cut off is a fifth at each side: the words stay within the rest.
  const [scale, shift] = full ? [32 / pixels, 2.5] : [32 / pixels, 0];
  for (let row = 0; row < pixels; row += 1) {
    for (let column = 0; column < pixels; column += 1) {
      const pixel = pixelAt(column, row, scale, shift, full);
      rows.set(pixel, row * (1 + pixels * 4) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  // 8 bits each of red, green, blue, alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/**
 * @param {number} column
 * @param {number} row
 * @param {number} scale
 * @param {number} shift  of the drawing to the middle, in units of the SVG
 * @param {boolean} full
 * @returns {number[]}  red, green, blue, alpha
 */
function pixelAt(column, row, scale, shift, full) {
  const sum = [0, 0, 0];
  let drawn = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale - shift;
    const colour = colourAt(x, y, full);
    if (!colour) continue;
    drawn += 1;
    colour.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
  }
  const mean = sum.map((value) => (drawn > 0 ? Math.round(value / drawn) : 0));
  return [...mean, Math.round((drawn * 255) / (SAMPLES * SAMPLES))];
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
