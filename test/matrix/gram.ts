/**
 * Row-major matrices in double: what it takes to see that one is orthogonal.
 */

import { deviation } from "../accuracy/orthogonality.js";

/** Element (i, j) of a row-major matrix. */
const at = (matrix: ArrayLike<number>, columns: number, i: number, j: number): number =>
  matrix[i * columns + j] as number;

/** a (rows×inner) times b (inner×columns). */
export const multiply = (
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rows: number,
  inner: number,
  columns: number,
): Float64Array => {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const x = at(a, inner, i, k);
      for (let j = 0; j < columns; j++) {
        out[i * columns + j] = (out[i * columns + j] as number) + x * at(b, columns, k, j);
      }
    }
  }
  return out;
};

export const transposed = (
  matrix: ArrayLike<number>,
  rows: number,
  columns: number,
): Float64Array =>
  Float64Array.from({ length: rows * columns }, (_, i) =>
    at(matrix, columns, i % rows, Math.floor(i / rows)),
  );

/** max|QᵀQ − I|, or of QQᵀ if there are fewer rows than columns. */
export const orthogonality = (q: ArrayLike<number>, rows: number, columns: number): number =>
  rows >= columns
    ? deviation(Float64Array.from(q), rows, columns)
    : deviation(transposed(q, rows, columns), columns, rows);

/** The largest difference of two arrays of one length. */
export const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  if (a.length !== b.length) return Infinity;
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)));
  }
  return most;
};
