/**
 * Householder QR. The method stands above the twin, assembly/linear-algebra/qr.ts. Matrices are
 * whole and row-major here.
 */
import type { MatrixMemory } from "../matrix-memory.js";
import { accumulate } from "./accumulate.js";
import { applyBlock, BLOCK_COLUMNS, triangleOf } from "./block-reflector.js";
import type { Element, Floats } from "./element.js";
import { factorPanel } from "./factor.js";
import { scaleColumns } from "./scale.js";
import type { Tile } from "./tiles.js";

/** The reflectors of the columns `first` … `end` − 1 of a factored matrix, into v and norms. */
const extractReflectors = (
  { round }: Element,
  a: Floats,
  rows: number,
  columns: number,
  heads: Floats,
  first: number,
  end: number,
  v: Floats,
  norms: Floats,
): void => {
  const width = norms.length;
  for (let j = first; j < end; j++) {
    const head = heads[j] as number;
    if (head === 0) continue;
    let rest = 0;
    for (let i = j + 1; i < rows; i++) {
      const x = a[i * columns + j] as number;
      v[i * width + j] = x;
      rest += x * x;
    }
    v[j * width + j] = head;
    norms[j] = round(rest + head * head);
  }
};

/** QR of a matrix; the arguments are those of `Qr` in src/kernel/matrix-abi.ts. */
export const qr = (
  memory: MatrixMemory,
  element: Element,
  tile: Tile,
  rows: number,
  columns: number,
  complete: number,
  input: number,
  q: number,
  r: number,
): void => {
  const { create, group, round, size } = element;
  const numbers = element.view(memory);
  const a = numbers.slice(input / size, input / size + rows * columns);
  const width = Math.min(rows, columns);
  const out = complete === 1 ? rows : width;
  const scales = scaleColumns(element, a, rows, columns);
  const v = create(rows * width);
  const norms = create(width);
  const heads = create(width);
  const signs = create(out).fill(1);

  for (let first = 0; first < width; first += BLOCK_COLUMNS) {
    const last = Math.min(first + BLOCK_COLUMNS, width);
    for (let panel = first; panel < last; panel += group) {
      const end = Math.min(panel + group, columns);
      if (panel > first) {
        const block = { v, rows, columns: width, first, end: panel };
        applyBlock(element, block, triangleOf(element, block, norms), a, columns, panel, end);
      }
      factorPanel(element, a, rows, columns, panel, end, width, signs, heads);
      const reflected = Math.min(end, width);
      extractReflectors(element, a, rows, columns, heads, panel, reflected, v, norms);
    }
    const block = { v, rows, columns: width, first, end: last };
    const next = Math.ceil(last / group) * group;
    applyBlock(element, block, triangleOf(element, block, norms), a, columns, next, columns);
  }

  for (let i = 0; i < out; i++) {
    for (let j = 0; j < columns; j++) {
      let x = 0;
      if (i < width && j >= i) {
        x = round((a[i * columns + j] as number) * (signs[i] as number));
        x = round(x * (scales.first[j] as number));
        x = round(x * (scales.second[j] as number)) + 0;
      }
      numbers[r / size + i * columns + j] = x;
    }
  }
  accumulate(element, tile, { rows, columns: width, v, norms }, signs, (i, j, x) => {
    numbers[q / size + i * out + j] = x;
  });
};
