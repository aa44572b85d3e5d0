/** The normal distribution of the kernel: single elements, partners, short tensors. */
import { describe, expect, it } from "vitest";
import { backend } from "weightinit";
import { normalDistance } from "./kolmogorov-smirnov.js";
import { normalMarginals } from "./marginals.js";
import { SEEDS } from "./outcome.js";
import { partners, radiusDistance } from "./partners.js";
import { openReport } from "./report.js";
import { acrossSeeds, acrossStreams, held, weightinit } from "./source.js";

const { expectFair } = openReport("normal");
const { normal } = weightinit;

describe("normal", () => {
  it("runs on the kernel", () => {
    expect(backend()).toBe("wasm");
  });

  it.each(SEEDS)("has its moments, cells and tails, 1e7 elements of seed %i", (seed) => {
    expectFair("elements, 1e7", normalMarginals(normal, 1e7, seed));
  });

  it.each(SEEDS)("has its distribution function, 1e6 elements of seed %i", (seed) => {
    expectFair("elements, 1e6", normalDistance(normal, 1e6, seed));
  });

  it.each(SEEDS)("has independent Box–Muller partners, 5e6 pairs of seed %i", (seed) => {
    expectFair("partners, 5e6", partners(normal, 1e7, seed));
  });

  it.each(SEEDS)("has its radii, 1e6 pairs of seed %i", (seed) => {
    expectFair("partners, 1e6", radiusDistance(normal, 2e6, seed));
  });

  it.each(SEEDS)("is the same across 125,000 streams and seeds, seed %i", (seed) => {
    for (const [label, source] of [
      ["streams, 1e6", acrossStreams(weightinit)],
      ["seeds, 1e6", acrossSeeds(weightinit)],
    ] as const) {
      const sampler = held(source.normal, 1e6, seed);
      expectFair(label, normalMarginals(sampler, 1e6, seed));
      expectFair(label, partners(sampler, 1e6, seed));
    }
  });
});
