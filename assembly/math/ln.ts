/**
 * The natural logarithm in float64, in two steps so that a caller who knows y − 1 better than y can
 * say so: y = m·2^e with m in [√½, √2), and
 *
 *   ln y = e·ln 2 + 2s(1 + s²/3 + s⁴/5 + …),   s = n/(2 + n),   n = m − 1.
 *
 * The exponent stays where it lies, in the high half of the float (h), converted as the integer
 * that it then is; ln 2 is split so that its product with e is exact.
 *
 * Source: the reduction of fdlibm's e_log.c; the coefficients are those of Box–Muller's logarithm.
 */
import {
  LN2_HIGH,
  LN2_LOW,
  LOG64_ANCHOR_HIGH,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
  LOG64_EXPONENT,
  LOG64_UNIT,
} from "../../src/coefficients";
import { CONSTANTS } from "../memory";

/** What `exponent2` and `ln2` need, to CONSTANTS, 0 … 103. ln 2 is for one unit of a high half. */
export function storeLn(): void {
  store<i64>(CONSTANTS, (LOG64_ANCHOR_HIGH as i64) << 32, 0);
  store<i64>(CONSTANTS, (LOG64_EXPONENT as i64) << 32, 8);
  store<f64>(CONSTANTS, 1, 16);
  store<f64>(CONSTANTS, 2, 24);
  store<f64>(CONSTANTS, LN2_HIGH * LOG64_UNIT, 32);
  store<f64>(CONSTANTS, LN2_LOW * LOG64_UNIT, 40);
  store<f64>(CONSTANTS, LOG64_C1, 48);
  store<f64>(CONSTANTS, LOG64_C2, 56);
  store<f64>(CONSTANTS, LOG64_C3, 64);
  store<f64>(CONSTANTS, LOG64_C4, 72);
  store<f64>(CONSTANTS, LOG64_C5, 80);
  store<f64>(CONSTANTS, LOG64_C6, 88);
  store<f64>(CONSTANTS, LOG64_C7, 96);
}

/** h of a y > 0: y's bits less h are m's. Lanes: f64x2. Range: normal numbers. Exact. No memory. */
export function exponent2(y: v128, anchor: v128, exponent: v128): v128 {
  return v128.and(i64x2.sub(y, anchor), exponent);
}

/**
 * ln y from h and n = m − 1.
 *
 * Lanes: f64x2. Range: y normal. Max error: 3 ulp of ln y where n is exact; test/math. No memory.
 */
export function ln2(
  h: v128,
  n: v128,
  one: v128,
  two: v128,
  high: v128,
  low: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  c4: v128,
  c5: v128,
  c6: v128,
  c7: v128,
): v128 {
  const s = f64x2.div(n, f64x2.add(two, n));
  const t = f64x2.mul(s, s);
  let series = f64x2.add(f64x2.mul(c7, t), c6);
  series = f64x2.add(f64x2.mul(series, t), c5);
  series = f64x2.add(f64x2.mul(series, t), c4);
  series = f64x2.add(f64x2.mul(series, t), c3);
  series = f64x2.add(f64x2.mul(series, t), c2);
  series = f64x2.add(f64x2.mul(series, t), c1);
  series = f64x2.add(f64x2.mul(series, t), one);
  const e = f64x2.convert_low_i32x4_s(i32x4.shuffle(h, h, 1, 3, 1, 3));
  const small = f64x2.add(f64x2.mul(f64x2.add(s, s), series), f64x2.mul(e, low));
  return f64x2.add(f64x2.mul(e, high), small);
}
