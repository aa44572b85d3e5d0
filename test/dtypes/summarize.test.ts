/**
 * `summarize` against SciPy, and its edges.
 */
import { describe, expect, it } from "vitest";
import { normal, summarize } from "weightinit";

const loose = summarize as unknown as (...args: readonly unknown[]) => unknown;

describe("summarize", () => {
  it("has SciPy's moments", () => {
    // numpy 2.4.6, scipy 1.17.1:
    // x = np.array([0.5, -1.25, 3, 2.75, -0.125, 7, 1, 1], np.float64)
    // x.mean(), x.std(), stats.skew(x), stats.kurtosis(x), np.histogram(x, 4)[0]
    const x = Float64Array.of(0.5, -1.25, 3, 2.75, -0.125, 7, 1, 1);
    const summary = summarize(x, { bins: 4 });
    expect(summary.count).toBe(8);
    expect(summary.mean).toBeCloseTo(1.734375, 14);
    expect(summary.std).toBeCloseTo(2.380288109531071, 14);
    expect(summary.skewness).toBeCloseTo(1.0510052668628507, 13);
    expect(summary.kurtosis).toBeCloseTo(0.3744594218773458, 13);
    expect([summary.min, summary.max]).toEqual([-1.25, 7]);
    expect([...summary.histogram.counts]).toEqual([3, 3, 1, 1]);
  });

  it("counts every weight once", () => {
    for (const bins of [1, 2, 64, 1000]) {
      const { histogram } = summarize(normal([10_000], { seed: 1 }), { bins });
      expect(histogram.counts.length).toBe(bins);
      expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    }
  });

  it("reads half-precision bits", () => {
    const bits = normal([1000], { seed: 1, std: 1, dtype: "bfloat16" });
    const floats = normal([1000], { seed: 1, std: 1 });
    expect(summarize(bits, { dtype: "bfloat16" }).std).toBeCloseTo(summarize(floats).std, 3);
  });

  it("takes weights that are all equal, and a range as wide as double", () => {
    const equal = summarize(Float32Array.of(0.1, 0.1, 0.1));
    expect(equal).toMatchObject({ std: 0, skewness: 0, kurtosis: 0 });
    expect(equal.mean).toBe(Math.fround(0.1));
    const wide = summarize(Float64Array.of(-1.7e308, 1.7e308), { bins: 2 });
    expect([...wide.histogram.counts]).toEqual([1, 1]);
  });

  it.each([
    ["nothing", [new Float32Array(0)], RangeError, '"weights" expected at least one'],
    [
      "a NaN",
      [Float32Array.of(1, Number.NaN)],
      RangeError,
      '"weights[1]" expected a finite number',
    ],
    ["an array", [[1, 2]], TypeError, '"weights" expected an array of weights, got [1, 2]'],
    ["bits", [new Uint16Array(3)], TypeError, '"dtype" expected "float16" or "bfloat16"'],
    ["floats as bits", [new Float32Array(3), { dtype: "float16" }], TypeError, '"dtype" is for'],
    ["no bins", [new Float32Array(3), { bins: 0 }], RangeError, '"bins" expected an integer'],
    ["a typo", [new Float32Array(3), { bin: 3 }], TypeError, 'did you mean "bins"?'],
  ])("refuses %s", (_what, args, kind, message) => {
    expect(() => loose(...args)).toThrow(kind as typeof TypeError);
    expect(() => loose(...args)).toThrow(message);
  });
});
