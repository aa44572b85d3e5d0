/**
 * `standardized: true`: the sample's own mean and standard deviation are the law's.
 */
import { describe, expect, it } from "vitest";
import {
  heNormal,
  normal,
  summarize,
  toFloat32,
  truncatedNormal,
  uniform,
  varianceScaling,
  zeros,
} from "weightinit";

const loose = (f: unknown): ((...args: readonly unknown[]) => unknown) =>
  f as (...args: readonly unknown[]) => unknown;

describe("standardized", () => {
  it("gives the law's mean and std, to rounding", () => {
    const n = summarize(normal([1000], { seed: 1, mean: 3, std: 0.5, standardized: true }));
    expect(n.mean).toBeCloseTo(3, 7);
    expect(n.std).toBeCloseTo(0.5, 7);
    const u = summarize(uniform([1001], { seed: 1, low: 1, high: 4, standardized: true }));
    expect(u.mean).toBeCloseTo(2.5, 7);
    expect(u.std).toBeCloseTo(3 / Math.sqrt(12), 7);
    const h = summarize(heNormal([30, 40], { seed: 1, truncated: true, standardized: true }));
    expect(h.std).toBeCloseTo(Math.sqrt(2 / 30), 8);
    // scipy 1.17.1: truncnorm(-2, 2).std() = 0.8796256610342398
    const t = summarize(truncatedNormal([1000], { seed: 1, std: 1, standardized: true }));
    expect(t.std).toBeCloseTo(0.8796256610342398, 7);
  });

  it("is exact to double in float64", () => {
    const x = normal([501], { seed: 9, std: 2, dtype: "float64", standardized: true });
    const { mean, std } = summarize(x);
    expect(Math.abs(mean)).toBeLessThan(1e-15);
    expect(Math.abs(std / 2 - 1)).toBeLessThan(1e-15);
  });

  it("is rescaled before it is rounded to a half format", () => {
    const floats = normal([4000], { seed: 2, std: 1, standardized: true });
    const bits = normal([4000], { seed: 2, std: 1, standardized: true, dtype: "bfloat16" });
    const back = toFloat32(bits, "bfloat16");
    for (let i = 0; i < 4000; i++) {
      expect(Math.abs((back[i] as number) - (floats[i] as number))).toBeLessThanOrEqual(
        2 ** -8 * Math.abs(floats[i] as number),
      );
    }
  });

  it("keeps the order of the elements: it is an affine map of the tensor", () => {
    const x = normal([200], { seed: 5 });
    const y = normal([200], { seed: 5, standardized: true });
    const slope = ((y[1] as number) - (y[0] as number)) / ((x[1] as number) - (x[0] as number));
    for (let i = 2; i < 200; i++) {
      const step = (y[i] as number) - (y[0] as number);
      expect(step / ((x[i] as number) - (x[0] as number))).toBeCloseTo(slope, 4);
    }
  });

  it("makes ±σ of two elements, and nothing of none", () => {
    const two = normal([2], { seed: 5, std: 3, standardized: true });
    expect([...two].map(Math.abs)).toEqual([3, 3]);
    expect(normal([0], { seed: 5, standardized: true }).length).toBe(0);
    expect(varianceScaling([0, 3], { seed: 5, standardized: true }).length).toBe(0);
  });

  it.each([
    ["one element", () => normal([1], { seed: 1, standardized: true }), RangeError],
    ["a constant law", () => normal([9], { seed: 1, std: 0, standardized: true }), RangeError],
    ["a range", () => normal([9], { seed: 1, range: [0, 3], standardized: true }), TypeError],
    ["1", () => loose(normal)([9], { standardized: 1 }), TypeError],
    ["zeros", () => loose(zeros)([9], { standardized: true }), TypeError],
  ])("is an error with %s", (_what, call, kind) => {
    expect(call).toThrow(kind as typeof TypeError);
  });
});
