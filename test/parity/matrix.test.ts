/**
 * matrix.wasm = the matrix reference, bit for bit.
 */
import { describe, expect, it } from "vitest";
import { createMatrixReference } from "../../src/reference/matrix.js";
import { firstDifference } from "../bits.js";
import {
  type HaarCall,
  haar,
  matrixReference,
  matrixWasm,
  type Numbers,
  qr,
  someMatrix,
} from "../matrix-kernels.js";

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

const expectSameFactors = (
  matrix: Numbers,
  rows: number,
  columns: number,
  complete: boolean,
  kernels = [matrixReference, matrixWasm] as const,
): void => {
  const [a, b] = kernels.map((kernel) => qr(kernel, matrix, rows, columns, complete));
  const what = `${rows}×${columns} complete: ${complete}`;
  expect(firstDifference(a?.r as Numbers, b?.r as Numbers), `R, ${what}`).toBe(-1);
  expect(firstDifference(a?.q as Numbers, b?.q as Numbers), `Q, ${what}`).toBe(-1);
};

describe.each([4, 8] as const)("QR of %i bytes an element", (size) => {
  it("is equal for every small shape, tall, square and wide", () => {
    for (let rows = 1; rows <= 17; rows++) {
      for (let columns = 1; columns <= 17; columns++) {
        const matrix = someMatrix(size, rows * columns, rows * 100 + columns);
        expectSameFactors(matrix, rows, columns, false);
        expectSameFactors(matrix, rows, columns, true);
      }
    }
  });

  it.each([
    [31, 33],
    [33, 31],
    [32, 32],
    [36, 64],
    [64, 40],
    [65, 65],
    [70, 67],
    [67, 70],
    [100, 7],
    [7, 100],
    [128, 96],
    [257, 40],
    [40, 257],
    [260, 33],
    [519, 9],
    [130, 130],
  ])("is equal at %i×%i", (rows, columns) => {
    const matrix = someMatrix(size, rows * columns);
    expectSameFactors(matrix, rows, columns, false);
    if (rows < 300) expectSameFactors(matrix, rows, columns, true);
  });

  it("is equal for matrices with zeros, dependent columns and extreme scales", () => {
    const [rows, columns] = [37, 29];
    const matrix = someMatrix(size, rows * columns);
    const tiny = size === 4 ? 2 ** -140 : 2 ** -1060;
    const huge = size === 4 ? 2 ** 120 : 2 ** 1010;
    for (let i = 0; i < rows; i++) {
      matrix[i * columns + 3] = 0;
      matrix[i * columns + 9] = matrix[i * columns + 2] as number;
      for (let j = 12; j < 18; j++)
        matrix[i * columns + j] = (matrix[i * columns + j] as number) * tiny;
      for (let j = 18; j < 22; j++)
        matrix[i * columns + j] = (matrix[i * columns + j] as number) * huge;
    }
    for (let j = 0; j < columns; j++) matrix[5 * columns + j] = j % 2 === 0 ? -0 : 0;
    expectSameFactors(matrix, rows, columns, false);
    expectSameFactors(matrix, rows, columns, true);
    expectSameFactors(matrix.fill(0), rows, columns, true);
  });

  it.each([
    [2, 16],
    [8, 8],
    [3, 5],
  ])("does not depend on the loops: tiles of %i×%i", (rows, columns) => {
    const tiled = createMatrixReference({ rows, columns });
    expectSameFactors(someMatrix(size, 300 * 21), 300, 21, false, [tiled, matrixWasm]);
  });
});
