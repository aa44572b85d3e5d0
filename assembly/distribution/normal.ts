/**
 * Normal by Box–Muller, in three passes over a block that stays in the first-level cache. One
 * fused loop needs more vector registers than x86 has and its latency is longer than a CPU looks
 * ahead; three short loops are faster, spills and reloads included.
 *
 *   words          x0 x1 x2 x3   y0 y1 y2 y3      of a group, from random/block.ts
 *   1, radii       E0 E1 E2 E3   y0 y1 y2 y3      E = −2σ² ln u(x)
 *   2, angles      z0 z0 z0 z0   z1 z1 z1 z1      pair l: elements l and l + 4
 *
 * The last pass draws the angle r·π/4 in ±45° from y's bits 0…30 (z1 = √E sin, z0 = √(E − z1²),
 * well conditioned there), the sign of z0 from bit 0 and whether the two change places from bit
 * 31: together the whole circle. Bit 0 has weight 2^-30 in the angle, which no sample sees.
 *
 * Tails reach √44.36 σ = 6.66 σ. With probability 2^-25 u rounds to 1 and a pair is (±0, ±0).
 *
 * float64 has the same passes over words of 64 bits, in pairs p and p + 2:
 *
 *   words          X0 X1         Y0 Y1            X0 = W0 + 2^32·W1, …
 *   1, radii       E0 E1         Y0 Y1
 *   2, angles      z0 z0         z1 z1            pair p: elements p and p + 2
 *
 * Its angle r·π/2 has bits 11…62 of Y, its sign is bit 0 and the exchange bit 63. Tails reach
 * √73.48 σ = 8.57 σ, and no radius is 0.
 *
 * Source: Box and Muller, "A note on the generation of random normal deviates", Annals of
 * Mathematical Statistics 29 (1958).
 */
import {
  GROUP_BYTES,
  LOG_ANCHOR,
  LOG_EXPONENT,
  LOG_ONE,
  LOG64_ANCHOR_HIGH,
  LOG64_ANCHOR_LOW,
  LOG64_EXPONENT,
  LOG64_OFFSET,
  LOG64_UNIT,
  SINE_Q0,
  SINE_Q1,
  SINE_Q2,
  SINE_Q3,
  SINE_UNIT,
  SINE64_CENTRE,
  SINE64_Q0,
  SINE64_Q1,
  SINE64_Q2,
  SINE64_Q3,
  SINE64_Q4,
  SINE64_Q5,
  SINE64_Q6,
} from "../../src/coefficients";
import { squaredRadius2, squaredRadius4 } from "../math/log";
import { sineOverArc2, sineOverArc4 } from "../math/sine";
import { BLOCK, CONSTANTS } from "../memory";
import { wordsU32 } from "../random/block";

/**
 * N(0, σ²), `steps` groups; σ is in the coefficients of the logarithm.
 *
 * Lanes: f32x4, pair l of a step from words l and l + 4. Range: ke and l0…l2 of one σ with
 * 2^-39 ≤ σ ≤ 2^60; skip + steps ≤ 512. Max error: 5 ulp against double precision on the same
 * rounded u and angle; test/accuracy. |z| ≤ 6.6605σ, never NaN.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK, one more if `steps` is odd.
 */
export function normalF32(steps: u32, ke: f32, l0: f32, l1: f32, l2: f32): void {
  store<f32>(CONSTANTS, 0.5, 0);
  store<i32>(CONSTANTS, LOG_ANCHOR, 4);
  store<i32>(CONSTANTS, LOG_EXPONENT, 8);
  store<f32>(CONSTANTS, LOG_ONE as f32, 12);
  store<f32>(CONSTANTS, ke, 16);
  store<f32>(CONSTANTS, l0, 20);
  store<f32>(CONSTANTS, l1, 24);
  store<f32>(CONSTANTS, l2, 28);
  store<f32>(CONSTANTS, SINE_UNIT as f32, 32);
  store<f32>(CONSTANTS, SINE_Q0 as f32, 36);
  store<f32>(CONSTANTS, SINE_Q1 as f32, 40);
  store<f32>(CONSTANTS, SINE_Q2 as f32, 44);
  store<f32>(CONSTANTS, SINE_Q3 as f32, 48);
  wordsU32(steps);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  radii(end);
  angles(end);
}

