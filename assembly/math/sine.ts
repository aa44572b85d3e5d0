/**
 * The sine of Box–Muller on one arc of ±45°. The other seven eighths of the circle are a random
 * sign and a random swap, so there is no range reduction; the cosine is a root, well conditioned
 * because the arc keeps it above √½.
 */

/**
 * sin(r·π/4)/r from q = r².
 *
 * Lanes: f32x4. Range: 0 ≤ q ≤ 1. Max error: 1 ulp of sin(r·π/4)/r in double precision on the same
 * q; test/accuracy. No memory.
 */
export function sineOverArc4(q: v128, q0: v128, q1: v128, q2: v128, q3: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(q, q3), q2), q), q1), q), q0);
}

/**
 * sin(r·π/2)/r from q = r².
 *
 * Lanes: f64x2. Range: 0 ≤ q ≤ ¼. Max error: 1 ulp; test/accuracy. No memory.
 */
export function sineOverArc2(
  q: v128,
  q0: v128,
  q1: v128,
  q2: v128,
  q3: v128,
  q4: v128,
  q5: v128,
  q6: v128,
): v128 {
  let sine = f64x2.add(f64x2.mul(q, q6), q5);
  sine = f64x2.add(f64x2.mul(sine, q), q4);
  sine = f64x2.add(f64x2.mul(sine, q), q3);
  sine = f64x2.add(f64x2.mul(sine, q), q2);
  sine = f64x2.add(f64x2.mul(sine, q), q1);
  return f64x2.add(f64x2.mul(sine, q), q0);
}
