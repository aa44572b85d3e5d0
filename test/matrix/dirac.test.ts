/**
 * `dirac` against PyTorch's dirac_ (pytorch.json, written by scripts/pytorch-matrices.py), and as
 * the convolution that it is: channels pass through unchanged.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dirac, toFloat32 } from "weightinit";
import figures from "./pytorch.json";
import { toKeras } from "./reorder.js";

const placesOf = (tensor: ArrayLike<number>): number[] =>
  Array.from(tensor).flatMap((x, i) => (x === 0 ? [] : [i]));

describe("dirac", () => {
  it.each(figures.dirac)("is PyTorch's: $shape in $groups groups", ({ shape, groups, ones }) => {
    const tensor = dirac(shape, { layout: "torch", groups });
    expect(placesOf(tensor)).toEqual([...ones].sort((a, b) => a - b));
    expect([...tensor].every((x) => Object.is(x, 0) || x === 1)).toBe(true);
  });

  it.each(figures.dirac)("is the same in Keras's order: $shape, $groups", ({ shape, groups }) => {
    const keras = toKeras(dirac(shape, { layout: "torch", groups }), shape);
    expect([...dirac(keras.shape, { layout: "keras", groups })]).toEqual(keras.tensor);
  });

  it("has ones in every dtype", () => {
    const shape = [2, 2, 2];
    const whole = [...dirac(shape, { layout: "torch" })];
    expect([...dirac(shape, { layout: "torch", dtype: "float64" })]).toEqual(whole);
    for (const dtype of ["float16", "bfloat16"] as const) {
      const bits = dirac(shape, { layout: "torch", dtype });
      expect([...toFloat32(bits, dtype)]).toEqual(whole);
    }
  });

  it("passes every channel through a convolution", () => {
    // Keras's order, one axis: y[t][o] = Σ x[t + k − ⌊K/2⌋][i]·w[k][i][o], circular.
    const size = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(size, size, size, (taps, inputs, outputs) => {
        const w = dirac([taps, inputs, outputs], { layout: "keras" });
        const length = 7;
        const x = (t: number, i: number): number => 10 * ((t + 2 * length) % length) + i + 1;
        for (let t = 0; t < length; t++) {
          for (let o = 0; o < outputs; o++) {
            let y = 0;
            for (let k = 0; k < taps; k++) {
              for (let i = 0; i < inputs; i++) {
                const weight = w[(k * inputs + i) * outputs + o] as number;
                y += x(t + k - Math.floor(taps / 2), i) * weight;
              }
            }
            expect(y).toBe(o < inputs ? x(t, o) : 0);
          }
        }
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});
