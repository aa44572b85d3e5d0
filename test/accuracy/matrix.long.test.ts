/**
 * Large matrices: orthogonal all the same, and kernel and reference equal beyond what `npm test` has
 * time for.
 */
import { describe, expect, it } from "vitest";
import { firstDifference } from "../bits.js";
import { haar, matrixReference, matrixWasm, qr, someMatrix } from "../matrix-kernels.js";
import { deviation } from "./orthogonality.js";

describe.each([
  ["float32", 4, 1e-6, 2e-6],
  ["float64", 8, 5e-15, 1e-14],
] as const)("%s", (_name, size, ofHaar, ofQr) => {
  it.each([
    [2048, 2048],
    [3001, 1999],
    [40000, 33],
  ])("a Haar matrix of %i×%i is orthogonal", (rows, columns) => {
    // A norm in float64 is one sum: its error grows with the root of its length.
    const bound = size === 4 ? ofHaar : ofHaar * Math.sqrt(rows / 1024);
    const q = haar(matrixWasm, rows, columns, { size });
    expect(deviation(q, rows, columns, 5)).toBeLessThan(bound);
  });

  it.each([
    [1024, 1024],
    [2048, 2048],
    [5000, 300],
  ])("qr of %i×%i has an orthonormal Q", (rows, columns) => {
    const { q } = qr(matrixWasm, someMatrix(size, rows * columns), rows, columns);
    expect(deviation(q, rows, columns, 5)).toBeLessThan(ofQr);
  });

  it("the reference is equal at 512×512, 700×300 and for QR at 400×400", () => {
    for (const [rows, columns] of [
      [512, 512],
      [700, 300],
    ] as const) {
      const a = haar(matrixReference, rows, columns, { size });
      expect(firstDifference(a, haar(matrixWasm, rows, columns, { size }))).toBe(-1);
    }
    const matrix = someMatrix(size, 400 * 400);
    const [a, b] = [matrixReference, matrixWasm].map((kernel) => qr(kernel, matrix, 400, 400));
    expect(firstDifference(a?.q ?? matrix, b?.q ?? matrix)).toBe(-1);
    expect(firstDifference(a?.r ?? matrix, b?.r ?? matrix)).toBe(-1);
  });
});
