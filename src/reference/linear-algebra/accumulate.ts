/**
 * Q from its Householder vectors. The formula stands above the twin,
 * assembly/linear-algebra/accumulate.ts. Matrices are whole and row-major here, zeros included.
 */
import type { Element, Floats } from "./element.js";
import { invertTriangle, multiplyRow, STRIP_ROWS } from "./solve.js";
import { forEachTile, type Tile } from "./tiles.js";

/** Rows whose products are summed apart. */
export const SUM_ROWS = 256;

/** The first `columns` of `rows`×`rows` reflections. */
export interface Reflectors {
  readonly rows: number;
  readonly columns: number;
  /** rows×columns, 0 above the diagonal. */
  readonly v: Floats;
  /** The squared norms of v's columns. */
  readonly norms: Floats;
}

/** U: the upper half of VᵀV, half its diagonal. */
const gram = (
  { create, round }: Element,
  { rows, columns, v, norms }: Reflectors,
  tile: Tile,
): Floats => {
  const u = create(columns * columns);
  const sums = new Float64Array(tile.rows * tile.columns);
  for (let from = 0; from < rows; from += SUM_ROWS) {
    const to = Math.min(from + SUM_ROWS, rows);
    forEachTile(columns, columns, tile, (i0, i1, j0, j1) => {
      if (i0 >= j1) return;
      sums.fill(0);
      for (let k = Math.max(from, j0); k < to; k++) {
        for (let i = i0, at = 0; i < i1; i++) {
          const a = v[k * columns + i] as number;
          for (let j = j0; j < j1; j++, at++) {
            sums[at] = round((sums[at] as number) + round(a * (v[k * columns + j] as number)));
          }
        }
      }
      for (let i = i0, at = 0; i < i1; i++) {
        for (let j = j0; j < j1; j++, at++) {
          if (i < j)
            u[i * columns + j] = round((u[i * columns + j] as number) + (sums[at] as number));
        }
      }
    });
  }
  for (let j = 0; j < columns; j++) u[j * columns + j] = round((norms[j] as number) * 0.5);
  return u;
};

/** Y = U⁻¹ V₁ᵀ D, by strips of four rows from below; a column for each of `signs`. */
const solve = (element: Element, { columns, v }: Reflectors, signs: Floats, u: Floats): Floats => {
  const { create, round } = element;
  const out = signs.length;
  const y = create(columns * out);
  for (let s = STRIP_ROWS * (Math.ceil(columns / STRIP_ROWS) - 1); s >= 0; s -= STRIP_ROWS) {
    const inverse = invertTriangle(element, u, columns, s);
    const height = Math.min(STRIP_ROWS, columns - s);
    for (let j = s; j < out; j++) {
      const c = [0, 0, 0, 0];
      for (let i = 0; i < height; i++) {
        let sum = round((signs[j] as number) * (v[j * columns + s + i] as number));
        for (let k = s + STRIP_ROWS; k < columns && k <= j; k++) {
          const product = (u[(s + i) * columns + k] as number) * (y[k * out + j] as number);
          sum = round(sum - round(product));
        }
        c[i] = sum;
      }
      for (let i = 0; i < height; i++) y[(s + i) * out + j] = multiplyRow(element, inverse, i, c);
    }
  }
  return y;
};

/**
 * Q = D − V Y, a column for each of `signs`, the diagonal of D; calls `put` with every element.
 */
export const accumulate = (
  element: Element,
  tile: Tile,
  reflectors: Reflectors,
  signs: Floats,
  put: (i: number, j: number, q: number) => void,
): void => {
  const { round } = element;
  const { rows, columns, v } = reflectors;
  const out = signs.length;
  const y = solve(element, reflectors, signs, gram(element, reflectors, tile));
  const sums = new Float64Array(tile.rows * tile.columns);
  forEachTile(rows, out, tile, (i0, i1, j0, j1) => {
    sums.fill(0);
    for (let k = 0; k < Math.min(i1, j1, columns); k++) {
      for (let i = i0, at = 0; i < i1; i++) {
        const a = v[i * columns + k] as number;
        for (let j = j0; j < j1; j++, at++) {
          sums[at] = round((sums[at] as number) - round(a * (y[k * out + j] as number)));
        }
      }
    }
    for (let i = i0, at = 0; i < i1; i++) {
      for (let j = j0; j < j1; j++, at++) {
        const q = sums[at] as number;
        put(i, j, i === j ? round(q + (signs[j] as number)) : q);
      }
    }
  });
};
