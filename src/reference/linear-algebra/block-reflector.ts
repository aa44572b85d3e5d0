/**
 * A block of reflectors at once. The formulas stand above the twin,
 * assembly/linear-algebra/block-reflector.ts.
 */
import { SUM_ROWS } from "./accumulate.js";
import type { Element, Floats } from "./element.js";
import { type Inverse, invertTriangle, multiplyRow, STRIP_ROWS, transpose } from "./solve.js";

/** Reflectors of a block. */
export const BLOCK_COLUMNS = 32;

/** Some consecutive columns of V, `first` … `end` − 1 of `columns`, from row `first` on. */
export interface Block {
  readonly v: Floats;
  readonly rows: number;
  readonly columns: number;
  readonly first: number;
  readonly end: number;
}

/** Σ x_ij·y_il over the rows i from `from` on, in chunks that end at multiples of 256. */
const columnProduct = (
  { round }: Element,
  rows: number,
  from: number,
  x: Floats,
  xColumns: number,
  j: number,
  y: Floats,
  yColumns: number,
  l: number,
): number => {
  let total = 0;
  for (let i = from; i < rows; ) {
    const end = Math.min((Math.floor(i / SUM_ROWS) + 1) * SUM_ROWS, rows);
    let sum = 0;
    for (; i < end; i++) {
      sum = round(sum + round((x[i * xColumns + j] as number) * (y[i * yColumns + l] as number)));
    }
    total = round(total + sum);
  }
  return total;
};

/** U of a block, row-major, and the transposed inverses of its 4×4 triangles. */
export interface Triangle {
  readonly u: Floats;
  readonly inverses: readonly Inverse[];
}

export const triangleOf = (element: Element, block: Block, norms: Floats): Triangle => {
  const { v, rows, columns, first, end } = block;
  const width = end - first;
  const u = element.create(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = i + 1; j < width; j++) {
      const from = first + j;
      const x = first + i;
      u[i * width + j] = columnProduct(element, rows, from, v, columns, x, v, columns, from);
    }
    u[i * width + i] = element.round((norms[first + i] as number) * 0.5);
  }
  const inverses = Array.from({ length: Math.ceil(width / STRIP_ROWS) }, (_, s) =>
    transpose(invertTriangle(element, u, width, STRIP_ROWS * s)),
  );
  return { u, inverses };
};

/** Apply a block to the columns `from` … `to` − 1 of the row-major `a`, `all` columns wide. */
export const applyBlock = (
  element: Element,
  block: Block,
  { u, inverses }: Triangle,
  a: Floats,
  all: number,
  from: number,
  to: number,
): void => {
  const { round } = element;
  const { v, rows, columns, first, end } = block;
  const width = end - first;
  for (let l = from; l < to; l++) {
    const x = Array.from({ length: width }, (_, i) =>
      columnProduct(element, rows, first + i, v, columns, first + i, a, all, l),
    );
    for (const [strip, inverse] of inverses.entries()) {
      const s = STRIP_ROWS * strip;
      const height = Math.min(STRIP_ROWS, width - s);
      const c = [0, 0, 0, 0];
      for (let i = 0; i < height; i++) {
        let sum = x[s + i] as number;
        for (let k = 0; k < s; k++) {
          sum = round(sum - round((u[k * width + s + i] as number) * (x[k] as number)));
        }
        c[i] = sum;
      }
      for (let i = 0; i < height; i++) x[s + i] = multiplyRow(element, inverse, i, c);
    }
    for (let i = first; i < rows; i++) {
      let sum = a[i * all + l] as number;
      for (let k = 0; k < width && first + k <= i; k++) {
        sum = round(sum - round((v[i * columns + first + k] as number) * (x[k] as number)));
      }
      a[i * all + l] = sum;
    }
  }
};
