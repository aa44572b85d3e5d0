/**
 * The quantile of the normal law: Wichura's three rational functions, each of the argument that
 * suits its range.
 *
 *   centre      |w| ≤ 0.425        z = w·A(r)/B(r),  r = 0.425² − w²     w = Φ(z) − ½
 *   near tail   2.59 ≤ l ≤ 25      z = C(r)/D(r),    r = √l − 1.6        l = −ln(1 − Φ(z))
 *   far tail    25 < l ≤ 704       z = E(r)/F(r),    r = √l − 5
 *
 * Two passes over float64 slots, in place. A slot holds w or l, l with the sign that z will have;
 * its magnitude says which. `centres` makes z ≤ 1.44 of every w and leaves every l; `tails` leaves
 * what is below 2. A pair of slots without work is left at once, so what is improbable costs
 * little.
 *
 * Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37 (1988), PPND16. Its own error is below 1e-16 up to z = 37.5.
 */
import {
  QUANTILE_A0,
  QUANTILE_A1,
  QUANTILE_A2,
  QUANTILE_A3,
  QUANTILE_A4,
  QUANTILE_A5,
  QUANTILE_A6,
  QUANTILE_A7,
  QUANTILE_B1,
  QUANTILE_B2,
  QUANTILE_B3,
  QUANTILE_B4,
  QUANTILE_B5,
  QUANTILE_B6,
  QUANTILE_B7,
  QUANTILE_C0,
  QUANTILE_C1,
  QUANTILE_C2,
  QUANTILE_C3,
  QUANTILE_C4,
  QUANTILE_C5,
  QUANTILE_C6,
  QUANTILE_C7,
  QUANTILE_CENTRE,
  QUANTILE_CENTRE_SQUARED,
  QUANTILE_D1,
  QUANTILE_D2,
  QUANTILE_D3,
  QUANTILE_D4,
  QUANTILE_D5,
  QUANTILE_D6,
  QUANTILE_D7,
  QUANTILE_E0,
  QUANTILE_E1,
  QUANTILE_E2,
  QUANTILE_E3,
  QUANTILE_E4,
  QUANTILE_E5,
  QUANTILE_E6,
  QUANTILE_E7,
  QUANTILE_F1,
  QUANTILE_F2,
  QUANTILE_F3,
  QUANTILE_F4,
  QUANTILE_F5,
  QUANTILE_F6,
  QUANTILE_F7,
  QUANTILE_FAR,
  QUANTILE_NEAR,
  QUANTILE_SWITCH,
} from "../../src/coefficients";
import { BLOCK, CONSTANTS } from "../memory";

/** Numerator, denominator (its lowest coefficient is 1) to CONSTANTS, 0 … 127. */
function storeRational(
  n0: f64,
  n1: f64,
  n2: f64,
  n3: f64,
  n4: f64,
  n5: f64,
  n6: f64,
  n7: f64,
  d1: f64,
  d2: f64,
  d3: f64,
  d4: f64,
  d5: f64,
  d6: f64,
  d7: f64,
): void {
  store<f64>(CONSTANTS, n0, 0);
  store<f64>(CONSTANTS, n1, 8);
  store<f64>(CONSTANTS, n2, 16);
  store<f64>(CONSTANTS, n3, 24);
  store<f64>(CONSTANTS, n4, 32);
  store<f64>(CONSTANTS, n5, 40);
  store<f64>(CONSTANTS, n6, 48);
  store<f64>(CONSTANTS, n7, 56);
  store<f64>(CONSTANTS, 1, 64);
  store<f64>(CONSTANTS, d1, 72);
  store<f64>(CONSTANTS, d2, 80);
  store<f64>(CONSTANTS, d3, 88);
  store<f64>(CONSTANTS, d4, 96);
  store<f64>(CONSTANTS, d5, 104);
  store<f64>(CONSTANTS, d6, 112);
  store<f64>(CONSTANTS, d7, 120);
}

/** Σ c_i x^i, highest first. */
function septic2(
  x: v128,
  c0: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  c4: v128,
  c5: v128,
  c6: v128,
  c7: v128,
): v128 {
  let y = f64x2.add(f64x2.mul(c7, x), c6);
  y = f64x2.add(f64x2.mul(y, x), c5);
  y = f64x2.add(f64x2.mul(y, x), c4);
  y = f64x2.add(f64x2.mul(y, x), c3);
  y = f64x2.add(f64x2.mul(y, x), c2);
  y = f64x2.add(f64x2.mul(y, x), c1);
  return f64x2.add(f64x2.mul(y, x), c0);
}

/**
 * w to z, where |w| ≤ 0.425.
 *
 * Lanes: f64x2. Range: finite slots from BLOCK to `end`. Max error: 4 ulp; test/accuracy.
 * Memory: writes CONSTANTS, reads and writes the slots.
 */
