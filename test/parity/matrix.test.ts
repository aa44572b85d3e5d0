/**
 * matrix.wasm = the matrix reference, bit for bit.
 */
import { describe, expect, it } from "vitest";
import { createMatrixReference } from "../../src/reference/matrix.js";
import { firstDifference } from "../bits.js";
import { type HaarCall, haar, matrixReference, matrixWasm } from "../matrix-kernels.js";

/** Tall shapes up to 17×17, all of them; larger ones around every edge of panels and chunks. */
const SMALL: readonly (readonly [number, number])[] = Array.from({ length: 17 }, (_, m) =>
  Array.from({ length: m + 1 }, (_, k) => [m + 1, k + 1] as const),
).flat();
const LARGE = [
  [18, 1],
  [23, 16],
  [24, 24],
  [31, 9],
  [32, 32],
  [33, 32],
  [40, 39],
  [63, 5],
  [64, 64],
  [65, 64],
  [65, 65],
  [66, 33],
  [67, 3],
  [71, 70],
  [96, 50],
  [100, 99],
  [127, 64],
  [128, 128],
  [255, 8],
  [256, 31],
  [257, 12],
  [260, 17],
  [300, 4],
  [513, 9],
  [1025, 5],
] as const;

const expectSame = (rows: number, columns: number, call: HaarCall): void => {
  const difference = firstDifference(
    haar(matrixReference, rows, columns, call),
    haar(matrixWasm, rows, columns, call),
  );
  expect(difference, `${rows}×${columns} ${JSON.stringify(call)}`).toBe(-1);
};

describe.each([4, 8] as const)("Haar matrices of %i bytes an element", (size) => {
  it("are equal for every small shape", () => {
    for (const [rows, columns] of SMALL) {
      for (let seed = 0; seed < 3; seed++) {
        expectSame(rows, columns, { size, seeds: [seed, columns, 0, 0, rows, 0] });
      }
      expectSame(rows, columns, { size, transposed: true, gain: 0.1, stride: rows + 3 });
    }
  });

  it.each(LARGE)("are equal at %i×%i", (rows, columns) => {
    expectSame(rows, columns, { size, seeds: [rows, 1, 8, 0, 3, 0] });
    expectSame(rows, columns, { size, transposed: true });
    expectSame(rows, columns, { size, gain: Math.SQRT2, stride: columns + 5 });
  });

  it("are equal at 256×256, where sums and strips have every form", () => {
    expectSame(256, 256, { size, gain: 1.5 });
    expectSame(264, 259, { size, transposed: true });
  });

  it("are equal where the counter of a block carries", () => {
    expectSame(70, 70, { size, seeds: [1, 2, 0xfffffff8, 6, 0xffffffff, 7] });
  });

  it.each([
    [4, 8],
    [2, 16],
    [8, 8],
    [1, 1],
    [5, 3],
  ])("do not depend on the loops: tiles of %i×%i", (rows, columns) => {
    const tiled = createMatrixReference({ rows, columns });
    for (const [m, k] of [
      [5, 5],
      [33, 31],
      [300, 20],
    ] as const) {
      expect(firstDifference(haar(tiled, m, k, { size }), haar(matrixWasm, m, k, { size }))).toBe(
        -1,
      );
    }
  });

  it("are the transpose of each other", () => {
    const tall = haar(matrixWasm, 21, 10, { size });
    const wide = haar(matrixWasm, 21, 10, { size, transposed: true });
    for (let i = 0; i < 21; i++) {
      for (let j = 0; j < 10; j++) expect(wide[j * 21 + i]).toBe(tall[i * 10 + j]);
    }
  });
});
