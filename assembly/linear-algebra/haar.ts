/**
 * Haar matrices without a factorization. The Householder vectors of a Gaussian matrix's QR are
 * themselves independent Gaussian vectors of lengths m, m − 1, …: draw them, and only accumulate
 *
 *   Q = H₁ H₂ … H_k D = [D; 0] − V Y,   Y = U⁻¹ V₁ᵀ D,   U = striu(VᵀV) + diag(VᵀV)/2
 *
 * (V₁: the first k rows of V; D: signs). Half the work of a factorization, the same distribution.
 *
 *        k           k           k            k
 *      ┌\──┐       ┌\          ┌───\       ┌────┐
 *    m │ V │   k   │S\     k   │  Y\     m │ Q  │    V lower, S lower, Y upper: panel.ts
 *      │   │       └──\        └─────      │    │
 *      └───┘                               └────┘
 *
 * Scratch: V | G rows of zeros | S | Y | packed rows of V | 4×4 inverses | signs | norms; its size
 * is `haarScratch` in src/kernel/matrix-abi.ts.
 *
 * Source: Stewart, "The efficient generation of random orthogonal matrices with an application to
 * condition estimators", SIAM Journal on Numerical Analysis 17 (1980).
 */
import { TILE, ZEROS } from "../memory";
import { emit, product } from "./gemm";
import { get, group, ROW, round, TILE_ROWS } from "./lanes";
import { normals } from "./normals";
import { lowerBytes, lowerPanel, packStrip, transposeSigned, upperPanel } from "./panel";
import { makeReflectors } from "./reflectors";
import { invertTriangle, solveStrip } from "./solve";

/** Rows whose products are summed apart: part of the stream. */
const SUM_ROWS: u32 = 256;
/** Rows of V that are packed at once: `CHUNK_ROWS` of src/kernel/matrix-abi.ts. */
const CHUNK_ROWS: u32 = 64;