function radii(end: usize): void {
  const half = v128.load32_splat(CONSTANTS, 0);
  const anchor = v128.load32_splat(CONSTANTS, 4);
  const exponent = v128.load32_splat(CONSTANTS, 8);
  const one = v128.load32_splat(CONSTANTS, 12);
  const ke = v128.load32_splat(CONSTANTS, 16);
  const l0 = v128.load32_splat(CONSTANTS, 20);
  const l1 = v128.load32_splat(CONSTANTS, 24);
  const l2 = v128.load32_splat(CONSTANTS, 28);
  for (let ptr = BLOCK; ptr < end; ptr += GROUP_BYTES) {
    const x = v128.load(ptr);
    v128.store(ptr, squaredRadius4(x, half, anchor, exponent, one, ke, l0, l1, l2));
  }
}

/** Two groups a round: the two roots of a group leave the other units idle for the next. */
function angles(end: usize): void {
  const unit = v128.load32_splat(CONSTANTS, 32);
  const q0 = v128.load32_splat(CONSTANTS, 36);
  const q1 = v128.load32_splat(CONSTANTS, 40);
  const q2 = v128.load32_splat(CONSTANTS, 44);
  const q3 = v128.load32_splat(CONSTANTS, 48);
  for (let ptr = BLOCK; ptr < end; ptr += 2 * GROUP_BYTES) {
    rotate4(ptr, unit, q0, q1, q2, q3);
    rotate4(ptr + GROUP_BYTES, unit, q0, q1, q2, q3);
  }
}

/** (E, y) at `ptr` to (z0, z1), in place. */
function rotate4(ptr: usize, unit: v128, q0: v128, q1: v128, q2: v128, q3: v128): void {
  const e = v128.load(ptr, 0);
  const y = v128.load(ptr, 16);
  const r = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(y, 1)), unit);
  const sine = sineOverArc4(f32x4.mul(r, r), q0, q1, q2, q3);
  const z1 = f32x4.mul(f32x4.mul(f32x4.sqrt(e), r), sine);
  const z0 = v128.xor(f32x4.sqrt(f32x4.sub(e, f32x4.mul(z1, z1))), i32x4.shl(y, 31));
  const swap = v128.and(v128.xor(z0, z1), i32x4.shr_s(y, 31));
  v128.store(ptr, v128.xor(z0, swap), 0);
  v128.store(ptr, v128.xor(z1, swap), 16);
}

/**
 * N(0, σ²), `steps` groups of four; σ is in the coefficients of the logarithm.
 *
 * Lanes: f64x2, pair p of a step from the 64-bit words p and p + 2. Range: ke and l0…l7 of one σ
 * with 2^-450 ≤ σ ≤ 2^500; skip + steps ≤ 512. Max error: 8 ulp, 5 for σ = 1 (6.3 and 4.7 measured
 * on words searched for it); test/accuracy. |z| ≤ 8.5718σ, never NaN.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK, one more if `steps` is odd.
 */
export function normalF64(
  steps: u32,
  ke: f64,
  l0: f64,
  l1: f64,
  l2: f64,
  l3: f64,
  l4: f64,
  l5: f64,
  l6: f64,
  l7: f64,
): void {
  store<f64>(CONSTANTS, 1, 0);
  store<f64>(CONSTANTS, LOG64_OFFSET, 8);
  store<i64>(CONSTANTS, ((LOG64_ANCHOR_HIGH as i64) << 32) | (LOG64_ANCHOR_LOW as i64), 16);
  store<i64>(CONSTANTS, (LOG64_EXPONENT as i64) << 32, 24);
  store<f64>(CONSTANTS, ke * LOG64_UNIT, 32);
  store<f64>(CONSTANTS, l0, 40);
  store<f64>(CONSTANTS, l1, 48);
  store<f64>(CONSTANTS, l2, 56);
  store<f64>(CONSTANTS, l3, 64);
  store<f64>(CONSTANTS, l4, 72);
  store<f64>(CONSTANTS, l5, 80);
  store<f64>(CONSTANTS, l6, 88);
  store<f64>(CONSTANTS, l7, 96);
  store<f64>(CONSTANTS, SINE64_CENTRE, 104);
  store<i64>(CONSTANTS, 0, 112);
  store<f64>(CONSTANTS, SINE64_Q0, 120);
  store<f64>(CONSTANTS, SINE64_Q1, 128);
  store<f64>(CONSTANTS, SINE64_Q2, 136);
  store<f64>(CONSTANTS, SINE64_Q3, 144);
  store<f64>(CONSTANTS, SINE64_Q4, 152);
  store<f64>(CONSTANTS, SINE64_Q5, 160);
  store<f64>(CONSTANTS, SINE64_Q6, 168);
  wordsU32(steps);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  radiiF64(end);
  anglesF64(end);
}

