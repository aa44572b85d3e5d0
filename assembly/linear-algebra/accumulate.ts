/**
 * Q from its Householder vectors, all at once:
 *
 *   Q = H₁ H₂ … H_k D = D − V Y,   Y = U⁻¹ V₁ᵀ D,   U = striu(VᵀV) + diag(VᵀV)/2
 *
 * (V₁: the first rows of V; D: signs on the diagonal.)
 *
 *        k           k           k            k
 *      ┌\──┐       ┌\          ┌───\       ┌────┐
 *    m │ V │   k   │S\     k   │  Y\     m │ Q  │    V lower, S lower, Y upper: panel.ts
 *      │   │       └──\        └─────      │    │
 *      └───┘                               └────┘
 *
 * Q may have more columns than there are reflectors, up to m; the further panels of Y are whole.
 */
import { TILE, ZEROS } from "../memory";
import { emit, product } from "./gemm";
import { get, group, ROW, TILE_ROWS } from "./lanes";
import {
  lane,
  lowerBytes,
  lowerPanel,
  packRows,
  strip,
  transposeSigned,
  upperPanel,
} from "./panel";
import { invertTriangle, solveStrip } from "./solve";

/** Rows whose products are summed apart: part of the stream. */
export const SUM_ROWS: u32 = 256;
/** Rows of S that are made of one piece of V. */
const GRAM_ROWS: u32 = 128;
/** Rows of V that are packed at once: `CHUNK_ROWS` of src/kernel/matrix-abi.ts. */
const CHUNK_ROWS: u32 = 64;

/**
 * S = VᵀV, its lower half: rows summed in chunks of 256, the chunks in order. Rows of S are taken
 * 128 at a time, so that the columns of V that make them stay in the second-level cache.
 */
function gram<T>(v: usize, rows: u32, panels: u32, s: usize): void {
  const g = group<T>();
  const padded = panels * g;
  for (let from: u32 = 0; from < rows; from += SUM_ROWS) {
    const to = min(from + SUM_ROWS, rows);
    // Strips that begin below the last row are padding; the last chunk makes them 0.
    const strips = to === rows ? padded : min(to, padded);
    for (let i0: u32 = 0; i0 < strips; i0 += GRAM_ROWS) {
      const i1 = min(i0 + GRAM_ROWS, strips);
      for (let q: u32 = 0; q * g < i1; q++) {
        const b = lowerPanel<T>(v, rows, panels, q);
        const target = lowerPanel<T>(s, padded, panels, q);
        for (let i = max(i0, q * g); i < i1; i += TILE_ROWS) {
          const a = lowerPanel<T>(v, rows, panels, i / g) + lane<T>(i);
          const first = (max(i, from) as usize) * ROW;
          const tile = target + (i as usize) * ROW;
          const add = i < from ? tile : ZEROS;
          product<T>(a + first, b + first, b + (to as usize) * ROW, add, tile);
        }
      }
    }
  }
}

/** Panel q of −Y = −U⁻¹ V₁ᵀ D, from the last four rows to the first. */
function solvePanel<T>(
  v: usize,
  rows: u32,
  panels: u32,
  s: usize,
  inverses: usize,
  signs: usize,
  q: u32,
  y: usize,
): void {
  const g = group<T>();
  const first = q * g;
  const last = min(q + 1, panels);
  for (let p: u32 = 0; p < last; p++) {
    const block = lowerPanel<T>(v, rows, panels, p) + (first as usize) * ROW;
    transposeSigned<T>(block, signs + (first as usize) * sizeof<T>(), y + ((p * g) as usize) * ROW);
  }
  const end = y + ((last * g) as usize) * ROW;
  for (let i = last * g; i > 0; ) {
    const below = (i as usize) * ROW;
    i -= TILE_ROWS;
    const a = lowerPanel<T>(s, panels * g, panels, i / g) + lane<T>(i);
    const inverse = inverses + ((i * TILE_ROWS) as usize) * sizeof<T>();
    solveStrip<T>(a + below, y + below, end, inverse, y + (i as usize) * ROW);
  }
}

/**
 * Add D to the tile at TILE, whose row i and column j are row r + i and column c + j of Q: its
 * diagonal d_j stands at signs.
 */
function addDiagonal<T>(r: u32, c: u32, signs: usize): void {
  for (let i: u32 = 0; i < TILE_ROWS; i++) {
    const j = r + i - c;
    if (j >= group<T>()) continue;
    const at = TILE + (i as usize) * ROW + (j as usize) * sizeof<T>();
    store<T>(at, (get<T>(at) + get<T>(signs + ((r + i) as usize) * sizeof<T>())) as T);
  }
}

