/**
 * Columns scaled by powers of two, so that no sum of squares under- or overflows: the largest
 * element of each comes to lie in [1, 2). A factor is applied as two, whose product may be out of
 * range: 2^-e = 2^-⌊e/2⌋ · 2^-(e − ⌊e/2⌋). Up to what becomes subnormal nothing is rounded.
 */
import { SUMS } from "../memory";
import { group, largerMagnitude, ROW } from "./lanes";

/** ⌊log₂ x⌋ of a finite x > 0; 0 of 0. */
function exponent(x: f64): i32 {
  if (x === 0) return 0;
  // Two steps: a subnormal times 2^54 is normal.
  const low: i32 = x < 2.2250738585072014e-308 ? 54 : 0;
  const normal = low > 0 ? x * 18014398509481984 : x;
  return ((reinterpret<i64>(normal) >> 52) as i32) - 1023 - low;
}

/** 2^e, −1022 ≤ e ≤ 1023. */
function power(e: i32): f64 {
  return reinterpret<f64>(((e + 1023) as i64) << 52);
}

/**
 * Rows `from` … `to` of a panel times the factors at `first`, then those at `second`.
 *
 * Lanes: f32x4 or f64x2.
 */
function multiply<T>(panel: usize, rows: u32, first: usize, second: usize): void {
  const a0 = v128.load(first, 0);
  const a1 = v128.load(first, 16);
  const b0 = v128.load(second, 0);
  const b1 = v128.load(second, 16);
  const end = panel + (rows as usize) * ROW;
  for (let row = panel; row < end; row += ROW) {
    v128.store(row, v128.mul<T>(v128.mul<T>(v128.load(row, 0), a0), b0), 0);
    v128.store(row, v128.mul<T>(v128.mul<T>(v128.load(row, 16), a1), b1), 16);
  }
}

/**
 * Scale a panel's columns; the factors that undo it go to `first` and `second`, G elements each.
 *
 * Lanes: f32x4 or f64x2. Range: finite. Memory: reads and writes `rows` rows at `panel`, SUMS.
 */
export function scalePanel<T>(panel: usize, rows: u32, first: usize, second: usize): void {
  let m0 = v128.splat<T>(0 as T);
  let m1 = m0;
  const end = panel + (rows as usize) * ROW;
  for (let row = panel; row < end; row += ROW) {
    m0 = largerMagnitude<T>(m0, v128.load(row, 0));
    m1 = largerMagnitude<T>(m1, v128.load(row, 16));
  }
  v128.store(SUMS, m0, 0);
  v128.store(SUMS, m1, 16);
  for (let c: u32 = 0; c < group<T>(); c++) {
    const offset = (c as usize) * sizeof<T>();
    const e = exponent(load<T>(SUMS + offset) as f64);
    const half = e >> 1;
    store<T>(first + offset, power(-half) as T);
    store<T>(second + offset, power(half - e) as T);
  }
  multiply<T>(panel, rows, first, second);
  for (let c: u32 = 0; c < group<T>(); c++) {
    const offset = (c as usize) * sizeof<T>();
    store<T>(first + offset, (1 / (load<T>(first + offset) as f64)) as T);
    store<T>(second + offset, (1 / (load<T>(second + offset) as f64)) as T);
  }
}