/** Two groups a round, side by side: one logarithm alone waits for itself most of the time. */
function radiiF64(end: usize): void {
  const one = v128.load64_splat(CONSTANTS, 0);
  const bias = v128.load64_splat(CONSTANTS, 8);
  const anchor = v128.load64_splat(CONSTANTS, 16);
  const exponent = v128.load64_splat(CONSTANTS, 24);
  const ke = v128.load64_splat(CONSTANTS, 32);
  const l0 = v128.load64_splat(CONSTANTS, 40);
  const l1 = v128.load64_splat(CONSTANTS, 48);
  const l2 = v128.load64_splat(CONSTANTS, 56);
  const l3 = v128.load64_splat(CONSTANTS, 64);
  const l4 = v128.load64_splat(CONSTANTS, 72);
  const l5 = v128.load64_splat(CONSTANTS, 80);
  const l6 = v128.load64_splat(CONSTANTS, 88);
  const l7 = v128.load64_splat(CONSTANTS, 96);
  for (let ptr = BLOCK; ptr < end; ptr += 2 * GROUP_BYTES) {
    const x0 = v128.load(ptr, 0);
    const x1 = v128.load(ptr, GROUP_BYTES);
    const e0 = squaredRadius2(x0, one, bias, anchor, exponent, ke, l0, l1, l2, l3, l4, l5, l6, l7);
    const e1 = squaredRadius2(x1, one, bias, anchor, exponent, ke, l0, l1, l2, l3, l4, l5, l6, l7);
    v128.store(ptr, e0, 0);
    v128.store(ptr, e1, GROUP_BYTES);
  }
}

function anglesF64(end: usize): void {
  const one = v128.load64_splat(CONSTANTS, 0);
  const centre = v128.load64_splat(CONSTANTS, 104);
  const zero = v128.load64_splat(CONSTANTS, 112);
  const q0 = v128.load64_splat(CONSTANTS, 120);
  const q1 = v128.load64_splat(CONSTANTS, 128);
  const q2 = v128.load64_splat(CONSTANTS, 136);
  const q3 = v128.load64_splat(CONSTANTS, 144);
  const q4 = v128.load64_splat(CONSTANTS, 152);
  const q5 = v128.load64_splat(CONSTANTS, 160);
  const q6 = v128.load64_splat(CONSTANTS, 168);
  for (let ptr = BLOCK; ptr < end; ptr += GROUP_BYTES) {
    const e = v128.load(ptr, 0);
    const y = v128.load(ptr, 16);
    const r = f64x2.sub(v128.or(i64x2.shr_u(i64x2.shl(y, 1), 12), one), centre);
    const sine = sineOverArc2(f64x2.mul(r, r), q0, q1, q2, q3, q4, q5, q6);
    const z1 = f64x2.mul(f64x2.mul(f64x2.sqrt(e), r), sine);
    const z0 = v128.xor(f64x2.sqrt(f64x2.sub(e, f64x2.mul(z1, z1))), i64x2.shl(y, 63));
    const swap = v128.and(v128.xor(z0, z1), i64x2.lt_s(y, zero));
    v128.store(ptr, v128.xor(z0, swap), 0);
    v128.store(ptr, v128.xor(z1, swap), 16);
  }
}
