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
 *
 * float64 has the same form with q = (u − ½)·2·0.9545 of u = (2k + 1)·2^-53, k = X >>> 12, both
 * exact, and polynomials of degree 10 instead of 4; odd in the 52 bits of k.
 *
 * Source of the coefficients: scripts/two-sigma-minimax.py; float32's are near its optimum, taken
 * for the smallest error of the whole float32 evaluation.
 */
import {
  GROUP_BYTES,
  LOG64_OFFSET,
  TWO_SIGMA_D0,
  TWO_SIGMA_D1,
  TWO_SIGMA_D2,
  TWO_SIGMA_D3,
  TWO_SIGMA_UNIT,
  TWO_SIGMA_Y0,
  TWO_SIGMA64_D0,
  TWO_SIGMA64_D1,
  TWO_SIGMA64_D2,
  TWO_SIGMA64_D3,
  TWO_SIGMA64_D4,
  TWO_SIGMA64_D5,
  TWO_SIGMA64_D6,
  TWO_SIGMA64_D7,
  TWO_SIGMA64_D8,
  TWO_SIGMA64_D9,
  TWO_SIGMA64_N0,
  TWO_SIGMA64_N1,
  TWO_SIGMA64_N2,
  TWO_SIGMA64_N3,
  TWO_SIGMA64_N4,
  TWO_SIGMA64_N5,
  TWO_SIGMA64_N6,
  TWO_SIGMA64_N7,
  TWO_SIGMA64_N8,
  TWO_SIGMA64_N9,
  TWO_SIGMA64_N10,
  TWO_SIGMA64_UNIT,
  TWO_SIGMA64_Y0,
} from "../../src/coefficients";
import { BLOCK, CONSTANTS } from "../memory";
import { wordsU32 } from "../random/block";

/** The coefficients of N and D in float64, two by two, highest first. */
const PAIRS: usize = CONSTANTS + 48;

/**
 * N(0, σ²) cut at ±2σ, `steps` groups; σ is in the coefficients of the numerator.
 *
 * Lanes: f32x4, element i from word i. Range: n0…n4 of one σ with 2^-39 ≤ σ ≤ 2^60;
 * skip + steps ≤ 512. Max error: 10 ulp + 3e-10 σ against the quantile of the same word;
 * test/accuracy. |z| ≤ 2σ for every word, never NaN.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK.
 */
export function twoSigmaF32(steps: u32, n0: f32, n1: f32, n2: f32, n3: f32, n4: f32): void {
  store<f32>(CONSTANTS, TWO_SIGMA_UNIT as f32, 0);
  store<f32>(CONSTANTS, TWO_SIGMA_Y0 as f32, 4);
  store<f32>(CONSTANTS, n0, 8);
  store<f32>(CONSTANTS, n1, 12);
  store<f32>(CONSTANTS, n2, 16);
  store<f32>(CONSTANTS, n3, 20);
  store<f32>(CONSTANTS, n4, 24);
  store<f32>(CONSTANTS, TWO_SIGMA_D0 as f32, 28);
  store<f32>(CONSTANTS, TWO_SIGMA_D1 as f32, 32);
  store<f32>(CONSTANTS, TWO_SIGMA_D2 as f32, 36);
  store<f32>(CONSTANTS, TWO_SIGMA_D3 as f32, 40);
  wordsU32(steps);
  quantilesF32(BLOCK + (steps as usize) * GROUP_BYTES);
}

