/**
 * float32 to half precision: one rounding, to nearest even, of a finished block.
 *
 *   float16    s eeeee mmmmmmmmmm            bfloat16   s eeeeeeee mmmmmmm
 *
 * bfloat16 is the upper half of a float32, so rounding is an integer add below it. float16 is the
 * same with its exponent moved by 112; below 2^-14 it is subnormal, a multiple of 2^-24, and there
 * the addition of ½, whose last place is 2^-24, does the rounding.
 *
 * Finite values in range only: the set-up sees to it that none rounds to infinity.
 *
 * A group's 8 floats become 8 16-bit patterns: the block shrinks in place, front to back.
 *
 *   read   | f0 … f3 | f4 … f7 | f8 …             32 bytes a group
 *   write  | h0 … h7 | h8 …                       16 bytes a group, never ahead of the reads
 */
import {
  BFLOAT16_HALF,
  FLOAT16_HALF,
  FLOAT16_MIN_NORMAL,
  FLOAT16_REBIAS,
  GROUP_BYTES,
} from "../../src/coefficients";
import { BLOCK, CONSTANTS } from "../memory";

/**
 * float16 patterns of `steps` groups.
 *
 * Lanes: f32x4 to u16x8. Range: |x| < 65520; steps ≤ 512. Error: ½ ulp of float16, ties to even.
 * Memory: reads `steps` groups at BLOCK, writes CONSTANTS and 16 bytes a group at BLOCK.
 */
export function halfF16(steps: u32): void {
  store<i32>(CONSTANTS, 0x7fffffff, 0);
  store<i32>(CONSTANTS, 1, 4);
  store<i32>(CONSTANTS, FLOAT16_HALF - FLOAT16_REBIAS, 8);
  store<f32>(CONSTANTS, 0.5, 12);
  store<i32>(CONSTANTS, FLOAT16_MIN_NORMAL, 16);
  store<i32>(CONSTANTS, 0x8000, 20);
  float16(BLOCK + (steps as usize) * GROUP_BYTES);
}

function float16(end: usize): void {
  const magnitude = v128.load32_splat(CONSTANTS, 0);
  const one = v128.load32_splat(CONSTANTS, 4);
  const bias = v128.load32_splat(CONSTANTS, 8);
  const half = v128.load32_splat(CONSTANTS, 12);
  const least = v128.load32_splat(CONSTANTS, 16);
  const sign = v128.load32_splat(CONSTANTS, 20);
  let dst = BLOCK;
  for (let src = BLOCK; src < end; src += GROUP_BYTES) {
    const x = v128.load(src, 0);
    const y = v128.load(src, 16);
    v128.store(
      dst,
      i16x8.narrow_i32x4_u(
        float16x4(x, magnitude, one, bias, half, least, sign),
        float16x4(y, magnitude, one, bias, half, least, sign),
      ),
    );
    dst += 16;
  }
}

/** float16 patterns in the low halves of four lanes. */
function float16x4(
  x: v128,
  magnitude: v128,
  one: v128,
  bias: v128,
  half: v128,
  least: v128,
  sign: v128,
): v128 {
  const a = v128.and(x, magnitude);
  const even = v128.and(i32x4.shr_u(a, 13), one);
  const normal = i32x4.shr_u(i32x4.add(i32x4.add(a, bias), even), 13);
  const subnormal = i32x4.sub(f32x4.add(a, half), half);
  const bits = v128.bitselect(subnormal, normal, i32x4.lt_s(a, least));
  return v128.or(bits, v128.and(i32x4.shr_u(x, 16), sign));
}

/**
 * bfloat16 patterns of `steps` groups.
 *
 * Lanes: f32x4 to u16x8. Range: |x| < 2^128 − 2^119; steps ≤ 512. Error: ½ ulp of bfloat16, ties
 * to even.
 * Memory: reads `steps` groups at BLOCK, writes CONSTANTS and 16 bytes a group at BLOCK.
 */
export function halfBf16(steps: u32): void {
  store<i32>(CONSTANTS, 1, 0);
  store<i32>(CONSTANTS, BFLOAT16_HALF, 4);
  bfloat16(BLOCK + (steps as usize) * GROUP_BYTES);
}

function bfloat16(end: usize): void {
  const one = v128.load32_splat(CONSTANTS, 0);
  const half = v128.load32_splat(CONSTANTS, 4);
  let dst = BLOCK;
  for (let src = BLOCK; src < end; src += GROUP_BYTES) {
    const x = v128.load(src, 0);
    const y = v128.load(src, 16);
    v128.store(dst, i16x8.narrow_i32x4_u(bfloat16x4(x, one, half), bfloat16x4(y, one, half)));
    dst += 16;
  }
}

/** bfloat16 patterns in the low halves of four lanes. */
function bfloat16x4(x: v128, one: v128, half: v128): v128 {
  const even = v128.and(i32x4.shr_u(x, 16), one);
  return i32x4.shr_u(i32x4.add(i32x4.add(x, half), even), 16);
}
