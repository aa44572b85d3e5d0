/** Orthogonal matrices are uniform among all of them: square, tall, wide, in blocks, in float64. */
import { describe, expect, it } from "vitest";
import { backend, orthogonal } from "weightinit";
import { haarMoments, haarPairs, type Matrices } from "./haar.js";
import { SEEDS } from "./outcome.js";
import { openReport } from "./report.js";

const { expectFair } = openReport("orthogonal");

const COUNT = 1e5;

/** Streams 0, 1, 2, … of a seed. */
const streams = (shape: readonly number[], options: object = {}): Matrices => {
  const out = orthogonal(shape, { seed: 0, ...options }).slice();
  const call = { ...options, seed: 0, stream: 0, out };
  return (stream, seed) => {
    call.seed = seed;
    call.stream = stream;
    return orthogonal(shape, call);
  };
};

const SQUARE = [1, 2, 3, 5, 8] as const;
const OTHERS = [
  [5, 2],
  [2, 5],
  [9, 4],
  [3, 10],
  [10, 9],
] as const;

describe("orthogonal", () => {
  it("runs on the kernel", () => {
    expect(backend()).toBe("wasm");
  });

  it.each(SQUARE)("is Haar: 100,000 of %i×n", (n) => {
    expectFair(`${n}×${n}`, haarMoments(streams([n, n]), [n, n], COUNT, SEEDS[0] as number));
  });

  it.each(OTHERS)("is Haar: 100,000 of %i×%i", (rows, columns) => {
    const matrices = streams([rows, columns]);
    // A wide matrix is the transpose of a tall one of the same words.
    const seed = SEEDS[rows < columns ? 2 : 1] as number;
    const outcomes = haarMoments(matrices, [rows, columns], COUNT, seed);
    expectFair(`${rows}×${columns}`, outcomes);
  });

  it("is Haar in float64: 100,000 of 3×3 and 2×5", () => {
    for (const [rows, columns] of [
      [3, 3],
      [2, 5],
    ] as const) {
      const matrices = streams([rows, columns], { dtype: "float64" });
      const outcomes = haarMoments(matrices, [rows, columns], COUNT, SEEDS[2] as number);
      expectFair(`${rows}×${columns}, float64`, outcomes);
    }
  });

  it("has blocks that are Haar and independent: 100,000 of two 3×3", () => {
    const pairs = streams([6, 3], { blocks: 2, blockAxis: 0 });
    expectFair("blocks", haarPairs(pairs, 9, 3, COUNT, SEEDS[0] as number));
    const second: Matrices = (index, seed) => Array.from(pairs(index, seed)).slice(9);
    expectFair("the second block", haarMoments(second, [3, 3], COUNT, SEEDS[1] as number));
  });
});
