/**
 * Philox4x32-10, eight counters at once: the counter-based generator that seeds the blocks.
 * It makes every block of every stream of every seed reachable in constant time, which is what
 * lets a slice of a tensor be filled on its own.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, §3.3.
 */
import { PHILOX_M0, PHILOX_M1, PHILOX_ROUNDS, PHILOX_W0, PHILOX_W1 } from "../../src/coefficients";
import { CONSTANTS } from "../memory";

/** High halves of the four 64-bit products a·b, unsigned. Lanes: u32x4. Exact. */
function mulHigh4(a: v128, b: v128): v128 {
  const low = i64x2.extmul_low_i32x4_u(a, b);
  const high = i64x2.extmul_high_i32x4_u(a, b);
  return i32x4.shuffle(low, high, 1, 3, 5, 7);
}

/**
 * Words 0…3 of the counters (counter0 + l, counter1, counter2, counter3), l = 0…7, under one key.
 * Counter word 0 wraps without a carry: callers pass a multiple of 8.
 *
 * Lanes: u32x4, twice. Range: all. Exact.
 * Memory: writes CONSTANTS and 128 bytes at `dst`, word-major, lanes 0…3 then lanes 4…7:
 *
 *   dst + 0    word 0 of lanes 0 1 2 3     dst + 64    word 0 of lanes 4 5 6 7
 *   dst + 16   word 1                      dst + 80    word 1
 *   dst + 32   word 2                      dst + 96    word 2
 *   dst + 48   word 3                      dst + 112   word 3
 */
export function philox8(
  counter0: u32,
  counter1: u32,
  counter2: u32,
  counter3: u32,
  key0: u32,
  key1: u32,
  dst: usize,
): void {
  store<i32>(CONSTANTS, PHILOX_M0, 0);
  store<i32>(CONSTANTS, PHILOX_M1, 4);
  const m0 = v128.load32_splat(CONSTANTS, 0);
  const m1 = v128.load32_splat(CONSTANTS, 4);
  let a0 = i32x4.add(i32x4.splat(counter0), i32x4(0, 1, 2, 3));
  let b0 = i32x4.splat(counter1);
  let c0 = i32x4.splat(counter2);
  let d0 = i32x4.splat(counter3);
  let a1 = i32x4.add(a0, i32x4.splat(4));
  let b1 = b0;
  let c1 = c0;
  let d1 = d0;

  for (let round = 0; round < PHILOX_ROUNDS; round++) {
    const k0 = i32x4.splat(key0);
    const k1 = i32x4.splat(key1);

    const high00 = mulHigh4(a0, m0);
    const low00 = i32x4.mul(a0, m0);
    a0 = v128.xor(v128.xor(mulHigh4(c0, m1), b0), k0);
    b0 = i32x4.mul(c0, m1);
    c0 = v128.xor(v128.xor(high00, d0), k1);
    d0 = low00;

    const high01 = mulHigh4(a1, m0);
    const low01 = i32x4.mul(a1, m0);
    a1 = v128.xor(v128.xor(mulHigh4(c1, m1), b1), k0);
    b1 = i32x4.mul(c1, m1);
    c1 = v128.xor(v128.xor(high01, d1), k1);
    d1 = low01;

    key0 += PHILOX_W0;
    key1 += PHILOX_W1;
  }

  v128.store(dst, a0, 0);
  v128.store(dst, b0, 16);
  v128.store(dst, c0, 32);
  v128.store(dst, d0, 48);
  v128.store(dst, a1, 64);
  v128.store(dst, b1, 80);
  v128.store(dst, c1, 96);
  v128.store(dst, d1, 112);
}
