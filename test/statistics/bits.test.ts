/** The raw words of the kernel: every bit fair in every lane, no block twice. */
import { describe, it } from "vitest";
import { bitBalance } from "./bit-balance.js";
import { blocks, equalPairs, grid, seeds, streams } from "./equal-pairs.js";
import { SEEDS } from "./outcome.js";
import { openReport } from "./report.js";
import { acrossSeeds, acrossStreams, weightinit } from "./source.js";

const { expectFair } = openReport("words");
const { words } = weightinit;

describe("bits", () => {
  it.each(SEEDS)("are fair, 1e7 words of seed %i", (seed) => {
    expectFair("words, 1e7", bitBalance(words, 1e7, seed));
  });

  it.each(SEEDS)("are fair across 125,000 streams and seeds, seed %i", (seed) => {
    expectFair("streams, 1e6", bitBalance(acrossStreams(weightinit).words, 1e6, seed));
    expectFair("seeds, 1e6", bitBalance(acrossSeeds(weightinit).words, 1e6, seed));
  });

  it.each(SEEDS)("begin differently in a million lanes, seed %i", (seed) => {
    const addresses = [...blocks(seed, 62_500), ...streams(seed, 62_500).slice(1)];
    expectFair("blocks, streams, 1e6", [equalPairs(words, addresses)]);
  });

  it("begin differently under 125,000 seeds and at every carry", () => {
    expectFair("seeds, 1e6", [equalPairs(words, seeds(125_000))]);
    expectFair("grid, 64,000", [equalPairs(words, grid())]);
  });
});
