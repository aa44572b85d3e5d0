/**
 * What the normal run has no time for: tails to 6σ, distribution functions at 1e7, the first words
 * of 2^23 short tensors; and that all p-values together are uniform, so that a generator which is
 * a little wrong, or a little too even, everywhere is seen as well.
 */
import { describe, expect, it } from "vitest";
import { bits } from "weightinit";
import { bitBalance, latticeBalance } from "./bit-balance.js";
import { correlationMatrix, type FirstWords, LARGEST_SCORE } from "./correlation-matrix.js";
import { blocks, equalPairs, seeds, streams } from "./equal-pairs.js";
import { normalDistance, supremum, uniformDistance } from "./kolmogorov-smirnov.js";
import { normalMarginals, uniformMarginals } from "./marginals.js";
import { type Outcome, SEEDS } from "./outcome.js";
import { kolmogorovTail } from "./p-value.js";
import { partners, radiusDistance } from "./partners.js";
import { openReport } from "./report.js";
import { acrossSeeds, acrossStreams, type Sampler, weightinit, weightinit64 } from "./source.js";
import { FEW_FLOATS, nameOf, TRUNCATIONS, truncatedOutcomes } from "./truncated.js";

const { expectFair } = openReport("long run");
const { normal, uniform, words } = weightinit;
const TENSORS = 2 ** 23;

const together: number[] = [];

/**
 * Also into the p-values to be looked at together. Those are of different words or of uncorrelated
 * sums, and continuous: no uniforms (they are made of the normals' words), no sums over all
 * positions beside those of each position, no counts.
 */
const expectFairTogether = (label: string, outcomes: readonly Outcome[]): void => {
  expectFair(label, outcomes);
  const byPosition = outcomes.some(({ part }) => part?.includes("position"));
  for (const { statistic, part, p } of outcomes) {
    const partial = !byPosition || part?.includes("position");
    if (partial && !statistic.startsWith("beyond")) together.push(p);
  }
};

describe.each(SEEDS)("one long tensor of seed %i", (seed) => {
  it("is normal", () => {
    expectFairTogether("normal, 1e8", normalMarginals(normal, 1e8, seed));
    expectFairTogether("normal, 1e8", partners(normal, 1e8, seed));
  });

  it("has the normal distribution function", () => {
    expectFair("normal, 1e7", normalDistance(normal, 1e7, seed));
    expectFair("normal, 1e7", radiusDistance(normal, 2e7, seed));
  });

  it("has the distribution function of every truncated normal", () => {
    for (const law of [...TRUNCATIONS, ...FEW_FLOATS]) {
      const outcomes = truncatedOutcomes(law, "float64", 1e7, seed);
      expectFair(`${nameOf(law)}, float64, 1e7`, outcomes);
    }
    for (const law of TRUNCATIONS) {
      const outcomes = truncatedOutcomes(law, "float32", 1e7, seed);
      expectFair(`${nameOf(law)}, float32, 1e7`, outcomes);
    }
  });

  it("has the float64 distribution functions", () => {
    expectFair("normal, float64, 1e7", normalDistance(weightinit64.normal, 1e7, seed));
    expectFair("uniform, float64, 1e7", uniformDistance(weightinit64.uniform, 1e7, seed));
  });

  it("is uniform", () => {
    expectFair("uniform, 1e8", uniformMarginals(uniform(-1, 1), 1e8, seed));
    expectFair("uniform, 1e8", latticeBalance(uniform(0, 1), 1e8, seed));
    expectFair("uniform, 1e7", uniformDistance(uniform(-1, 1), 1e7, seed));
  });

  it("has fair bits", () => {
    expectFair("words, 1e8", bitBalance(words, 1e8, seed));
  });

  it("has no block or stream twice", () => {
    expectFair("blocks, 1e7", [equalPairs(words, blocks(seed, 1_250_000))]);
    expectFair("streams, 1e7", [equalPairs(words, streams(seed, 1_250_000))]);
  });
});

describe("2^23 short tensors", () => {
  const [seed = 1] = SEEDS;

  it.each([
    ["streams", acrossStreams(weightinit)],
    ["seeds", acrossSeeds(weightinit)],
  ] as const)("of %s have normal elements and fair bits", (label, source) => {
    expectFair(`${label}, 2^26`, normalMarginals(source.normal, 8 * TENSORS, seed));
    expectFair(`${label}, 2^26`, partners(source.normal, 8 * TENSORS, seed));
    expectFairTogether(`${label}, 2^26`, bitBalance(source.words, 8 * TENSORS, seed));
  });

  it("of neighbouring streams have no bits in common", () => {
    const pairs: Sampler<Uint32Array> = (length, { start }) => {
      const out = new Uint32Array(length);
      let one = words(8, { seed, stream: start / 8, start: 0 });
      for (let i = 0; i < length; i += 8) {
        const next = words(8, { seed, stream: (start + i) / 8 + 1, start: 0 });
        for (let lane = 0; lane < 8; lane++) {
          out[i + lane] = (one[lane] as number) ^ (next[lane] as number);
        }
        one = next;
      }
      return out;
    };
    expectFairTogether("stream xor next, 2^26", bitBalance(pairs, 8 * TENSORS, seed));
  });

  it.each<[string, FirstWords]>([
    ["streams", (stream, length) => words(length, { seed, stream, start: 0 })],
    ["blocks", (block, length) => words(length, { seed, stream: 0, start: 4096 * block })],
    ["seeds", (t, length) => words(length, { seed: t, stream: 0, start: 0 })],
    ["seeds·2^32", (t, length) => bits(length, { seed: BigInt(t) << 32n })],
  ])("of neighbouring %s are uncorrelated", (label, firstWords) => {
    const outcomes = correlationMatrix(firstWords, TENSORS);
    expectFairTogether(`${label}, 2^23`, outcomes);
    for (const { statistic, value } of outcomes) {
      if (statistic.endsWith("largest")) {
        expect(Math.abs(value), statistic).toBeLessThanOrEqual(LARGEST_SCORE);
      }
    }
  });

  it("begin differently under 1,250,000 seeds", () => {
    expectFair("seeds, 1e7", [equalPairs(words, seeds(1_250_000))]);
  });
});

describe("all p-values together", () => {
  it("are uniform", () => {
    expect(together.length).toBeGreaterThan(900);
    const d = supremum(
      together.sort((a, b) => a - b),
      (p) => p,
    );
    const p = kolmogorovTail(d, together.length);
    // Not 1e-6: there is one of these, and some of the p-values depend a little on each other.
    expect(p).toBeGreaterThanOrEqual(1e-4);
    expectFair("all p-values", [
      { statistic: "Kolmogorov–Smirnov", value: d * Math.sqrt(together.length), p },
    ]);
  });
});
