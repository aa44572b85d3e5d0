/**
 * `sparse`: as many zeros in every column as PyTorch counts (pytorch.json), at the places that an
 * oracle in BigInt finds, among the values of `normal`.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal, sparse } from "weightinit";
import { roundToHalf } from "../../src/half.js";
import { forEachLeast, maskScratch } from "../../src/matrix/mask.js";
import { firstDifference } from "../bits.js";
import { zeroRows } from "../oracle/sparse.js";
import { chiSquare } from "../statistics/chi-square.js";
import { passes, SEEDS } from "../statistics/outcome.js";
import figures from "./pytorch.json";

/** The rows that are zero in each column of a row-major matrix. */
const zerosOf = (matrix: ArrayLike<number>, rows: number, columns: number): number[][] =>
  Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (_, row) => row).filter(
      (row) => matrix[row * columns + column] === 0,
    ),
  );

describe("sparse", () => {
  it.each(figures.sparse)("counts zeros as PyTorch: $shape, $sparsity", (row) => {
    const [rows = 0, columns = 0] = row.shape;
    const zeros = zerosOf(sparse(row.shape, { sparsity: row.sparsity, seed: 1 }), rows, columns);
    expect(zeros.map((places) => places.length)).toEqual(row.zeros);
  });

  it.each([
    [10, 4, 0.25, 0],
    [7, 30, 0.5, 0],
    [300, 41, 0.9, 0],
    [4, 10, 0.25, 1],
    [41, 300, 0.01, 1],
  ] as const)(
    "is zero where the oracle says: [%i, %i], %d, axis %i",
    (height, width, sparsity, axis) => {
      const [seed, stream] = [2n ** 63n + 5n, 77];
      const matrix = sparse([height, width], { sparsity, axis, seed, stream });
      const [rows, columns] = axis === 0 ? [height, width] : [width, height];
      const count = Math.ceil(sparsity * rows);
      const oracle = zeroRows(seed, BigInt(stream), rows, columns, count);
      const at = (column: number, row: number): number =>
        axis === 0 ? row * width + column : column * width + row;
      const values = normal([height, width], { seed, stream });
      for (const [column, places] of oracle.entries()) {
        for (const row of places) values[at(column, row)] = 0;
      }
      // As bits: zeros are +0.
      expect(firstDifference(matrix, values)).toBe(-1);
    },
  );

  it("takes the first of equal words", () => {
    const least = (words: readonly number[], count: number): number[] => {
      const scratch = maskScratch(words.length);
      scratch[0].set(words);
      const places: number[] = [];
      forEachLeast(scratch, count, (place) => places.push(place));
      return places;
    };
    const word = fc.integer({ min: 0, max: 4 }).map((k) => (k * 0x3fffffff) >>> 0);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), (words, x) => {
        const count = 1 + (x % words.length);
        const expected = words
          .map((value, place) => [value, place] as const)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
          .slice(0, count)
          .map(([, place]) => place);
        expect(least(words, count)).toEqual(expected.sort((a, b) => a - b));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("has in every dtype the float32 tensor, rounded; in float64 the same zeros", () => {
    const options = { sparsity: 0.3, std: 2, seed: 5 } as const;
    const whole = sparse([30, 20], options);
    for (const dtype of ["float16", "bfloat16"] as const) {
      const rounded = new Uint16Array(whole.length);
      roundToHalf(whole, dtype, rounded);
      expect(firstDifference(sparse([30, 20], { ...options, dtype }), rounded)).toBe(-1);
    }
    const double = sparse([30, 20], { ...options, dtype: "float64" });
    expect(zerosOf(double, 30, 20)).toEqual(zerosOf(whole, 30, 20));
  });

  it.each(SEEDS)("finds every place equally likely, seed %i", (seed) => {
    // 20,000 columns of 10 rows, 3 of them zero: every set of three rows as often as another.
    const [rows, columns, zeros] = [10, 20_000, 3];
    const matrix = sparse([rows, columns], { sparsity: zeros / rows, seed });
    const sets = new Map<string, number>();
    for (const places of zerosOf(matrix, rows, columns)) {
      sets.set(places.join(), (sets.get(places.join()) ?? 0) + 1);
    }
    const all = 120; // 10 choose 3
    expect(sets.size).toBe(all);
    const counts = Float64Array.from(sets.values());
    const expected = new Array<number>(all).fill(columns / all);
    expect(passes(chiSquare("sets of rows", counts, expected))).toBe(true);
  });

  it("has other zeros on other streams, and a mask that is not the values", () => {
    const options = { sparsity: 0.5, seed: 3 };
    const a = zerosOf(sparse([100, 1], options), 100, 1)[0] as number[];
    const b = zerosOf(sparse([100, 1], { ...options, stream: 1 }), 100, 1)[0] as number[];
    expect(a).not.toEqual(b);
    const small = [...normal([100], { seed: 3 })]
      .map((x, row) => [x, row] as const)
      .sort(([x], [y]) => x - y)
      .slice(0, 50)
      .map(([, row]) => row);
    const shared = small.filter((row) => a.includes(row)).length;
    // Hypergeometric: mean 25, standard deviation 2.5.
    expect(Math.abs(shared - 25)).toBeLessThan(12.5);
  });
});
