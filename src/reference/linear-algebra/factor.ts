/**
 * Householder factorization of one panel. The formulas stand above the twin,
 * assembly/linear-algebra/factor.ts.
 */
import { SUM_ROWS } from "./accumulate.js";
import type { Element, Floats } from "./element.js";

const { sqrt } = Math;

/** A squared norm below this is no reflector. */
const negligible = ({ size }: Element): number =>
  size === 4 ? 8.271806125530277e-25 : 6.223015277861142e-61;

/** Σ a_ij·a_il over the rows i ≥ `from`, in chunks that end at multiples of 256. */
const columnProduct = (
  { round }: Element,
  a: Floats,
  rows: number,
  columns: number,
  from: number,
  j: number,
  l: number,
): number => {
  let total = 0;
  for (let i = from; i < rows; ) {
    const end = Math.min((Math.floor(i / SUM_ROWS) + 1) * SUM_ROWS, rows);
    let sum = 0;
    for (; i < end; i++) {
      sum = round(sum + round((a[i * columns + j] as number) * (a[i * columns + l] as number)));
    }
    total = round(total + sum);
  }
  return total;
};

/**
 * Factor the columns `first` … `end` − 1 of the row-major matrix `a` in place, by the reflectors of
 * those below `reflectors`: `signs` gets d_j, `heads` v_jj, or 0 where there is no reflector.
 */
export const factorPanel = (
  element: Element,
  a: Floats,
  rows: number,
  columns: number,
  first: number,
  end: number,
  reflectors: number,
  signs: Floats,
  heads: Floats,
): void => {
  const { round } = element;
  for (let j = first; j < end && j < reflectors; j++) {
    const x = a[j * columns + j] as number;
    const products = Array.from({ length: end - j }, (_, l) =>
      columnProduct(element, a, rows, columns, j, j, j + l),
    );
    const square = products[0] as number;
    const sign = x < 0 ? -1 : 1;
    signs[j] = sign;
    heads[j] = 0;
    if (j + 1 === rows || square < negligible(element)) continue;
    const norm = sqrt(square);
    const head = round(x + sign * norm);
    const tau = round(2 / (square - x * x + head * head));
    signs[j] = -sign;
    heads[j] = head;
    a[j * columns + j] = round(-sign * norm);
    for (let l = j + 1; l < end; l++) {
      const y = a[j * columns + l] as number;
      const sum = round((products[l - j] as number) + round(round(head - x) * y));
      const factor = round(sum * tau);
      a[j * columns + l] = round(y - round(head * factor));
      for (let i = j + 1; i < rows; i++) {
        const product = round((a[i * columns + j] as number) * factor);
        a[i * columns + l] = round((a[i * columns + l] as number) - product);
      }
    }
  }
};
