/**
 * Columns scaled by powers of two. Why, and why in two steps, stands above the twin,
 * assembly/linear-algebra/scale.ts.
 */
import type { Element, Floats } from "./element.js";

/** ⌊log₂ x⌋ of a finite x > 0; 0 of 0. Halving and doubling are exact. */
const exponent = (x: number): number => {
  let e = 0;
  if (x === 0) return e;
  for (; x >= 2; e++) x /= 2;
  for (; x < 1; e--) x *= 2;
  return e;
};

/** 2^e, |e| ≤ 1022. */
const power = (e: number): number => {
  let x = 1;
  for (let i = 0; i < e; i++) x *= 2;
  for (let i = 0; i > e; i--) x /= 2;
  return x;
};

/** Two factors for each column; a column is multiplied by the one, then by the other. */
export interface Scales {
  readonly first: Floats;
  readonly second: Floats;
}

/** Scale the columns of a row-major matrix in place; the factors that undo it. */
export const scaleColumns = (
  { create, round }: Element,
  a: Floats,
  rows: number,
  columns: number,
): Scales => {
  const first = create(columns);
  const second = create(columns);
  for (let j = 0; j < columns; j++) {
    let largest = 0;
    for (let i = 0; i < rows; i++) {
      largest = Math.max(largest, Math.abs(a[i * columns + j] as number));
    }
    const e = exponent(largest);
    const half = Math.floor(e / 2);
    for (let i = 0; i < rows; i++) {
      const x = round((a[i * columns + j] as number) * power(-half));
      a[i * columns + j] = round(x * power(half - e));
    }
    first[j] = power(half);
    second[j] = power(e - half);
  }
  return { first, second };
};
