/**
 * Normal cut at ±2σ, the initializers' case: the inverse distribution function as one rational
 * function; one word a sample, no branch, no rejection.
 *
 *   q = w·0.9544997·2^-31, w signed        the probability between −z and z, with z's sign
 *   v = Y0 − q²,  Y0 = 0.9544997²          0.91 in the middle, 0 at the bounds
 *   z = q·N(v) / D(v)
 *
 * The coefficients are positive and v is never negative, so nothing cancels. Written in q² the same
 * function is off by hundreds of ulp near the bounds, and leaves them.
 *
 * Odd in w. Not monotone to the last bit: one step in 3,000 goes an ulp back.
 */
import {
  GROUP_BYTES,
  TWO_SIGMA_D0,
  TWO_SIGMA_D1,
  TWO_SIGMA_D2,
  TWO_SIGMA_D3,
  TWO_SIGMA_UNIT,
  TWO_SIGMA_Y0,
} from "../../src/coefficients";
import { BLOCK, CONSTANTS } from "../memory";
import { wordsU32 } from "../random/block";

/**
 * N(0, σ²) cut at ±2σ, `steps` groups; σ is in the coefficients of the numerator.
 *
 * Lanes: f32x4, element i from word i. Range: n0…n4 of one σ with 2^-39 ≤ σ ≤ 2^60;
 * skip + steps ≤ 512. Max error: 10 ulp + 3e-10 σ against the quantile of the same word;
 * test/accuracy. |z| ≤ 2σ for every word, never NaN.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK.
 */
export function truncatedTwoSigmaF32(
  steps: u32,
  n0: f32,
  n1: f32,
  n2: f32,
  n3: f32,
  n4: f32,
): void {
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_UNIT as f32), 0);
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_Y0 as f32), 16);
  v128.store(CONSTANTS, f32x4.splat(n0), 32);
  v128.store(CONSTANTS, f32x4.splat(n1), 48);
  v128.store(CONSTANTS, f32x4.splat(n2), 64);
  v128.store(CONSTANTS, f32x4.splat(n3), 80);
  v128.store(CONSTANTS, f32x4.splat(n4), 96);
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_D0 as f32), 112);
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_D1 as f32), 128);
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_D2 as f32), 144);
  v128.store(CONSTANTS, f32x4.splat(TWO_SIGMA_D3 as f32), 160);
  wordsU32(steps);
  quantiles(BLOCK + (steps as usize) * GROUP_BYTES);
}

/** Words to deviates, in place. */
function quantiles(end: usize): void {
  const unit = v128.load(CONSTANTS, 0);
  const y0 = v128.load(CONSTANTS, 16);
  const n0 = v128.load(CONSTANTS, 32);
  const n1 = v128.load(CONSTANTS, 48);
  const n2 = v128.load(CONSTANTS, 64);
  const n3 = v128.load(CONSTANTS, 80);
  const n4 = v128.load(CONSTANTS, 96);
  const d0 = v128.load(CONSTANTS, 112);
  const d1 = v128.load(CONSTANTS, 128);
  const d2 = v128.load(CONSTANTS, 144);
  const d3 = v128.load(CONSTANTS, 160);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const q = f32x4.mul(f32x4.convert_i32x4_s(v128.load(ptr)), unit);
    const v = f32x4.sub(y0, f32x4.mul(q, q));
    let n = f32x4.add(f32x4.mul(n4, v), n3);
    n = f32x4.add(f32x4.mul(n, v), n2);
    n = f32x4.add(f32x4.mul(n, v), n1);
    n = f32x4.add(f32x4.mul(n, v), n0);
    let d = f32x4.add(v, d3);
    d = f32x4.add(f32x4.mul(d, v), d2);
    d = f32x4.add(f32x4.mul(d, v), d1);
    d = f32x4.add(f32x4.mul(d, v), d0);
    v128.store(ptr, f32x4.div(f32x4.mul(q, n), d));
  }
}
