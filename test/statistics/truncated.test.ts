/** The normal cut at ±2 σ: its distribution function, its bounds, and its moments. */
import { describe, expect, it } from "vitest";
import { truncatedNormal } from "weightinit";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { never, SEEDS, score } from "./outcome.js";
import { normalCdf } from "./p-value.js";
import { openReport } from "./report.js";

const { expectFair } = openReport("truncated normal");

/** Φ(2) − Φ(−2), and the variance and the fourth moment of what lies between. */
const MASS = normalCdf(2) - normalCdf(-2);
// scipy 1.17.1: truncnorm(-2, 2).var(), truncnorm(-2, 2).moment(4)
const VARIANCE = 0.7737413035499232;
const FOURTH = 1.4161891248494625;

describe("truncatedNormal", () => {
  it.each(SEEDS.flatMap((seed) => [[seed, 0, 1] as const, [seed, 3, 0.5] as const]))(
    "has its distribution function inside its bounds, 1e6 elements of seed %i, mean %f, σ %f",
    (seed, mean, std) => {
      const sample = truncatedNormal([1e6], { seed, mean, std });
      const outside = sample.filter((x) => Math.abs(x - mean) > 2 * std).length;
      const cdf = (x: number): number => (normalCdf((x - mean) / std) - normalCdf(-2)) / MASS;
      expectFair(`elements, 1e6, mean ${mean}`, [
        never("outside", outside),
        kolmogorovSmirnov("Kolmogorov–Smirnov", sample, cdf),
      ]);
    },
  );

  it.each(SEEDS)("has its moments at every position mod 8, 1e7 elements of seed %i", (seed) => {
    const n = 1e7;
    const sample = truncatedNormal([n], { seed, std: 1 });
    for (let position = 0; position < 8; position++) {
      let sum = 0;
      let squares = 0;
      for (let i = position; i < n; i += 8) {
        const x = sample[i] as number;
        sum += x;
        squares += x * x - VARIANCE;
      }
      const count = n / 8;
      expectFair("positions, 1e7", [
        score("mean", sum / Math.sqrt(VARIANCE * count), `${position}`),
        score("variance", squares / Math.sqrt((FOURTH - VARIANCE ** 2) * count), `${position}`),
      ]);
    }
  });

  it("would not take another bound for its own", () => {
    const sample = truncatedNormal([1e5], { seed: 1, std: 1 });
    const cdf = (x: number): number => normalCdf(x);
    expect(kolmogorovSmirnov("uncut", sample, cdf).p).toBeLessThan(1e-6);
  });
});
