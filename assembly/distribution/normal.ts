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
 * Source: Box and Muller, "A note on the generation of random normal deviates", Annals of
 * Mathematical Statistics 29 (1958).
 */
import {
  GROUP_BYTES,
  LOG_ANCHOR,
  LOG_EXPONENT,
  LOG_ONE,
  SINE_Q0,
  SINE_Q1,
  SINE_Q2,
  SINE_Q3,
  SINE_UNIT,
} from "../../src/coefficients";
import { squaredRadius4 } from "../math/log";
import { sineOverArc4 } from "../math/sine";
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
  v128.store(CONSTANTS, f32x4.splat(0.5), 0);
  v128.store(CONSTANTS, i32x4.splat(LOG_ANCHOR), 16);
  v128.store(CONSTANTS, i32x4.splat(LOG_EXPONENT), 32);
  v128.store(CONSTANTS, f32x4.splat(LOG_ONE as f32), 48);
  v128.store(CONSTANTS, f32x4.splat(ke), 64);
  v128.store(CONSTANTS, f32x4.splat(l0), 80);
  v128.store(CONSTANTS, f32x4.splat(l1), 96);
  v128.store(CONSTANTS, f32x4.splat(l2), 112);
  v128.store(CONSTANTS, f32x4.splat(SINE_UNIT as f32), 128);
  v128.store(CONSTANTS, f32x4.splat(SINE_Q0 as f32), 144);
  v128.store(CONSTANTS, f32x4.splat(SINE_Q1 as f32), 160);
  v128.store(CONSTANTS, f32x4.splat(SINE_Q2 as f32), 176);
  v128.store(CONSTANTS, f32x4.splat(SINE_Q3 as f32), 192);
  wordsU32(steps);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  radii(end);
  angles(end);
}

function radii(end: usize): void {
  const half = v128.load(CONSTANTS, 0);
  const anchor = v128.load(CONSTANTS, 16);
  const exponent = v128.load(CONSTANTS, 32);
  const one = v128.load(CONSTANTS, 48);
  const ke = v128.load(CONSTANTS, 64);
  const l0 = v128.load(CONSTANTS, 80);
  const l1 = v128.load(CONSTANTS, 96);
  const l2 = v128.load(CONSTANTS, 112);
  for (let ptr = BLOCK; ptr < end; ptr += GROUP_BYTES) {
    const x = v128.load(ptr);
    v128.store(ptr, squaredRadius4(x, half, anchor, exponent, one, ke, l0, l1, l2));
  }
}

/** Two groups a round: the two roots of a group leave the other units idle for the next. */
function angles(end: usize): void {
  const unit = v128.load(CONSTANTS, 128);
  const q0 = v128.load(CONSTANTS, 144);
  const q1 = v128.load(CONSTANTS, 160);
  const q2 = v128.load(CONSTANTS, 176);
  const q3 = v128.load(CONSTANTS, 192);
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
