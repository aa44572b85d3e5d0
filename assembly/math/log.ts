/**
 * The logarithm of Box–Muller: the squared radius −2σ² ln u straight from a random word.
 *
 * u = (w >>> 1 + ½)·2^-31 is never 0. It is handled as f = u·2^31, so that the scale by 2^31
 * never has to be undone: f = m·2^e with m/2^31 in [√½, √2), and
 *
 *   −2σ² ln u = −2σ² ln 2 · e − 4σ² (s + s³/3 + s⁵/5 + …),   s = (m − 2^31)/(m + 2^31).
 *
 * The exponent stays where it lies in the float (h), converted as the integer that it then is;
 * −2σ² and 2^-23 are folded into the coefficients. No guard is needed: h = 0 makes s ≤ 0 with
 * negative coefficients, h < 0 makes the first term exceed the second, so the result is never
 * negative, never NaN and never subnormal for 2^-39 ≤ σ ≤ 2^60.
 *
 * float64 is the same but for the scale, which it does not need: u = (2k + 1)·2^-53 is exact, is
 * never 0 nor 1 and keeps a bit below its last place even at 1 − 2^-53, so the result is never 0.
 *
 * Source: the reduction of fdlibm's e_log.c (s = f/(2+f)), minimax coefficients of our own.
 */

/**
 * −2σ² ln((w >>> 1 + ½)·2^-31).
 *
 * Lanes: f32x4 from u32x4. Range: every word. Result: 0 … 44.37σ² (−0 for the top 64 values of
 * w >>> 1, where u rounds to 1). Max error: 5 ulp (4.2 measured) against double precision on the
 * same rounded u; test/accuracy. No memory.
 */
export function squaredRadius4(
  w: v128,
  half: v128,
  anchor: v128,
  exponent: v128,
  one: v128,
  ke: v128,
  l0: v128,
  l1: v128,
  l2: v128,
): v128 {
  const f = f32x4.add(f32x4.convert_i32x4_s(i32x4.shr_u(w, 1)), half);
  const h = v128.and(i32x4.sub(f, anchor), exponent);
  const m = i32x4.sub(f, h);
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const t = f32x4.mul(s, s);
  const series = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(t, l2), l1), t), l0);
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(h), ke), f32x4.mul(s, series));
}

/**
 * −2σ² ln((2(x >>> 12) + 1)·2^-53).
 *
 * Lanes: f64x2 from u64x2. Range: every word; `one` is 1.0, whose bits are the exponent of [1, 2),
 * `ke` is for one unit of a high half, −2σ² ln 2 · 2^-20. Result: 2.2e-16σ² … 73.48σ². Max error:
 * 8 ulp (4.7 measured, where u is near √½); test/accuracy. No memory.
 */
export function squaredRadius2(
  x: v128,
  one: v128,
  bias: v128,
  anchor: v128,
  exponent: v128,
  ke: v128,
  l0: v128,
  l1: v128,
  l2: v128,
  l3: v128,
  l4: v128,
  l5: v128,
  l6: v128,
  l7: v128,
): v128 {
  const u = f64x2.sub(v128.or(i64x2.shr_u(x, 12), one), bias);
  const h = v128.and(i64x2.sub(u, anchor), exponent);
  const m = i64x2.sub(u, h);
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one));
  const t = f64x2.mul(s, s);
  let series = f64x2.add(f64x2.mul(t, l7), l6);
  series = f64x2.add(f64x2.mul(series, t), l5);
  series = f64x2.add(f64x2.mul(series, t), l4);
  series = f64x2.add(f64x2.mul(series, t), l3);
  series = f64x2.add(f64x2.mul(series, t), l2);
  series = f64x2.add(f64x2.mul(series, t), l1);
  series = f64x2.add(f64x2.mul(series, t), l0);
  const e = f64x2.convert_low_i32x4_s(i32x4.shuffle(h, h, 1, 3, 1, 3));
  return f64x2.add(f64x2.mul(e, ke), f64x2.mul(s, series));
}