export function centres(end: usize): void {
  storeRational(
    QUANTILE_A0,
    QUANTILE_A1,
    QUANTILE_A2,
    QUANTILE_A3,
    QUANTILE_A4,
    QUANTILE_A5,
    QUANTILE_A6,
    QUANTILE_A7,
    QUANTILE_B1,
    QUANTILE_B2,
    QUANTILE_B3,
    QUANTILE_B4,
    QUANTILE_B5,
    QUANTILE_B6,
    QUANTILE_B7,
  );
  store<f64>(CONSTANTS, QUANTILE_CENTRE, 128);
  store<f64>(CONSTANTS, QUANTILE_CENTRE_SQUARED, 136);
  const n0 = v128.load64_splat(CONSTANTS, 0);
  const n1 = v128.load64_splat(CONSTANTS, 8);
  const n2 = v128.load64_splat(CONSTANTS, 16);
  const n3 = v128.load64_splat(CONSTANTS, 24);
  const n4 = v128.load64_splat(CONSTANTS, 32);
  const n5 = v128.load64_splat(CONSTANTS, 40);
  const n6 = v128.load64_splat(CONSTANTS, 48);
  const n7 = v128.load64_splat(CONSTANTS, 56);
  const d0 = v128.load64_splat(CONSTANTS, 64);
  const d1 = v128.load64_splat(CONSTANTS, 72);
  const d2 = v128.load64_splat(CONSTANTS, 80);
  const d3 = v128.load64_splat(CONSTANTS, 88);
  const d4 = v128.load64_splat(CONSTANTS, 96);
  const d5 = v128.load64_splat(CONSTANTS, 104);
  const d6 = v128.load64_splat(CONSTANTS, 112);
  const d7 = v128.load64_splat(CONSTANTS, 120);
  const centre = v128.load64_splat(CONSTANTS, 128);
  const square = v128.load64_splat(CONSTANTS, 136);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const w = v128.load(ptr);
    const taken = f64x2.le(f64x2.abs(w), centre);
    if (!v128.any_true(taken)) continue;
    const r = f64x2.sub(square, f64x2.mul(w, w));
    const n = septic2(r, n0, n1, n2, n3, n4, n5, n6, n7);
    const d = septic2(r, d0, d1, d2, d3, d4, d5, d6, d7);
    v128.store(ptr, v128.bitselect(f64x2.div(f64x2.mul(w, n), d), w, taken));
  }
}

/**
 * ±l to ±z, where l > 2; the far tail only if there is one.
 *
 * Lanes: f64x2. Range: slots from BLOCK to `end`, |slot| ≤ 704. Max error: 4 ulp; test/accuracy.
 * Memory: writes CONSTANTS, reads and writes the slots.
 */
export function tails(end: usize): void {
  storeRational(
    QUANTILE_C0,
    QUANTILE_C1,
    QUANTILE_C2,
    QUANTILE_C3,
    QUANTILE_C4,
    QUANTILE_C5,
    QUANTILE_C6,
    QUANTILE_C7,
    QUANTILE_D1,
    QUANTILE_D2,
    QUANTILE_D3,
    QUANTILE_D4,
    QUANTILE_D5,
    QUANTILE_D6,
    QUANTILE_D7,
  );
  store<f64>(CONSTANTS, QUANTILE_NEAR, 128);
  store<f64>(CONSTANTS, 2, 136);
  store<f64>(CONSTANTS, QUANTILE_SWITCH, 144);
  store<i64>(CONSTANTS, i64.MIN_VALUE, 152);
  if (!tailsBetween(end)) return;
  storeRational(
    QUANTILE_E0,
    QUANTILE_E1,
    QUANTILE_E2,
    QUANTILE_E3,
    QUANTILE_E4,
    QUANTILE_E5,
    QUANTILE_E6,
    QUANTILE_E7,
    QUANTILE_F1,
    QUANTILE_F2,
    QUANTILE_F3,
    QUANTILE_F4,
    QUANTILE_F5,
    QUANTILE_F6,
    QUANTILE_F7,
  );
  store<f64>(CONSTANTS, QUANTILE_FAR, 128);
  store<f64>(CONSTANTS, QUANTILE_SWITCH, 136);
  store<f64>(CONSTANTS, Infinity, 144);
  tailsBetween(end);
}

/** One of the two tails: above < l ≤ upTo. Whether there is any l beyond. */
function tailsBetween(end: usize): bool {
  const n0 = v128.load64_splat(CONSTANTS, 0);
  const n1 = v128.load64_splat(CONSTANTS, 8);
  const n2 = v128.load64_splat(CONSTANTS, 16);
  const n3 = v128.load64_splat(CONSTANTS, 24);
  const n4 = v128.load64_splat(CONSTANTS, 32);
  const n5 = v128.load64_splat(CONSTANTS, 40);
  const n6 = v128.load64_splat(CONSTANTS, 48);
  const n7 = v128.load64_splat(CONSTANTS, 56);
  const d0 = v128.load64_splat(CONSTANTS, 64);
  const d1 = v128.load64_splat(CONSTANTS, 72);
  const d2 = v128.load64_splat(CONSTANTS, 80);
  const d3 = v128.load64_splat(CONSTANTS, 88);
  const d4 = v128.load64_splat(CONSTANTS, 96);
  const d5 = v128.load64_splat(CONSTANTS, 104);
  const d6 = v128.load64_splat(CONSTANTS, 112);
  const d7 = v128.load64_splat(CONSTANTS, 120);
  const centre = v128.load64_splat(CONSTANTS, 128);
  const above = v128.load64_splat(CONSTANTS, 136);
  const upTo = v128.load64_splat(CONSTANTS, 144);
  const sign = v128.load64_splat(CONSTANTS, 152);
  let beyond = i64x2.splat(0);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const slot = v128.load(ptr);
    const l = f64x2.abs(slot);
    const further = f64x2.gt(l, upTo);
    const taken = v128.andnot(f64x2.gt(l, above), further);
    beyond = v128.or(beyond, further);
    if (!v128.any_true(taken)) continue;
    const r = f64x2.sub(f64x2.sqrt(l), centre);
    const n = septic2(r, n0, n1, n2, n3, n4, n5, n6, n7);
    const d = septic2(r, d0, d1, d2, d3, d4, d5, d6, d7);
    const z = v128.or(f64x2.div(n, d), v128.and(slot, sign));
    v128.store(ptr, v128.bitselect(z, slot, taken));
  }
  return v128.any_true(beyond);
}
