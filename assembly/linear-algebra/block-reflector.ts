/**
 * A block of up to 32 reflectors at once: H_b … H₁ = I − V Tᵀ Vᵀ with T = U⁻¹, so
 *
 *   W = VᵀP,   X = U⁻ᵀ W,   P −= V X
 *
 * for every panel P to the right. V is the block's panels of the lower matrix of all reflectors; S
 * is upper here, which is what U⁻ᵀ needs, and V lies packed in strips besides:
 *
 *   BLOCK_COLUMNS = 32 = 4 (8) panels       s         upper, a panel for each
 *                                           inverses  16 elements for each 4 reflectors, transposed
 *                                           packed    the rows from the block's first on
 */
import { ZEROS } from "../memory";
import { SUM_ROWS } from "./accumulate";
import { product, update } from "./gemm";
import { group, ROW, TILE_ROWS } from "./lanes";
import { lane, lowerPanel, packRows, strip, upperPanel } from "./panel";
import { invertTriangle, solveStrip } from "./solve";

/** Reflectors of a block. */
export const BLOCK_COLUMNS: u32 = 32;

/**
 * Make panel q of a block whose first panel is p0, of `width` panels, ready to be applied: its
 * columns of S, its inverses, its strips. `norms` are those of the panel.
 */
export function preparePanel<T>(
  v: usize,
  rows: u32,
  panels: u32,
  p0: u32,
  width: u32,
  q: u32,
  norms: usize,
  s: usize,
  inverses: usize,
  packed: usize,
): void {
  const g = group<T>();
  const first = (p0 + q) * g;
  const b = lowerPanel<T>(v, rows, panels, p0 + q);
  const target = upperPanel<T>(s, width, q);
  for (let from = first; from < rows; ) {
    const to = min((from / SUM_ROWS + 1) * SUM_ROWS, rows);
    const start = (from as usize) * ROW;
    const end = b + (to as usize) * ROW;
    for (let i: u32 = 0; i < (q + 1) * g; i += TILE_ROWS) {
      const a = lowerPanel<T>(v, rows, panels, p0 + i / g) + lane<T>(i);
      const tile = target + (i as usize) * ROW;
      product<T>(a + start, b + start, end, from > first ? tile : ZEROS, tile);
    }
    from = to;
  }
  for (let i = q * g; i < (q + 1) * g; i += TILE_ROWS) {
    const triangle = target + (i as usize) * ROW + lane<T>(i);
    const at = ((i * 4) as usize) * sizeof<T>();
    invertTriangle<T>(triangle, norms + lane<T>(i), inverses + at, 1);
  }
  packRows<T>(v, rows, panels, p0 + q, p0 * g, rows, packed, width, q);
}

/**
 * Apply the first `count` of a block's `width` panels to the panel whose row 0 is at `target`.
 *
 * Memory: reads and writes the panel from the block's first row on; works in 32 rows at `w`.
 */
export function applyBlock<T>(
  v: usize,
  rows: u32,
  panels: u32,
  p0: u32,
  width: u32,
  count: u32,
  s: usize,
  inverses: usize,
  packed: usize,
  w: usize,
  target: usize,
): void {
  const g = group<T>();
  const first = p0 * g;
  const depth = count * g;
  for (let from = first; from < rows; ) {
    const to = min((from / SUM_ROWS + 1) * SUM_ROWS, rows);
    // Reflectors that begin below the last row are padding; the last chunk makes their W 0.
    const strips = to === rows ? depth : min(to - first, depth);
    for (let i: u32 = 0; i < strips; i += TILE_ROWS) {
      const start = (max(first + i, from) as usize) * ROW;
      const a = lowerPanel<T>(v, rows, panels, p0 + i / g) + lane<T>(i);
      const tile = w + (i as usize) * ROW;
      const add = first + i < from ? tile : ZEROS;
      product<T>(a + start, target + start, target + (to as usize) * ROW, add, tile);
    }
    from = to;
  }
  for (let i: u32 = 0; i < depth; i += TILE_ROWS) {
    const a = upperPanel<T>(s, width, i / g) + lane<T>(i);
    const inverse = inverses + ((i * 4) as usize) * sizeof<T>();
    const tile = w + (i as usize) * ROW;
    solveStrip<T>(a, w, tile, inverse, tile);
  }
  for (let r = first; r < rows; r += TILE_ROWS) {
    const end = w + (min(r - first + TILE_ROWS, depth) as usize) * ROW;
    update<T>(strip<T>(packed, width, r - first), w, end, target + (r as usize) * ROW);
  }
}
