/** The distributions in float64: other words, other polynomials, the same statistics. */
import { describe, expect, it } from "vitest";
import { backend } from "weightinit";
import { normalDistance, uniformDistance } from "./kolmogorov-smirnov.js";
import { normalMarginals, uniformMarginals } from "./marginals.js";
import { SEEDS } from "./outcome.js";
import { partners, radiusDistance } from "./partners.js";
import { openReport } from "./report.js";
import { weightinit64 } from "./source.js";

const { expectFair } = openReport("float64");
const { normal, uniform } = weightinit64;

describe("float64", () => {
  it("runs on the kernel", () => {
    expect(backend()).toBe("wasm");
  });

  it.each(SEEDS)("normal has its moments, cells and tails, 1e7 elements of seed %i", (seed) => {
    expectFair("normal, 1e7", normalMarginals(normal, 1e7, seed));
  });

  it.each(SEEDS)("normal has its distribution function, 1e6 elements of seed %i", (seed) => {
    expectFair("normal, 1e6", normalDistance(normal, 1e6, seed));
  });

  it.each(SEEDS)("normal has independent partners, 1e6 pairs of seed %i", (seed) => {
    expectFair("partners, 1e6", partners(normal, 2e6, seed));
    expectFair("partners, 1e6", radiusDistance(normal, 2e6, seed));
  });

  it.each(SEEDS)("uniform has its moments and cells, 1e7 elements of seed %i", (seed) => {
    expectFair("uniform, 1e7", uniformMarginals(uniform, 1e7, seed));
  });

  it.each(SEEDS)("uniform has its distribution function, 1e6 elements of seed %i", (seed) => {
    expectFair("uniform, 1e6", uniformDistance(uniform, 1e6, seed));
  });
});
