/** This package, through its public API and as it is shipped. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { heNormal, normal, truncatedNormal, uniform } from "weightinit";
import { arrayOf, CASES, HIGH, LOW, matrixShape, STD } from "../cases.mjs";

const manifest = fileURLToPath(import.meta.resolve("weightinit/package.json"));

let seed = 0;

/** Initializer and options of each case. */
const CALLS = {
  normal: [normal, { std: STD }],
  uniform: [uniform, { low: LOW, high: HIGH }],
  heNormal: [heNormal, {}],
  truncated: [truncatedNormal, { std: STD }],
  heTruncated: [heNormal, { truncated: true }],
  normal64: [normal, { std: STD, dtype: "float64" }],
  uniform64: [uniform, { low: LOW, high: HIGH, dtype: "float64" }],
  normalF16: [normal, { std: STD, dtype: "float16" }],
  normalBF16: [normal, { std: STD, dtype: "bfloat16" }],
};

const task = (name) => {
  const [initializer, options] = CALLS[name];
  return (size, into) => {
    const shape = name.startsWith("he") ? matrixShape(size) : [size];
    if (into === "fresh") return () => initializer(shape, { ...options, seed: seed++ });
    const out = new (arrayOf(name))(size);
    return () => initializer(shape, { ...options, seed: seed++, out });
  };
};

/** @type {import("./contender.mjs").Contender} */
export const weightinit = {
  name: "weightinit",
  version: JSON.parse(readFileSync(manifest, "utf8")).version,
  tasks: Object.fromEntries(Object.keys(CASES).map((name) => [name, task(name)])),
};