/** `height`×`width` elements of the tile at TILE, times `gain`, to their place. */
function placeTile<T>(
  height: u32,
  width: u32,
  gain: f64,
  to: usize,
  rowStride: usize,
  columnStride: usize,
): void {
  for (let i: u32 = 0; i < height; i++) {
    for (let j: u32 = 0; j < width; j++) {
      const x = get<T>(TILE + (i as usize) * ROW + (j as usize) * sizeof<T>());
      const place = to + (i as usize) * rowStride + (j as usize) * columnStride;
      store<T>(place, (x * gain) as T);
    }
  }
}

/** Bytes that `accumulate` works in. */
export function accumulateBytes<T>(panels: u32, columns: u32): usize {
  const g = group<T>();
  const padded = panels * g;
  const y = upperPanel<T>(0, panels, (columns + g - 1) / g);
  const packed = (CHUNK_ROWS + TILE_ROWS) * padded;
  return lowerBytes<T>(padded, panels) + y + (packed as usize) * sizeof<T>();
}

/**
 * Q = D − V Y times `gain`. V is lower, `panels` panels of `rows` rows at `v`; the first `height`
 * rows and `columns` columns of Q go to `out`, strides in bytes. `signs` has D and `norms` the
 * squared norms of V's columns, both 0 where there is no column, for whole panels. If `transposed`,
 * rowStride is one element, otherwise columnStride is.
 *
 * Range: height ≤ rows, columns ≤ height, finite V. Error: with ‖v‖² rounded once, max|QᵀQ − I| is
 * about 1e-6 (float32), 5e-15 (float64); test/accuracy.
 * Memory: reads G rows behind V, which must be finite; works in `work`, `accumulateBytes`; writes
 * TILE.
 */
export function accumulate<T>(
  v: usize,
  rows: u32,
  panels: u32,
  norms: usize,
  signs: usize,
  height: u32,
  columns: u32,
  gain: f64,
  transposed: u32,
  out: usize,
  rowStride: usize,
  columnStride: usize,
  work: usize,
): void {
  const g = group<T>();
  const padded = panels * g;
  const panelsOut = (columns + g - 1) / g;
  const s = work;
  const y = s + lowerBytes<T>(padded, panels);
  const inverses = upperPanel<T>(y, panels, panelsOut);
  const packed = inverses + ((TILE_ROWS * padded) as usize) * sizeof<T>();

  gram<T>(v, rows, panels, s);
  for (let i: u32 = 0; i < padded; i += TILE_ROWS) {
    const triangle = lowerPanel<T>(s, padded, panels, i / g) + (i as usize) * ROW + lane<T>(i);
    const at = (i as usize) * sizeof<T>();
    invertTriangle<T>(triangle, norms + at, inverses + 4 * at, 0);
  }
  for (let q: u32 = 0; q < panelsOut; q++) {
    solvePanel<T>(v, rows, panels, s, inverses, signs, q, upperPanel<T>(y, panels, q));
  }

  const next = transposed ? columnStride : rowStride;
  for (let from: u32 = 0; from < height; from += CHUNK_ROWS) {
    const to = min(from + CHUNK_ROWS, height);
    for (let p: u32 = 0; p < panels; p++) {
      packRows<T>(v, rows, panels, p, from, to, packed, panels, p);
    }
    for (let q: u32 = 0; q < panelsOut; q++) {
      const c = q * g;
      const b = upperPanel<T>(y, panels, q);
      const width = min(g, columns - c);
      const depth = min(c + g, padded);
      for (let r = from; r < to; r += TILE_ROWS) {
        const a = strip<T>(packed, panels, r - from);
        const end = b + (min(r + TILE_ROWS, depth) as usize) * ROW;
        const place = out + (r as usize) * rowStride + (c as usize) * columnStride;
        const tall = min(TILE_ROWS, height - r);
        const diagonal = r - c < g;
        if (diagonal || tall < TILE_ROWS || width < g) {
          product<T>(a, b, end, ZEROS, TILE);
          if (diagonal) addDiagonal<T>(r, c, signs);
          if (tall === TILE_ROWS && width === g) {
            emit<T>(a, b, b, TILE, gain, place, next, transposed);
          } else {
            placeTile<T>(tall, width, gain, place, rowStride, columnStride);
          }
        } else {
          emit<T>(a, b, end, ZEROS, gain, place, next, transposed);
        }
      }
    }
  }
}
