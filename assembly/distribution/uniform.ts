/**
 * Uniform on [low, high): the high 24 bits of a word (float64: 53 bits of two), times the width,
 * plus the low bound.
 *
 * Rounding can carry low + u·width up to `high` (for [2.9999, 3) at 20,021 of 2^24 words), so the
 * result is clamped to the next number below it. `pmin` is one instruction on x86; `f32x4.min`
 * is several. See docs/streams.md for the interval of the 16-bit types.
 */
import { GROUP_BYTES } from "../../src/coefficients";
import { BLOCK, CONSTANTS, SEEDS } from "../memory";
import { nextA4, nextB4, nextC4, output4 } from "../random/sfc";

/**
 * pmin((w >>> 8)·scale + low, top), `steps` groups.
 *
 * Lanes: f32x4, element i from word i. Range: finite, scale = fround(width·2^-24), top the number
 * below `high`; skip + steps ≤ 512. Error: two roundings; low ≤ x ≤ top always.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK.
 */
export function uniformF32(steps: u32, scale: f32, low: f32, top: f32): void {
  store<f32>(CONSTANTS, scale, 0);
  store<f32>(CONSTANTS, low, 4);
  store<f32>(CONSTANTS, top, 8);
  fill(BLOCK, BLOCK + (steps as usize) * GROUP_BYTES);
}

function fill(ptr: usize, end: usize): void {
  const scale = v128.load32_splat(CONSTANTS, 0);
  const low = v128.load32_splat(CONSTANTS, 4);
  const top = v128.load32_splat(CONSTANTS, 8);
  const one = v128.load(SEEDS, 144);
  let n = v128.load(SEEDS, 128);
  let a0 = v128.load(SEEDS, 0);
  let b0 = v128.load(SEEDS, 16);
  let c0 = v128.load(SEEDS, 32);
  let a1 = v128.load(SEEDS, 64);
  let b1 = v128.load(SEEDS, 80);
  let c1 = v128.load(SEEDS, 96);
  for (; ptr < end; ptr += GROUP_BYTES) {
    const x = output4(a0, b0, n);
    a0 = nextA4(b0);
    b0 = nextB4(c0);
    c0 = nextC4(c0, x);
    const y = output4(a1, b1, n);
    a1 = nextA4(b1);
    b1 = nextB4(c1);
    c1 = nextC4(c1, y);
    n = i32x4.add(n, one);
    v128.store(ptr, uniform4(x, scale, low, top), 0);
    v128.store(ptr, uniform4(y, scale, low, top), 16);
  }
}

function uniform4(w: v128, scale: v128, low: v128, top: v128): v128 {
  const u = f32x4.convert_i32x4_s(i32x4.shr_u(w, 8));
  return f32x4.pmin(f32x4.add(f32x4.mul(u, scale), low), top);
}

/**
 * pmin(u·scale + low, top), u = (X >>> 11)·2^-53, `steps` groups of four.
 *
 * Lanes: f64x2, element i from words 2i (low half of X) and 2i + 1. Range: finite, scale the width,
 * top the number below `high`; skip + steps ≤ 512. Error: two roundings; low ≤ x ≤ top always.
 * Memory: reads SEEDS, writes CONSTANTS and `steps` groups at BLOCK.
 */
export function uniformF64(steps: u32, scale: f64, low: f64, top: f64): void {
  store<f64>(CONSTANTS, 1, 0);
  store<i64>(CONSTANTS, 1, 8);
  store<f64>(CONSTANTS, scale, 16);
  store<f64>(CONSTANTS, low, 24);
  store<f64>(CONSTANTS, top, 32);
  fillF64(BLOCK, BLOCK + (steps as usize) * GROUP_BYTES);
}

function fillF64(ptr: usize, end: usize): void {
  const unit = v128.load64_splat(CONSTANTS, 0);
  const bit = v128.load64_splat(CONSTANTS, 8);
  const scale = v128.load64_splat(CONSTANTS, 16);
  const low = v128.load64_splat(CONSTANTS, 24);
  const top = v128.load64_splat(CONSTANTS, 32);
  const one = v128.load(SEEDS, 144);
  let n = v128.load(SEEDS, 128);
  let a0 = v128.load(SEEDS, 0);
  let b0 = v128.load(SEEDS, 16);
  let c0 = v128.load(SEEDS, 32);
  let a1 = v128.load(SEEDS, 64);
  let b1 = v128.load(SEEDS, 80);
  let c1 = v128.load(SEEDS, 96);
  for (; ptr < end; ptr += GROUP_BYTES) {
    const x = output4(a0, b0, n);
    a0 = nextA4(b0);
    b0 = nextB4(c0);
    c0 = nextC4(c0, x);
    const y = output4(a1, b1, n);
    a1 = nextA4(b1);
    b1 = nextB4(c1);
    c1 = nextC4(c1, y);
    n = i32x4.add(n, one);
    v128.store(ptr, uniform2(x, unit, bit, scale, low, top), 0);
    v128.store(ptr, uniform2(y, unit, bit, scale, low, top), 16);
  }
}

/**
 * 53 bits without a conversion, which SIMD does not have: 1 + (x >>> 12)·2^-52, the mantissa put
 * under the exponent of 1, less 1 or, if bit 11 is set, the number before 1 (in bits, 1.0 less 1).
 */
function uniform2(x: v128, unit: v128, bit: v128, scale: v128, low: v128, top: v128): v128 {
  const above = v128.or(i64x2.shr_u(x, 12), unit);
  const below = i64x2.sub(unit, v128.and(i64x2.shr_u(x, 11), bit));
  const u = f64x2.sub(above, below);
  return f64x2.pmin(f64x2.add(f64x2.mul(u, scale), low), top);
}
