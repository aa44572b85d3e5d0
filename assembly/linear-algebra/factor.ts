/**
 * Householder factorization of one panel, column by column. Every column takes one sweep over the
 * panel's rows: it subtracts the reflector of column c and sums, on the way, the products of column
 * c + 1 with all columns, which the next reflector needs.
 *
 *   w_l = Σ_{i ≥ j} a_ij a_il       w_c is the squared norm
 *   v = a_j but v_jj = a_jj + sgn(a_jj)·√w_c,   τ = 2/vᵀv
 *   g_l = (w_l + (v_jj − a_jj)·a_jl)·τ,   a_il −= v_i·g_l   for l > c
 *
 * Sums are cut into chunks at multiples of 256 rows from the first row of the matrix.
 */

import { FACTORS, PRODUCTS } from "../memory";
import { SUM_ROWS } from "./accumulate";
import { clear, get, group, ROW, round } from "./lanes";

/**
 * A squared norm below this is no reflector: 2^-80 (float32), 2^-200 (float64), of columns whose
 * largest element began in [1, 2). What is left of such a column is below the rounding of its
 * sums, and its square would lose bits to underflow.
 */
function negligible<T>(): f64 {
  return sizeof<T>() === 4 ? 8.271806125530277e-25 : 6.223015277861142e-61;
}

/**
 * Subtract column `column` times FACTORS from the rows `from` … of a panel; PRODUCTS = the products
 * of column `next`, as it is then, with all columns.
 *
 * Lanes: f32x4 or f64x2. Memory: reads and writes the rows; reads FACTORS, writes PRODUCTS.
 */
function sweep<T>(panel: usize, from: u32, rows: u32, column: usize, next: usize): void {
  const f0 = v128.load(FACTORS, 0);
  const f1 = v128.load(FACTORS, 16);
  let sum0 = v128.splat<T>(0 as T);
  let sum1 = sum0;
  let row = panel + (from as usize) * ROW;
  while (from < rows) {
    from = min((from / SUM_ROWS + 1) * SUM_ROWS, rows);
    const end = panel + (from as usize) * ROW;
    let t0 = v128.splat<T>(0 as T);
    let t1 = t0;
    while (row < end) {
      const x = v128.load_splat<T>(row + column);
      const a0 = v128.sub<T>(v128.load(row, 0), v128.mul<T>(x, f0));
      const a1 = v128.sub<T>(v128.load(row, 16), v128.mul<T>(x, f1));
      v128.store(row, a0, 0);
      v128.store(row, a1, 16);
      const y = v128.load_splat<T>(row + next);
      t0 = v128.add<T>(t0, v128.mul<T>(y, a0));
      t1 = v128.add<T>(t1, v128.mul<T>(y, a1));
      row += ROW;
    }
    sum0 = v128.add<T>(sum0, t0);
    sum1 = v128.add<T>(sum1, t1);
  }
  v128.store(PRODUCTS, sum0, 0);
  v128.store(PRODUCTS, sum1, 16);
}

/**
 * FACTORS = (PRODUCTS + change·row)·tau for the row at `top`, but 0 up to the lane at `offset`.
 *
 * Lanes: f32x4 or f64x2. Memory: reads the row and PRODUCTS, writes FACTORS.
 */
function setFactors<T>(top: usize, offset: usize, change: f64, tau: f64): void {
  const d = v128.splat<T>(change as T);
  const t = v128.splat<T>(tau as T);
  const p0 = v128.add<T>(v128.load(PRODUCTS, 0), v128.mul<T>(d, v128.load(top, 0)));
  const p1 = v128.add<T>(v128.load(PRODUCTS, 16), v128.mul<T>(d, v128.load(top, 16)));
  v128.store(FACTORS, v128.mul<T>(p0, t), 0);
  v128.store(FACTORS, v128.mul<T>(p1, t), 16);
  for (let l: usize = 0; l <= offset; l += sizeof<T>()) store<T>(FACTORS + l, 0 as T);
}

/** Subtract head·FACTORS from the row at `top`. Lanes: f32x4 or f64x2. */
function subtractFactors<T>(top: usize, head: f64): void {
  const h = v128.splat<T>(head as T);
  const f0 = v128.mul<T>(h, v128.load(FACTORS, 0));
  const f1 = v128.mul<T>(h, v128.load(FACTORS, 16));
  v128.store(top, v128.sub<T>(v128.load(top, 0), f0), 0);
  v128.store(top, v128.sub<T>(v128.load(top, 16), f1), 16);
}

/**
 * Factor the panel whose row 0 is at `panel` and whose first column is `first`, for the reflectors
 * `first` … `reflectors` − 1; the matrix has `height` rows, the panel `rows`, zeros behind.
 * On and above the diagonal R stands then, below it the reflectors. `signs` gets d_j, so that
 * d_j·r_jj ≥ 0, and `heads` v_jj, or 0 where there is no reflector: both G elements, 0 for columns
 * without.
 *
 * Range: columns whose largest element began in [1, 2). Memory: writes FACTORS, PRODUCTS.
 */
export function factorPanel<T>(
  panel: usize,
  first: u32,
  rows: u32,
  height: u32,
  reflectors: u32,
  signs: usize,
  heads: usize,
): void {
  const g = group<T>();
  clear(FACTORS, ROW);
  clear(signs, ROW);
  clear(heads, ROW);
  sweep<T>(panel, first, rows, 0, 0);
  for (let c: u32 = 0; c < g && first + c < reflectors; c++) {
    const j = first + c;
    const offset = (c as usize) * sizeof<T>();
    const top = panel + (j as usize) * ROW;
    const x = get<T>(top + offset);
    const square = get<T>(PRODUCTS + offset);
    let sign: f64 = x < 0 ? -1 : 1;
    let head: f64 = 0;
    let tau: f64 = 0;
    if (j + 1 < height && square >= negligible<T>()) {
      const norm = sqrt<f64>(square);
      head = round<T>(x + sign * norm);
      tau = round<T>(2 / (square - x * x + head * head));
      sign = -sign;
      store<T>(top + offset, (sign * norm) as T);
    }
    store<T>(signs + offset, sign as T);
    store<T>(heads + offset, head as T);
    setFactors<T>(top, offset, head - x, tau);
    subtractFactors<T>(top, head);
    if (c + 1 < g) sweep<T>(panel, j + 1, rows, offset, offset + sizeof<T>());
  }
}
