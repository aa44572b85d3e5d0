/**
 * Uniform on [low, high): the high 24 bits of a word, times the width, plus the low bound.
 *
 * Rounding can carry low + u·width up to `high` (for [2.9999, 3) at 20,021 of 2^24 words), so the
 * result is clamped to the next number below it. `pmin` is one instruction on x86; `f32x4.min`
 * is several. See docs/architecture.md for the interval of the 16-bit types.
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
  v128.store(CONSTANTS, f32x4.splat(scale), 0);
  v128.store(CONSTANTS, f32x4.splat(low), 16);
  v128.store(CONSTANTS, f32x4.splat(top), 32);
  fill(BLOCK, BLOCK + (steps as usize) * GROUP_BYTES);
}

function fill(ptr: usize, end: usize): void {
  const scale = v128.load(CONSTANTS, 0);
  const low = v128.load(CONSTANTS, 16);
  const top = v128.load(CONSTANTS, 32);
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
