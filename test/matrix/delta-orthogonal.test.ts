/**
 * `deltaOrthogonal`: the matrix of `orthogonal` at the centre tap, zeros elsewhere, and what that
 * is for: a circular convolution keeps the norm.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltaOrthogonal, orthogonal } from "weightinit";
import { roundToHalf } from "../../src/half.js";
import { firstDifference } from "../bits.js";
import { toKeras } from "./reorder.js";

/** Rank, then spatial sizes, channels in and out. */
const KERNELS = [
  [[1], 1, 1],
  [[3], 2, 2],
  [[4], 3, 5],
  [[3, 3], 4, 7],
  [[2, 5], 1, 3],
  [[4, 4], 2, 2],
  [[3, 2, 4], 3, 4],
] as const;

describe.each(KERNELS)("deltaOrthogonal, taps %j, %i in, %i out", (spatial, inputs, outputs) => {
  const shape = [...spatial, inputs, outputs];
  const options = { seed: 1, stream: 4, gain: 2 };
  const kernel = deltaOrthogonal(shape, { ...options, layout: "keras" });

  it("has the matrix of its stream at ⌊(k − 1)/2⌋ and +0 elsewhere", () => {
    const tap = spatial.reduce((index, k) => index * k + Math.floor((k - 1) / 2), 0);
    const size = inputs * outputs;
    const expected = new Float32Array(kernel.length);
    expected.set(orthogonal([inputs, outputs], options), tap * size);
    expect(firstDifference(kernel, expected)).toBe(-1);
  });

  it("is the same in PyTorch's order", () => {
    const torchShape = [outputs, inputs, ...spatial];
    const torch = deltaOrthogonal(torchShape, { ...options, layout: "torch" });
    expect(toKeras(torch, torchShape)).toEqual({ shape, tensor: [...kernel] });
  });

  it("is the whole's part, and rounded in 16 bits", () => {
    const half = Math.floor(kernel.length / 2);
    const part = deltaOrthogonal(shape, {
      ...options,
      layout: "keras",
      range: [half, kernel.length],
    });
    expect(firstDifference(part, kernel.subarray(half))).toBe(-1);
    const rounded = new Uint16Array(kernel.length);
    roundToHalf(kernel, "float16", rounded);
    const bits = deltaOrthogonal(shape, { ...options, layout: "keras", dtype: "float16" });
    expect(firstDifference(bits, rounded)).toBe(-1);
  });
});

it("a circular convolution with deltaOrthogonal keeps the norm", () => {
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(size, size, size, size, fc.nat(3), (height, width, inputs, more, seed) => {
      const outputs = inputs + more - 1;
      const w = deltaOrthogonal([height, width, inputs, outputs], {
        layout: "keras",
        dtype: "float64",
        seed,
      });
      const n = 6;
      const x = Array.from({ length: n * n * inputs }, (_, i) => Math.sin(i * i + seed));
      const y = new Float64Array(n * n * outputs);
      for (const [at] of y.entries()) {
        const [o, column, row] = [
          at % outputs,
          Math.floor(at / outputs) % n,
          Math.floor(at / outputs / n),
        ];
        for (let p = 0; p < height * width * inputs; p++) {
          const [i, b, a] = [
            p % inputs,
            Math.floor(p / inputs) % width,
            Math.floor(p / inputs / width),
          ];
          const from = (((row + a) % n) * n + ((column + b) % n)) * inputs + i;
          y[at] = (y[at] as number) + (x[from] as number) * (w[p * outputs + o] as number);
        }
      }
      const norm = (z: Iterable<number>): number => Math.hypot(...z);
      expect(Math.abs(norm(y) / norm(x) - 1)).toBeLessThan(1e-12);
    }),
    { numRuns: 40, seed: 1 },
  );
});
