/**
 * Panels: how matrices lie in the scratch. A panel is 32 bytes wide, G = 8 columns of float32 or 4
 * of float64, and its rows follow each other. So one layout serves as every operand of a product
 * (gemm.ts), a leading dimension that is a power of two does no harm, and nothing is ever copied
 * together before it is multiplied.
 *
 * Triangular matrices leave out what is 0. With P panels of `rows` rows:
 *
 *   lower, panel p has rows Gp …         upper, panel p has rows 0 … G(p+1) − 1
 *
 *     0 ┌──┐                               ┌──┐┌──┐┌──┐
 *     G │  │┌──┐                           └──┘│  ││  │
 *    2G │  ││  │┌──┐                           └──┘│  │
 *       └──┘└──┘└──┘                               └──┘
 *
 * A lower matrix lies from its last panel to its first: V in this order is also the order of the
 * stream. The address of a panel is that of its row 0, be it there or not: row i is 32·i on.
 */
import { group, ROW, storeColumns, TILE_ROWS } from "./lanes";

/** Address of row 0 of panel p of a lower matrix at `base` with `panels` panels of `rows` rows. */
export function lowerPanel<T>(base: usize, rows: u32, panels: u32, p: u32): usize {
  const after = panels - 1 - p;
  // Rows of the panels after p: `rows` less G(p+1), …, G(panels−1).
  const skipped = after * rows - (group<T>() * after * (panels + p)) / 2;
  return base + ((skipped - group<T>() * p) as usize) * ROW;
}

/**
 * Address of panel p of an upper matrix at `base` with `panels` panels of rows; panels beyond them
 * have all the rows.
 */
export function upperPanel<T>(base: usize, panels: u32, p: u32): usize {
  const before = min(p, panels);
  const rows = group<T>() * ((before * (before + 1)) / 2 + (p - before) * panels);
  return base + (rows as usize) * ROW;
}

/** Columns `from` … of a panel's row, as bytes from its beginning. */
export function lane<T>(from: u32): usize {
  return ((from % group<T>()) as usize) * sizeof<T>();
}

/** Bytes of a lower matrix. */
export function lowerBytes<T>(rows: u32, panels: u32): usize {
  return ((panels * rows - (group<T>() * panels * (panels - 1)) / 2) as usize) * ROW;
}

/**
 * Four rows of a panel, beginning at `row`, as G columns of a packed strip: element (i, k) goes to
 * to + 32·k + i·size.
 *
 * Memory: reads 128 bytes, writes 4·size bytes in each of G rows of 32 bytes.
 */
export function packStrip<T>(row: usize, to: usize): void {
  for (let half: usize = 0; half < 2; half++) {
    const r0 = v128.load(row, 0);
    const r1 = v128.load(row, 32);
    const r2 = v128.load(row, 64);
    const r3 = v128.load(row, 96);
    storeColumns<T>(r0, r1, r2, r3, to, ROW);
    row += 16;
    to += (ROW * 16) / sizeof<T>();
  }
}

/** Where the strip that begins at row i of packed rows lies; `panels` panels are packed. */
export function strip<T>(packed: usize, panels: u32, i: u32): usize {
  return packed + (((i / group<T>()) * panels * group<T>()) as usize) * ROW + lane<T>(i);
}

/**
 * Rows `from` … `to` of panel p of a lower matrix, in strips of four side by side, as panel `at` of
 * `width` packed ones: G rows of the matrix in 32 bytes for every column. The last strip may reach
 * beyond `to`, for what lies there.
 *
 * Memory: writes the panel's part of the strips at `packed`, less what is above the panel.
 */
export function packRows<T>(
  base: usize,
  rows: u32,
  panels: u32,
  p: u32,
  from: u32,
  to: u32,
  packed: usize,
  width: u32,
  at: u32,
): void {
  const g = group<T>();
  const panel = lowerPanel<T>(base, rows, panels, p);
  const column = ((at * g) as usize) * ROW;
  for (let i = max(from, p * g); i < to; i += TILE_ROWS) {
    packStrip<T>(panel + (i as usize) * ROW, strip<T>(packed, width, i - from) + column);
  }
}

/**
 * The G×G block of a panel that begins at `row`, transposed, each of its rows times its sign:
 * element (i, k) times signs[i] goes to to + 32·k + i·size.
 */
export function transposeSigned<T>(row: usize, signs: usize, to: usize): void {
  for (let i: u32 = 0; i < group<T>(); i += TILE_ROWS) {
    const s0 = v128.load_splat<T>(signs);
    const s1 = v128.load_splat<T>(signs + sizeof<T>());
    const s2 = v128.load_splat<T>(signs + 2 * sizeof<T>());
    const s3 = v128.load_splat<T>(signs + 3 * sizeof<T>());
    const a0 = v128.mul<T>(s0, v128.load(row, 0));
    const a1 = v128.mul<T>(s1, v128.load(row, 32));
    const a2 = v128.mul<T>(s2, v128.load(row, 64));
    const a3 = v128.mul<T>(s3, v128.load(row, 96));
    storeColumns<T>(a0, a1, a2, a3, to, ROW);
    const b0 = v128.mul<T>(s0, v128.load(row, 16));
    const b1 = v128.mul<T>(s1, v128.load(row, 48));
    const b2 = v128.mul<T>(s2, v128.load(row, 80));
    const b3 = v128.mul<T>(s3, v128.load(row, 112));
    storeColumns<T>(b0, b1, b2, b3, to + (ROW * 16) / sizeof<T>(), ROW);
    row += 4 * ROW;
    signs += 4 * sizeof<T>();
    to += 4 * sizeof<T>();
  }
}
