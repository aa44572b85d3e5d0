/** The truncated normal: its distribution function, its bounds, and its moments. */
import { describe, expect, it } from "vitest";
import { truncatedNormal } from "weightinit";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { SEEDS, score } from "./outcome.js";
import { normalCdf } from "./p-value.js";
import { openReport } from "./report.js";
import {
  FEW_FLOATS,
  nameOf,
  TRUNCATIONS,
  truncatedCdf,
  truncatedOutcomes,
  truncation,
} from "./truncated.js";

const { expectFair } = openReport("truncated normal");

/** The variance and the fourth moment of what lies between ±2. */
// scipy 1.17.1: truncnorm(-2, 2).var(), truncnorm(-2, 2).moment(4)
const VARIANCE = 0.7737413035499232;
const FOURTH = 1.4161891248494625;

/** float64 reads other words and shares every other line with float32: one seed of it. */
const cases = [
  ...SEEDS.flatMap((seed) =>
    TRUNCATIONS.map((law) => ["float32", seed, nameOf(law), law] as const),
  ),
  ...[...TRUNCATIONS, ...FEW_FLOATS].map((law) => ["float64", 1, nameOf(law), law] as const),
];

describe("truncatedNormal", () => {
  it.each(cases)("%s, 1e6 elements of seed %i: %s", (dtype, seed, label, law) => {
    expectFair(`${label}, ${dtype}, 1e6`, truncatedOutcomes(law, dtype, 1e6, seed));
  });

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

describe("the distribution function of these tests", () => {
  // mpmath 1.3.0, 50 digits: (Q(low) − Q(x)) / (Q(low) − Q(high)), Q(x) = erfc(x/√2)/2.
  it.each([
    [-2, 2, 1, 0.857616386005453],
    [8, 9, 8.1, 0.5583754014201233],
    [-9, -8, -8.05, 0.6653834440016764],
    [4, Infinity, 4.3, 0.7303577322294549],
    [100, Infinity, 100.01, 0.6321757274157787],
    [100, 100.001, 100.0004, 0.4120376452095493],
    [-0.001, 0.001, 0.0005, 0.7500000312499993],
    [-Infinity, 0.2, -0.5, 0.5326411170988289],
  ])("is theory's on [%f, %f] at %f", (low, high, x, expected) => {
    expect(truncatedCdf(truncation(low, high))(x)).toBeCloseTo(expected, 10);
  });
});
