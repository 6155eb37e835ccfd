// What ought to be painted, by the same wasm module run in Node.

/** @import { Painted } from "./reader.mjs" */
/** @import { Analysis } from "../../pkg/whosaid.js" */
import { analyzer } from "../pkg/load.mjs";

/**
 * @param {string} text
 * @returns {Analysis}
 */
export function analysisOf(text) {
  return analyzer.analyze(text);
}

/**
 * @param {string} text
 * @returns {Painted}  every span of the annotation, by style, sorted
 */
export function expected(text) {
  const { claims, entities } = analysisOf(text);
  /** @type {Painted} */
  const painted = {};
  /**
   * @param {string} style
   * @param {{ start: number, end: number }} span
   */
  const add = (style, { start, end }) => {
    (painted[`whosaid-${style}`] ??= []).push([start, end, text.slice(start, end)]);
  };
  for (const { sourceKind, contents, sources, cues, via } of claims) {
    for (const span of contents) add(`content-${sourceKind}`, span);
    for (const span of sources) add(`source-${sourceKind}`, span);
    for (const span of cues) add(`cue-${sourceKind}`, span);
    for (const span of via) add(`via-${sourceKind}`, span);
  }
  for (const entity of entities) add(`entity-${entity.kind}`, entity);
  for (const spans of Object.values(painted)) spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return painted;
}

/**
 * @param {string} text
 * @param {Painted} painted
 * @returns {Painted}  with spans that touch or overlap joined, as marks cannot tell them apart
 */
export function joined(text, painted) {
  /** @type {Painted} */
  const result = {};
  for (const [style, spans] of Object.entries(painted)) {
    /** @type {[number, number, string][]} */
    const merged = [];
    for (const [start, end] of spans) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end, ""]);
    }
    result[style] = merged.map(([start, end]) => [start, end, text.slice(start, end)]);
  }
  return result;
}
