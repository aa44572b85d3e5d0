/** Short tensors beside each other: 2^18 neighbouring streams, seeds and blocks. */
import { describe, expect, it } from "vitest";
import { correlationMatrix, type FirstWords, LARGEST_SCORE } from "./correlation-matrix.js";
import { SEEDS } from "./outcome.js";
import { openReport } from "./report.js";
import { weightinit } from "./source.js";

const { expectFair } = openReport("correlations, 2^18 tensors");
const { words } = weightinit;

const expectUncorrelated = (label: string, firstWords: FirstWords): void => {
  const outcomes = correlationMatrix(firstWords, 2 ** 18);
  expectFair(label, outcomes);
  for (const { statistic, value } of outcomes) {
    if (statistic.endsWith("largest")) {
      expect(Math.abs(value), statistic).toBeLessThanOrEqual(LARGEST_SCORE);
    }
  }
};

describe("neighbours are uncorrelated", () => {
  it.each(SEEDS)("streams of seed %i", (seed) => {
    expectUncorrelated("streams", (stream, length) => words(length, { seed, stream, start: 0 }));
  });

  it.each(SEEDS)("blocks of seed %i", (seed) => {
    expectUncorrelated("blocks", (block, length) =>
      words(length, { seed, stream: 0, start: 4096 * block }),
    );
  });

  it("seeds", () => {
    expectUncorrelated("seeds", (seed, length) => words(length, { seed, stream: 0, start: 0 }));
  });

  it("seeds that differ in their high word", () => {
    expectUncorrelated("seeds·2^32", (t, length) =>
      words(length, { seed: t * 2 ** 32, stream: 0, start: 0 }),
    );
  });
});
