/**
 * From normals to Householder vectors. Column j of V reflects x_j, the normals on and below the
 * diagonal, to a multiple of e_j:
 *
 *   v_j = x_j + sgn(x_jj)‖x_j‖ e_j,   H_j = I − 2 v_j v_jᵀ / v_jᵀv_j
 *   H_j x_j = −sgn(x_jj)‖x_j‖ e_j
 *
 * Norms are summed in float64: in float32 they would cost half of Q's orthogonality.
 */
import { SUMS } from "../memory";
import { get, group, ROW, round } from "./lanes";

/**
 * The sums of squares of a panel's columns from row `from` to `rows`, added to SUMS, rows
 * ascending, one sum a column.
 *
 * Lanes: f64x2. Memory: reads the panel, reads and writes SUMS.
 */
function addSquares<T>(panel: usize, from: u32, rows: u32): void {
  const end = panel + (rows as usize) * ROW;
  let n0 = v128.load(SUMS, 0);
  let n1 = v128.load(SUMS, 16);
  if (sizeof<T>() === 4) {
    let n2 = v128.load(SUMS, 32);
    let n3 = v128.load(SUMS, 48);
    for (let ptr = panel + (from as usize) * ROW; ptr < end; ptr += ROW) {
      const x0 = f64x2.promote_low_f32x4(v128.load64_zero(ptr, 0));
      const x1 = f64x2.promote_low_f32x4(v128.load64_zero(ptr, 8));
      const x2 = f64x2.promote_low_f32x4(v128.load64_zero(ptr, 16));
      const x3 = f64x2.promote_low_f32x4(v128.load64_zero(ptr, 24));
      n0 = f64x2.add(n0, f64x2.mul(x0, x0));
      n1 = f64x2.add(n1, f64x2.mul(x1, x1));
      n2 = f64x2.add(n2, f64x2.mul(x2, x2));
      n3 = f64x2.add(n3, f64x2.mul(x3, x3));
    }
    v128.store(SUMS, n2, 32);
    v128.store(SUMS, n3, 48);
  } else {
    for (let ptr = panel + (from as usize) * ROW; ptr < end; ptr += ROW) {
      const x0 = v128.load(ptr, 0);
      const x1 = v128.load(ptr, 16);
      n0 = f64x2.add(n0, f64x2.mul(x0, x0));
      n1 = f64x2.add(n1, f64x2.mul(x1, x1));
    }
  }
  v128.store(SUMS, n0, 0);
  v128.store(SUMS, n1, 16);
}

/**
 * Clear a panel's triangle above the diagonal and put Σ x_ij² over the rows i > j below it into
 * SUMS, for each of its columns j; the first is `first`.
 */
export function restOfColumns<T>(panel: usize, first: u32, rows: u32): void {
  const g = group<T>();
  const corner = min(first + g, rows);
  for (let c: u32 = 0; c < g; c++) {
    const column = panel + (c as usize) * sizeof<T>();
    let rest: f64 = 0;
    for (let i = first; i < corner; i++) {
      const at = column + (i as usize) * ROW;
      if (i < first + c) {
        store<T>(at, 0 as T);
      } else if (i > first + c) {
        const x = get<T>(at);
        rest += x * x;
      }
    }
    store<f64>(SUMS + 8 * (c as usize), rest);
  }
  addSquares<T>(panel, corner, rows);
}

/** Make a column of a panel 0, from row `first` on. */
export function clearColumn<T>(column: usize, first: u32, rows: u32): void {
  for (let i = first; i < rows; i++) store<T>(column + (i as usize) * ROW, 0 as T);
}

/**
 * Make reflectors of the normals in the panel whose first column is `first`, in place; `signs` gets
 * d_j = −sgn(x_jj), `norms` v_jᵀv_j, both G elements. Columns from `columns` on become 0 with sign
 * and norm 0.
 *
 * A vector of length 1 is not reflected: v = 0, norm 0, d = sgn(x). So is a zero vector, with d =
 * −sgn(x). Error: v_jj and the norm are rounded once from float64.
 * Memory: writes SUMS, the panel from row `first` on, `signs`, `norms`.
 */
export function makeReflectors<T>(
  panel: usize,
  first: u32,
  rows: u32,
  columns: u32,
  signs: usize,
  norms: usize,
): void {
  restOfColumns<T>(panel, first, rows);
  for (let c: u32 = 0; c < group<T>(); c++) {
    const j = first + c;
    const offset = (c as usize) * sizeof<T>();
    let sign: f64 = 0;
    let norm: f64 = 0;
    if (j < columns) {
      const at = panel + (j as usize) * ROW + offset;
      const x = get<T>(at);
      const rest = load<f64>(SUMS + 8 * (c as usize));
      sign = copysign<f64>(1, x);
      let v: f64 = 0;
      if (j + 1 < rows) {
        v = round<T>(x + sign * sqrt<f64>(rest + x * x));
        norm = rest + v * v;
        sign = -sign;
      }
      store<T>(at, v as T);
    } else {
      clearColumn<T>(panel + offset, first, rows);
    }
    store<T>(signs + offset, sign as T);
    store<T>(norms + offset, norm as T);
  }
}
