/** This package, through its public API and as it is shipped. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { heNormal, normal, uniform } from "weightinit";
import { HIGH, LOW, matrixShape, STD } from "../cases.mjs";

const manifest = fileURLToPath(import.meta.resolve("weightinit/package.json"));

let seed = 0;

/** @type {import("./contender.mjs").Contender} */
export const weightinit = {
  name: "weightinit",
  version: JSON.parse(readFileSync(manifest, "utf8")).version,
  tasks: {
    normal: (size, into) => {
      const shape = [size];
      if (into === "fresh") return () => normal(shape, { seed: seed++, std: STD });
      const out = new Float32Array(size);
      return () => normal(shape, { seed: seed++, std: STD, out });
    },
    uniform: (size, into) => {
      const shape = [size];
      if (into === "fresh") return () => uniform(shape, { seed: seed++, low: LOW, high: HIGH });
      const out = new Float32Array(size);
      return () => uniform(shape, { seed: seed++, low: LOW, high: HIGH, out });
    },
    heNormal: (size, into) => {
      const shape = matrixShape(size);
      if (into === "fresh") return () => heNormal(shape, { seed: seed++ });
      const out = new Float32Array(size);
      return () => heNormal(shape, { seed: seed++, out });
    },
  },
};
