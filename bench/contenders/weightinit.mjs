/** This package, through its public API and as it is shipped. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { heNormal, normal, truncatedNormal, uniform } from "weightinit";
import { arrayOf, CASES, HIGH, LOW, matrixShape, STD } from "../cases.mjs";

const manifest = fileURLToPath(import.meta.resolve("weightinit/package.json"));

let seed = 0;

/**
 * The call of each case. Options are written out, as in a program: V8 takes microseconds to build an
 * object from a spread, which is not what is measured here.
 */
const CALLS = {
  normal: (shape, seed, out) => normal(shape, { seed, std: STD, out }),
  uniform: (shape, seed, out) => uniform(shape, { seed, low: LOW, high: HIGH, out }),
  heNormal: (shape, seed, out) => heNormal(shape, { seed, out }),
  truncated: (shape, seed, out) => truncatedNormal(shape, { seed, std: STD, out }),
  heTruncated: (shape, seed, out) => heNormal(shape, { seed, truncated: true, out }),
  truncatedMiddle: (shape, seed, out) =>
    truncatedNormal(shape, { seed, std: STD, low: -STD, high: 3 * STD, out }),
  truncatedTail: (shape, seed, out) =>
    truncatedNormal(shape, { seed, std: STD, low: 4 * STD, high: Infinity, out }),
  truncatedFar: (shape, seed, out) =>
    truncatedNormal(shape, { seed, std: STD, low: 50 * STD, high: 51 * STD, out }),
  truncated64: (shape, seed, out) =>
    truncatedNormal(shape, { seed, std: STD, dtype: "float64", out }),
  truncatedTail64: (shape, seed, out) =>
    truncatedNormal(shape, {
      seed,
      std: STD,
      low: 4 * STD,
      high: Infinity,
      dtype: "float64",
      out,
    }),
  normal64: (shape, seed, out) => normal(shape, { seed, std: STD, dtype: "float64", out }),
  uniform64: (shape, seed, out) =>
    uniform(shape, { seed, low: LOW, high: HIGH, dtype: "float64", out }),
  normalF16: (shape, seed, out) => normal(shape, { seed, std: STD, dtype: "float16", out }),
  normalBF16: (shape, seed, out) => normal(shape, { seed, std: STD, dtype: "bfloat16", out }),
};

const task = (name) => (size, into) => {
  const call = CALLS[name];
  const shape = name.startsWith("he") ? matrixShape(size) : [size];
  const out = into === "out" ? new (arrayOf(name))(size) : undefined;
  return () => call(shape, seed++, out);
};

/** @type {import("./contender.mjs").Contender} */
export const weightinit = {
  name: "weightinit",
  version: JSON.parse(readFileSync(manifest, "utf8")).version,
  tasks: Object.fromEntries(Object.keys(CASES).map((name) => [name, task(name)])),
};
