/**
 * Haar matrices by Stewart's reflectors. Method and sources stand above the twin,
 * assembly/linear-algebra/haar.ts; what of it is part of the stream, in docs/streams.md.
 */
import type { MatrixMemory } from "../matrix-memory.js";
import { accumulate, type Reflectors } from "./accumulate.js";
import { type Element, type Floats, normals, type Seeds } from "./element.js";
import type { Tile } from "./tiles.js";

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
): Reflectors & { readonly signs: Floats } => {
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
  return { rows, columns, v, norms, signs };
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
  const scale = round(gain);
  const target = element.view(memory);
  const first = out / element.size;
  accumulate(element, tile, reflectors, reflectors.signs, (i, j, q) => {
    target[first + (transposed === 1 ? j * stride + i : i * stride + j)] = round(q * scale);
  });
};
