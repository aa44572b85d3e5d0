/**
 * Goodness of fit: the distance against SciPy's, its probability, and the laws of the package's own
 * samples by the package's own distribution functions.
 */
import { describe, expect, it } from "vitest";
import { normal, truncatedNormal, uniform } from "weightinit";
import { boundedNormal } from "../../src/bounded-normal.js";
import { kolmogorovSmirnov } from "../../src/statistics/goodness-of-fit.js";
import { cdfOf } from "../../src/theory.js";

const law = { kind: "normal", mean: 0, std: 1 } as const;

describe("kolmogorovSmirnov", () => {
  it("has SciPy's distance", () => {
    // scipy 1.17.1: stats.kstest([0.5, -1.25, 3, 2.75, -0.125, 0.7, 1, 1.5], "norm").statistic
    const sample = Float64Array.of(0.5, -1.25, 3, 2.75, -0.125, 0.7, 1, 1.5);
    expect(kolmogorovSmirnov(sample, cdfOf(law)).distance).toBeCloseTo(0.4414624612740131, 14);
  });

  it("has the probability of the distance", () => {
    // A sample on the quantiles of a uniform, moved by 0.03: scipy 1.17.1,
    // stats.kstwo.sf(0.03, 1000), which is exact where ours is the limit.
    const sample = Float64Array.from({ length: 1000 }, (_, i) => (i + 1) / 1000 - 0.03);
    const { distance, p } = kolmogorovSmirnov(sample, (x) => Math.min(1, Math.max(0, x)));
    expect(distance).toBeCloseTo(0.03, 12);
    expect(Math.abs(p / 0.3226902143914636 - 1)).toBeLessThan(0.02);
  });

  it.each([
    ["normal", normal([1e5], { seed: 1, mean: 1, std: 2 }), { kind: "normal", mean: 1, std: 2 }],
    ["uniform", uniform([1e5], { seed: 1, low: 1, high: 2 }), { kind: "uniform", low: 1, high: 2 }],
    [
      "truncated",
      truncatedNormal([1e5], { seed: 1, mean: 1, std: 2 }),
      { kind: "truncatedNormal", mean: 1, std: 2 },
    ],
    [
      "bounded",
      truncatedNormal([1e5], { seed: 1, mean: 1, std: 2, low: 4, high: 6 }),
      boundedNormal({ mean: 1, std: 2, low: 4, high: 6 }),
    ],
    [
      "mirrored, without spread near its bound",
      truncatedNormal([1e5], { seed: 1, std: 1, low: -Infinity, high: -30 }),
      boundedNormal({ mean: 0, std: 1, low: -Infinity, high: -30 }),
    ],
  ] as const)("fits the %s law to its samples, and no other", (_name, sample, own) => {
    expect(kolmogorovSmirnov(sample.slice(), cdfOf(own)).p).toBeGreaterThan(1e-4);
    expect(kolmogorovSmirnov(sample.slice(), cdfOf(law)).p).toBeLessThan(1e-12);
  });
});
