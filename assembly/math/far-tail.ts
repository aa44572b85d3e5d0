/**
 * The normal law beyond 36σ, as the distance from the bound α: mostly it is less than σ/α, which
 * the quantile itself no longer shows. The point that is e^−t times as improbable as α is √(z +
 * 2y), z = α², where
 *
 *   y + ½ ln(1 + 2y/z) + c(z + 2y) − c(z) = t
 *   c(x²) = −ln(x·Q(x)/φ(x)) = 1/x² − 5/2x⁴ + 37/3x⁶ − 353/4x⁸ + …,    Q = 1 − Φ
 *
 * Two Newton steps from y = t − t/(z + t) solve it; the slope is 1 + 1/x − 3/x² + …, x = z + 2y, of
 * which the inverse to 1/x² is enough, and so is one x for both steps. The distance √(z + 2y) − α is 2y/(α + √(z +
 * 2y)), without a difference of near numbers, for any α.
 *
 * Source of c: the logarithm of the asymptotic series of Q, Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 1964, 26.2.12. The next term is 4081/5x^10.
 */
import { BLOCK, CONSTANTS } from "../memory";

/**
 * t to the distance from α, in place.
 *
 * Lanes: f64x2. Range: α ≥ 36, slots 0 ≤ t ≤ 100 from BLOCK to `end`. Max error: 2e-15 of the
 * distance and 1e-18/α; test/accuracy.
 * Memory: writes CONSTANTS, reads and writes the slots.
 */
export function distances(end: usize, alpha: f64): void {
  store<f64>(CONSTANTS, 1, 0);
  store<f64>(CONSTANTS, 2, 8);
  store<f64>(CONSTANTS, 5.0 / 2.0, 16);
  store<f64>(CONSTANTS, 37.0 / 3.0, 24);
  store<f64>(CONSTANTS, 353.0 / 4.0, 32);
  store<f64>(CONSTANTS, 1.0 / 3.0, 40);
  store<f64>(CONSTANTS, 1.0 / 5.0, 48);
  store<f64>(CONSTANTS, 1.0 / 7.0, 56);
  store<f64>(CONSTANTS, 1.0 / 9.0, 64);
  store<f64>(CONSTANTS, 1.0 / 11.0, 72);
  const one = v128.load64_splat(CONSTANTS, 0);
  const two = v128.load64_splat(CONSTANTS, 8);
  const k2 = v128.load64_splat(CONSTANTS, 16);
  const k3 = v128.load64_splat(CONSTANTS, 24);
  const k4 = v128.load64_splat(CONSTANTS, 32);
  const third = v128.load64_splat(CONSTANTS, 40);
  const fifth = v128.load64_splat(CONSTANTS, 48);
  const seventh = v128.load64_splat(CONSTANTS, 56);
  const ninth = v128.load64_splat(CONSTANTS, 64);
  const eleventh = v128.load64_splat(CONSTANTS, 72);
  const a = f64x2.splat(alpha);
  const z = f64x2.mul(a, a);
  const i = f64x2.div(two, z);
  const c0 = correction2(f64x2.div(one, z), one, k2, k3, k4);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const t = v128.load(ptr);
    let y = f64x2.sub(t, f64x2.div(t, f64x2.add(z, t)));
    let j = f64x2.div(one, f64x2.add(z, f64x2.add(y, y)));
    let log = halfLn2(f64x2.mul(y, i), one, two, third, fifth, seventh, ninth, eleventh);
    let c = f64x2.sub(correction2(j, one, k2, k3, k4), c0);
    const slope = f64x2.sub(one, f64x2.mul(j, f64x2.sub(one, j)));
    y = f64x2.sub(y, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(y, log), c), t), slope));
    j = f64x2.div(one, f64x2.add(z, f64x2.add(y, y)));
    log = halfLn2(f64x2.mul(y, i), one, two, third, fifth, seventh, ninth, eleventh);
    c = f64x2.sub(correction2(j, one, k2, k3, k4), c0);
    y = f64x2.sub(y, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(y, log), c), t), slope));
    const double = f64x2.add(y, y);
    v128.store(ptr, f64x2.div(double, f64x2.add(a, f64x2.sqrt(f64x2.add(z, double)))));
  }
}

/** c of x², given i = 1/x². */
function correction2(i: v128, one: v128, k2: v128, k3: v128, k4: v128): v128 {
  const inner = f64x2.sub(k3, f64x2.mul(i, k4));
  return f64x2.mul(i, f64x2.sub(one, f64x2.mul(i, f64x2.sub(k2, f64x2.mul(i, inner)))));
}

/** ½ ln(1 + w) by the series of atanh, 0 ≤ w ≤ 0.06: its seventh term is below 1e-20. */
function halfLn2(
  w: v128,
  one: v128,
  two: v128,
  third: v128,
  fifth: v128,
  seventh: v128,
  ninth: v128,
  eleventh: v128,
): v128 {
  const s = f64x2.div(w, f64x2.add(two, w));
  const q = f64x2.mul(s, s);
  let series = f64x2.add(ninth, f64x2.mul(q, eleventh));
  series = f64x2.add(seventh, f64x2.mul(q, series));
  series = f64x2.add(fifth, f64x2.mul(q, series));
  series = f64x2.add(third, f64x2.mul(q, series));
  return f64x2.mul(s, f64x2.add(one, f64x2.mul(q, series)));
}
