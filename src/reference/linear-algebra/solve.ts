/**
 * Triangular systems by strips of four rows. What U is stands above the twin,
 * assembly/linear-algebra/solve.ts; here nothing is negated.
 */
import type { Element, Floats } from "./element.js";

/** Rows of a triangular system that are solved at once. */
export const STRIP_ROWS = 4;

/** A 4×4 matrix, row by row. */
export type Inverse = readonly (readonly number[])[];

/**
 * The inverse of the triangle of U in rows and columns s … s + 3, row-major; what lies outside of U
 * is 0, and so is the inverse of a zero.
 */
export const invertTriangle = (
  { round }: Element,
  u: Floats,
  columns: number,
  s: number,
): Inverse => {
  const at = (i: number, j: number): number =>
    s + j < columns ? (u[(s + i) * columns + s + j] as number) : 0;
  const inverse = (x: number): number => (x === 0 ? 0 : round(1 / x));
  const product = (...factors: readonly number[]): number => factors.reduce((a, b) => round(a * b));
  const sum = (...terms: readonly number[]): number => terms.reduce((a, b) => round(a + b));
  const [i0, i1, i2, i3] = [0, 1, 2, 3].map((i) => inverse(at(i, i))) as [
    number,
    number,
    number,
    number,
  ];
  const i01 = product(-i0, at(0, 1), i1);
  const i12 = product(-i1, at(1, 2), i2);
  const i23 = product(-i2, at(2, 3), i3);
  const i02 = product(-i0, sum(product(at(0, 1), i12), product(at(0, 2), i2)));
  const i13 = product(-i1, sum(product(at(1, 2), i23), product(at(1, 3), i3)));
  const i03 = product(
    -i0,
    sum(product(at(0, 1), i13), product(at(0, 2), i23), product(at(0, 3), i3)),
  );
  return [
    [i0, i01, i02, i03],
    [0, i1, i12, i13],
    [0, 0, i2, i23],
    [0, 0, 0, i3],
  ];
};

/** The transpose of a 4×4 matrix. */
export const transpose = (matrix: Inverse): Inverse =>
  [0, 1, 2, 3].map((i) => matrix.map((row) => row[i] as number));

/** Row i of a 4×4 matrix times c, from left to right. */
export const multiplyRow = (
  { round }: Element,
  matrix: Inverse,
  i: number,
  c: readonly number[],
): number => {
  const row = matrix[i] as readonly number[];
  let x = round((row[0] as number) * (c[0] as number));
  for (let k = 1; k < STRIP_ROWS; k++) x = round(x + round((row[k] as number) * (c[k] as number)));
  return x;
};
