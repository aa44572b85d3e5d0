/** The uniform distribution of the kernel: single elements, the lattice, the open end. */
import { describe, expect, it } from "vitest";
import { backend } from "weightinit";
import { latticeBalance } from "./bit-balance.js";
import { interval } from "./interval.js";
import { uniformDistance } from "./kolmogorov-smirnov.js";
import { uniformMarginals } from "./marginals.js";
import { SEEDS } from "./outcome.js";
import { openReport } from "./report.js";
import { weightinit } from "./source.js";

const { expectFair } = openReport("uniform");
const { uniform } = weightinit;

describe("uniform", () => {
  it("runs on the kernel", () => {
    expect(backend()).toBe("wasm");
  });

  it.each(SEEDS)("has its moments and cells, 1e7 elements of seed %i", (seed) => {
    expectFair("elements, 1e7", uniformMarginals(uniform(-1, 1), 1e7, seed));
  });

  it.each(SEEDS)("has its distribution function, 1e6 elements of seed %i", (seed) => {
    expectFair("elements, 1e6", uniformDistance(uniform(-1, 1), 1e6, seed));
  });

  it.each(SEEDS)("is a lattice of 2^24 fair numbers, 1e7 elements of seed %i", (seed) => {
    expectFair("lattice, 1e7", latticeBalance(uniform(0, 1), 1e7, seed));
  });

  it.each(SEEDS)("stays in its interval, seed %i", (seed) => {
    expectFair("interval, 1e6", interval(uniform, 1e6, seed));
    expectFair("interval, 1e6", interval(uniform, 1e6, seed, [1, 2]));
    expectFair("interval, 1e6", interval(uniform, 1e6, seed, [2 ** 24 - 1, 2 ** 24]));
  });
});
