/**
 * The tail probabilities against SciPy 1.17.1; the commands stand above the numbers.
 */
import { describe, expect, it } from "vitest";
import { chiSquareTails, kolmogorovTail, normalCdf, normalTails, poissonTails } from "./p-value.js";

const near = (actual: number, expected: number, relative = 1e-12): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(relative);

describe("tail probabilities", () => {
  it("has the normal's", () => {
    // 2*scipy.stats.norm.sf([1.0, 4.9]); scipy.stats.norm.cdf([-6, 1.5])
    near(normalTails(-1), 0.31731050786291415);
    near(normalTails(4.9), 9.58366553180637e-7);
    near(normalCdf(-6), 9.865876450376946e-10);
    near(normalCdf(1.5), 0.9331927987311419);
  });

  it("has those of χ², on both sides", () => {
    // 2*scipy.stats.chi2.sf([10, 300], [5, 255]); 2*scipy.stats.chi2.cdf(200, 255)
    near(chiSquareTails(10, 5), 2 * 0.07523524614651217);
    near(chiSquareTails(300, 255), 2 * 0.02772752205390483);
    near(chiSquareTails(200, 255), 2 * 0.004574555458048104);
  });

  it("has those of rare events, on both sides", () => {
    // 2*scipy.stats.poisson.cdf([3, 0], [10, 63.34]); 2*scipy.stats.poisson.sf(17, 10)
    near(poissonTails(3, 10), 2 * 0.010336050675925726);
    near(poissonTails(18, 10), 2 * 0.014277613597049663);
    near(poissonTails(0, 63.34), 2 * 3.103041016863993e-28);
    expect(poissonTails(0, 0.2)).toBe(1);
  });

  it("has Kolmogorov's", () => {
    // scipy.special.kolmogorov([0.5, 1, 2.7, 3.8])
    for (const [lambda, expected] of [
      [0.5, 0.9639452436648751],
      [1, 0.26999967167735456],
      [2.7, 9.311431431566156e-7],
      [3.8, 5.735950017776196e-13],
    ] as const) {
      const root = 1e8;
      near(kolmogorovTail(lambda / (root + 0.12 + 0.11 / root), root ** 2), expected, 1e-9);
    }
    expect(kolmogorovTail(0, 100)).toBe(1);
    // scipy.stats.kstwo.sf(0.0015, 1000000): exact at finite n
    near(kolmogorovTail(0.0015, 1e6), 0.022195758430640866, 1e-3);
  });
});