/** Words to deviates, in place. */
function quantilesF32(end: usize): void {
  const unit = v128.load32_splat(CONSTANTS, 0);
  const y0 = v128.load32_splat(CONSTANTS, 4);
  const n0 = v128.load32_splat(CONSTANTS, 8);
  const n1 = v128.load32_splat(CONSTANTS, 12);
  const n2 = v128.load32_splat(CONSTANTS, 16);
  const n3 = v128.load32_splat(CONSTANTS, 20);
  const n4 = v128.load32_splat(CONSTANTS, 24);
  const d0 = v128.load32_splat(CONSTANTS, 28);
  const d1 = v128.load32_splat(CONSTANTS, 32);
  const d2 = v128.load32_splat(CONSTANTS, 36);
  const d3 = v128.load32_splat(CONSTANTS, 40);
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

/**
 * N(0, 1) cut at ±2, `steps` groups of four in float64.
 *
 * Lanes: f64x2, element i from words 2i and 2i + 1. Range: skip + steps ≤ 512. Max error: 8 ulp
 * against the quantile of the same words; test/accuracy. |z| ≤ 2 for every word, never NaN.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK.
 */
export function twoSigmaF64(steps: u32): void {
  store<f64>(CONSTANTS, 1, 0);
  store<f64>(CONSTANTS, LOG64_OFFSET, 8);
  store<f64>(CONSTANTS, 0.5, 16);
  store<f64>(CONSTANTS, TWO_SIGMA64_UNIT, 24);
  store<f64>(CONSTANTS, TWO_SIGMA64_Y0, 32);
  store<f64>(CONSTANTS, TWO_SIGMA64_N10, 40);
  store<f64>(PAIRS, TWO_SIGMA64_N9, 0);
  store<f64>(PAIRS, TWO_SIGMA64_D9, 8);
  store<f64>(PAIRS, TWO_SIGMA64_N8, 16);
  store<f64>(PAIRS, TWO_SIGMA64_D8, 24);
  store<f64>(PAIRS, TWO_SIGMA64_N7, 32);
  store<f64>(PAIRS, TWO_SIGMA64_D7, 40);
  store<f64>(PAIRS, TWO_SIGMA64_N6, 48);
  store<f64>(PAIRS, TWO_SIGMA64_D6, 56);
  store<f64>(PAIRS, TWO_SIGMA64_N5, 64);
  store<f64>(PAIRS, TWO_SIGMA64_D5, 72);
  store<f64>(PAIRS, TWO_SIGMA64_N4, 80);
  store<f64>(PAIRS, TWO_SIGMA64_D4, 88);
  store<f64>(PAIRS, TWO_SIGMA64_N3, 96);
  store<f64>(PAIRS, TWO_SIGMA64_D3, 104);
  store<f64>(PAIRS, TWO_SIGMA64_N2, 112);
  store<f64>(PAIRS, TWO_SIGMA64_D2, 120);
  store<f64>(PAIRS, TWO_SIGMA64_N1, 128);
  store<f64>(PAIRS, TWO_SIGMA64_D1, 136);
  store<f64>(PAIRS, TWO_SIGMA64_N0, 144);
  store<f64>(PAIRS, TWO_SIGMA64_D0, 152);
  wordsU32(steps);
  quantilesF64(BLOCK + (steps as usize) * GROUP_BYTES);
}

/** Pairs of words to deviates, in place. */
function quantilesF64(end: usize): void {
  const one = v128.load64_splat(CONSTANTS, 0);
  const offset = v128.load64_splat(CONSTANTS, 8);
  const half = v128.load64_splat(CONSTANTS, 16);
  const unit = v128.load64_splat(CONSTANTS, 24);
  const y0 = v128.load64_splat(CONSTANTS, 32);
  const highest = v128.load64_splat(CONSTANTS, 40);
  for (let ptr = BLOCK; ptr < end; ptr += GROUP_BYTES) {
    const p = f64x2.mul(centred2(v128.load(ptr, 0), one, offset, half), unit);
    const q = f64x2.mul(centred2(v128.load(ptr, 16), one, offset, half), unit);
    const v = f64x2.sub(y0, f64x2.mul(p, p));
    const w = f64x2.sub(y0, f64x2.mul(q, q));
    let n = highest;
    let d = one;
    let m = highest;
    let e = one;
    for (let pair = PAIRS; pair < PAIRS + 160; pair += 16) {
      const a = v128.load64_splat(pair, 0);
      const b = v128.load64_splat(pair, 8);
      n = f64x2.add(f64x2.mul(n, v), a);
      d = f64x2.add(f64x2.mul(d, v), b);
      m = f64x2.add(f64x2.mul(m, w), a);
      e = f64x2.add(f64x2.mul(e, w), b);
    }
    v128.store(ptr, f64x2.div(f64x2.mul(p, n), d), 0);
    v128.store(ptr, f64x2.div(f64x2.mul(q, m), e), 16);
  }
}

/** (2k + 1)·2^-53 − ½, k = X >>> 12. */
function centred2(x: v128, one: v128, offset: v128, half: v128): v128 {
  return f64x2.sub(f64x2.sub(v128.or(i64x2.shr_u(x, 12), one), offset), half);
}