/** S = VᵀV, its lower half: rows summed in chunks of 256, the chunks in order. */
function gram<T>(v: usize, rows: u32, panels: u32, s: usize): void {
  const padded = panels * group<T>();
  for (let from: u32 = 0; from < rows; from += SUM_ROWS) {
    const to = min(from + SUM_ROWS, rows);
    // Strips that begin below the last row are padding; the last chunk makes them 0.
    const strips = to === rows ? padded : min(to, padded);
    for (let q: u32 = 0; q < panels; q++) {
      const b = lowerPanel<T>(v, rows, panels, q);
      const target = lowerPanel<T>(s, padded, panels, q);
      for (let i = q * group<T>(); i < strips; i += TILE_ROWS) {
        const a =
          lowerPanel<T>(v, rows, panels, i / group<T>()) +
          ((i % group<T>()) as usize) * sizeof<T>();
        const first = (max(i, from) as usize) * ROW;
        const tile = target + (i as usize) * ROW;
        const add = i < from ? tile : ZEROS;
        product<T>(a + first, b + first, b + (to as usize) * ROW, add, tile);
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
  for (let p: u32 = 0; p <= q; p++) {
    const block = lowerPanel<T>(v, rows, panels, p) + (first as usize) * ROW;
    transposeSigned<T>(block, signs + (first as usize) * sizeof<T>(), y + ((p * g) as usize) * ROW);
  }
  const end = y + ((first + g) as usize) * ROW;
  for (let i = first + g; i > 0; ) {
    const below = (i as usize) * ROW;
    i -= TILE_ROWS;
    const a = lowerPanel<T>(s, panels * g, panels, i / g) + ((i % g) as usize) * sizeof<T>();
    const inverse = inverses + ((i * TILE_ROWS) as usize) * sizeof<T>();
    solveStrip<T>(a + below, y + below, end, inverse, y + (i as usize) * ROW);
  }
}

/** Rows `from` … `to` of V, in strips of four side by side: G rows of V in 32 bytes for every k. */
function packRows<T>(v: usize, rows: u32, panels: u32, from: u32, to: u32, packed: usize): void {
  const g = group<T>();
  for (let p: u32 = 0; p < panels && p * g < to; p++) {
    const panel = lowerPanel<T>(v, rows, panels, p);
    for (let i = max(from, p * g); i < to; i += TILE_ROWS) {
      packStrip<T>(
        panel + (i as usize) * ROW,
        strip<T>(packed, panels, i - from) + ((p * g) as usize) * ROW,
      );
    }
  }
}

/** Where the strip that begins at row i of a packed chunk lies. */
function strip<T>(packed: usize, panels: u32, i: u32): usize {
  const g = group<T>();
  return packed + (((i / g) * panels * g) as usize) * ROW + ((i % g) as usize) * sizeof<T>();
}

/**
 * The tile at TILE to its place, with D on its diagonal and then times `gain`; `height`×`width` of
 * it. Row i, column j of the tile are row r + i, column c + j of Q.
 */
function placeTile<T>(
  r: u32,
  c: u32,
  height: u32,
  width: u32,
  signs: usize,
  gain: f64,
  to: usize,
  rowStride: usize,
  columnStride: usize,
): void {
  for (let i: u32 = 0; i < height; i++) {
    for (let j: u32 = 0; j < width; j++) {
      let x = get<T>(TILE + (i as usize) * ROW + (j as usize) * sizeof<T>());
      if (r + i === c + j) x = round<T>(x + get<T>(signs + ((c + j) as usize) * sizeof<T>()));
      const place = to + (i as usize) * rowStride + (j as usize) * columnStride;
      store<T>(place, (x * gain) as T);
    }
  }
}

/**
 * A Haar matrix of `rows` ≥ `columns` ≥ 1; the arguments are those of `Haar` in
 * src/kernel/matrix-abi.ts, `stride` in elements.
 *
 * Lanes: f32x4 or f64x2 by T. Range: any words; gain finite. Error: max|QᵀQ − I| ≤ 1e-6 (float32),
 * 5e-15 (float64) for gain 1; test/accuracy/orthogonality.test.ts. Never NaN.
 * Memory: writes the elements of Q from `out` on, `scratch`, and the first page but ZEROS.
 */
export function haar<T>(
  key0: u32,
  key1: u32,
  counter0: u32,
  counter1: u32,
  stream0: u32,
  stream1: u32,
  rows: u32,
  columns: u32,
  gain: f64,
  transposed: u32,
  out: usize,
  stride: u32,
  scratch: usize,
): void {
  const g = group<T>();
  const panels = (columns + g - 1) / g;
  const padded = panels * g;
  const v = scratch;
  const zeros = v + lowerBytes<T>(rows, panels);
  const s = zeros + (g as usize) * ROW;
  const y = s + lowerBytes<T>(padded, panels);
  const packed = y + upperPanel<T>(0, panels);
  const inverses = packed + ((CHUNK_ROWS * padded) as usize) * sizeof<T>();
  const signs = inverses + ((TILE_ROWS * padded) as usize) * sizeof<T>();
  const norms = signs + (padded as usize) * sizeof<T>();

  normals<T>(key0, key1, counter0, counter1, stream0, stream1, v, zeros - v);
  memory.fill(zeros, 0, (g as usize) * ROW);
  for (let p: u32 = 0; p < panels; p++) {
    const offset = ((p * g) as usize) * sizeof<T>();
    const panel = lowerPanel<T>(v, rows, panels, p);
    makeReflectors<T>(panel, p * g, rows, columns, signs + offset, norms + offset);
  }
  gram<T>(v, rows, panels, s);
  for (let i: u32 = 0; i < padded; i += TILE_ROWS) {
    const lane = ((i % g) as usize) * sizeof<T>();
    const triangle = lowerPanel<T>(s, padded, panels, i / g) + (i as usize) * ROW + lane;
    const at: usize = (i as usize) * sizeof<T>();
    invertTriangle<T>(triangle, norms + at, inverses + 4 * at);
  }
  for (let q: u32 = 0; q < panels; q++) {
    solvePanel<T>(v, rows, panels, s, inverses, signs, q, upperPanel<T>(y, q));
  }

  const rowStride = ((transposed ? (1 as u32) : stride) as usize) * sizeof<T>();
  const columnStride = ((transposed ? stride : (1 as u32)) as usize) * sizeof<T>();
  for (let from: u32 = 0; from < rows; from += CHUNK_ROWS) {
    const to = min(from + CHUNK_ROWS, rows);
    packRows<T>(v, rows, panels, from, to, packed);
    for (let q: u32 = 0; q < panels; q++) {
      const c = q * g;
      const b = upperPanel<T>(y, q);
      const width = min(g, columns - c);
      for (let r = from; r < to; r += TILE_ROWS) {
        const a = strip<T>(packed, panels, r - from);
        const end = b + (min(r + TILE_ROWS, c + g) as usize) * ROW;
        const place = out + (r as usize) * rowStride + (c as usize) * columnStride;
        const height = min(TILE_ROWS, rows - r);
        if (r - c < g || height < TILE_ROWS || width < g) {
          emit<T>(a, b, end, 1, TILE, ROW, 0);
          placeTile<T>(r, c, height, width, signs, gain, place, rowStride, columnStride);
        } else {
          const next = transposed ? columnStride : rowStride;
          emit<T>(a, b, end, gain, place, next, transposed);
        }
      }
    }
  }
}
