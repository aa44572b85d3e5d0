/**
 * Haar matrices by Stewart's reflectors. Method and sources stand above the twin,
 * assembly/linear-algebra/haar.ts; what of it is part of the stream, in docs/streams.md. Matrices
 * are whole and row-major here, zeros included.
 */
import type { MatrixMemory } from "../matrix-memory.js";
import { type Element, type Floats, normals, type Seeds } from "./element.js";
import { forEachTile, type Tile } from "./tiles.js";

/** Rows whose products are summed apart. */
const SUM_ROWS = 256;
/** Rows of a triangular system that are solved at once. */
const STRIP_ROWS = 4;

interface Reflectors {
  /** rows×columns, 0 above the diagonal. */
  readonly v: Floats;
  /** The diagonal D. */
  readonly signs: Floats;
  /** The squared norms of v's columns. */
  readonly norms: Floats;
}

/** The normals of the stream in their places: panels from the last to the first. */
const drawLower = (
  memory: MatrixMemory,
  element: Element,
  seeds: Seeds,
  rows: number,
  columns: number,
): Floats => {
  const { group } = element;
  const panels = Math.ceil(columns / group);
  const total = group * (panels * rows - (group * panels * (panels - 1)) / 2);
  const x = normals(memory, element, seeds, total);
  const v = element.create(rows * columns);
  let next = 0;
  for (let panel = panels - 1; panel >= 0; panel--) {
    for (let i = group * panel; i < rows; i++) {
      for (let j = group * panel; j < group * (panel + 1); j++) {
        if (j < columns && j <= i) v[i * columns + j] = x[next] as number;
        next++;
      }
    }
  }
  return v;
};

/** Reflectors of the normals in v, in place. */
const makeReflectors = (
  { create, round }: Element,
  v: Floats,
  rows: number,
  columns: number,
): Reflectors => {
  const signs = create(columns);
  const norms = create(columns);
  for (let j = 0; j < columns; j++) {
    const x = v[j * columns + j] as number;
    const sign = x < 0 || Object.is(x, -0) ? -1 : 1;
    if (j === rows - 1) {
      v[j * columns + j] = 0;
      signs[j] = sign;
      continue;
    }
    let rest = 0;
    for (let i = j + 1; i < rows; i++) {
      const y = v[i * columns + j] as number;
      rest += y * y;
    }
    const head = round(x + sign * Math.sqrt(rest + x * x));
    v[j * columns + j] = head;
    signs[j] = -sign;
    norms[j] = round(rest + head * head);
  }
  return { v, signs, norms };
};

/** U: the upper half of VᵀV, half its diagonal. */
const gram = (
  { create, round }: Element,
  { v, norms }: Reflectors,
  rows: number,
  columns: number,
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

/**
 * The inverse of the triangle of U in rows and columns s … s + 3, row-major; what lies outside of U
 * is 0, and so is the inverse of a zero.
 */
const invertTriangle = (
  { round }: Element,
  u: Floats,
  columns: number,
  s: number,
): readonly (readonly number[])[] => {
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

/** Y = U⁻¹ V₁ᵀ D, by strips of four rows from below. */
const solve = (element: Element, { v, signs }: Reflectors, u: Floats, columns: number): Floats => {
  const { create, round } = element;
  const y = create(columns * columns);
  for (let s = STRIP_ROWS * (Math.ceil(columns / STRIP_ROWS) - 1); s >= 0; s -= STRIP_ROWS) {
    const inverse = invertTriangle(element, u, columns, s);
    const height = Math.min(STRIP_ROWS, columns - s);
    for (let j = s; j < columns; j++) {
      const c = [0, 0, 0, 0];
      for (let i = 0; i < height; i++) {
        let sum = round((signs[j] as number) * (v[j * columns + s + i] as number));
        for (let k = s + STRIP_ROWS; k <= j; k++) {
          const product = (u[(s + i) * columns + k] as number) * (y[k * columns + j] as number);
          sum = round(sum - round(product));
        }
        c[i] = sum;
      }
      for (let i = 0; i < height; i++) {
        const row = inverse[i] as readonly number[];
        let x = round((row[i] as number) * (c[i] as number));
        for (let k = i + 1; k < STRIP_ROWS; k++) {
          x = round(x + round((row[k] as number) * (c[k] as number)));
        }
        y[(s + i) * columns + j] = x;
      }
    }
  }
  return y;
};

/** A Haar matrix; the arguments are those of `Haar` in src/kernel/matrix-abi.ts. */
export const haar = (
  memory: MatrixMemory,
  element: Element,
  tile: Tile,
  seeds: Seeds,
  rows: number,
  columns: number,
  gain: number,
  transposed: number,
  out: number,
  stride: number,
): void => {
  const { round } = element;
  const lower = drawLower(memory, element, seeds, rows, columns);
  const reflectors = makeReflectors(element, lower, rows, columns);
  const { v, signs } = reflectors;
  const u = gram(element, reflectors, rows, columns, tile);
  const y = solve(element, reflectors, u, columns);

  const scale = round(gain);
  const target = element.view(memory);
  const first = out / element.size;
  const sums = new Float64Array(tile.rows * tile.columns);
  forEachTile(rows, columns, tile, (i0, i1, j0, j1) => {
    sums.fill(0);
    for (let k = 0; k < Math.min(i1, j1); k++) {
      for (let i = i0, at = 0; i < i1; i++) {
        const a = v[i * columns + k] as number;
        for (let j = j0; j < j1; j++, at++) {
          sums[at] = round((sums[at] as number) - round(a * (y[k * columns + j] as number)));
        }
      }
    }
    for (let i = i0, at = 0; i < i1; i++) {
      for (let j = j0; j < j1; j++, at++) {
        let q = sums[at] as number;
        if (i === j) q = round(q + (signs[j] as number));
        target[first + (transposed === 1 ? j * stride + i : i * stride + j)] = round(q * scale);
      }
    }
  });
};
