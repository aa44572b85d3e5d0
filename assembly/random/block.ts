/**
 * Blocks of a stream. A stream is a sequence of 32-bit words W[0], W[1], …; block b is words
 * 4096 b … 4096 b + 4095, made by eight sfc32 generators side by side:
 *
 *             lane 0   1   2   3   4   5   6   7
 *   step 0      W0   W1   W2   W3   W4   W5   W6   W7      (offsets from 4096 b)
 *   step 1      W8   W9   …                        W15
 *   …
 *   step 511  W4088   …                          W4095
 *
 * Lane l of block b starts from words 0…2 of Philox4x32-10 under the key (seed) and the counter
 * (lo32(8b + l), hi32(8b + l) | purpose << 16, stream); its own counter n starts at 1. So any
 * block is reached at once, and a place inside it by stepping at most 511 times.
 *
 * SEEDS: the 128 bytes of `philox8` (a, b, c and the unused word 3, of lanes 0…3 and 4…7), then n
 * and the 1 that it grows by, each in four lanes, at offsets 128 and 144.
 */

import { GROUP_BYTES } from "../../src/coefficients";
import { BLOCK, SEEDS } from "../memory";
import { philox8 } from "./philox";
import { nextA4, nextB4, nextC4, output4 } from "./sfc";

/**
 * Prepare the block whose lanes have the counters (counter0 + l, counter1, stream0, stream1) under
 * the key (key0, key1), `skip` steps in.
 *
 * Lanes: u32x4. Range: any words, counter0 a multiple of 8, 0 ≤ skip ≤ 511. Exact.
 * Memory: writes CONSTANTS and SEEDS.
 */
export function seedBlock(
  key0: u32,
  key1: u32,
  counter0: u32,
  counter1: u32,
  stream0: u32,
  stream1: u32,
  skip: u32,
): void {
  philox8(counter0, counter1, stream0, stream1, key0, key1, SEEDS);
  v128.store(SEEDS, i32x4.splat(1 + skip), 128);
  v128.store(SEEDS, i32x4.splat(1), 144);
  if (skip === 0) return;

  const one = v128.load(SEEDS, 144);
  let n = one;
  let a0 = v128.load(SEEDS, 0);
  let b0 = v128.load(SEEDS, 16);
  let c0 = v128.load(SEEDS, 32);
  let a1 = v128.load(SEEDS, 64);
  let b1 = v128.load(SEEDS, 80);
  let c1 = v128.load(SEEDS, 96);
  for (; skip > 0; skip--) {
    const x = output4(a0, b0, n);
    a0 = nextA4(b0);
    b0 = nextB4(c0);
    c0 = nextC4(c0, x);
    const y = output4(a1, b1, n);
    a1 = nextA4(b1);
    b1 = nextB4(c1);
    c1 = nextC4(c1, y);
    n = i32x4.add(n, one);
  }
  v128.store(SEEDS, a0, 0);
  v128.store(SEEDS, b0, 16);
  v128.store(SEEDS, c0, 32);
  v128.store(SEEDS, a1, 64);
  v128.store(SEEDS, b1, 80);
  v128.store(SEEDS, c1, 96);
}

/**
 * The next `steps` groups of raw words.
 *
 * Lanes: u32x4. Range: skip + steps ≤ 512. Exact.
 * Memory: reads SEEDS, writes `steps` groups at BLOCK.
 */
export function wordsU32(steps: u32): void {
  const one = v128.load(SEEDS, 144);
  let n = v128.load(SEEDS, 128);
  let a0 = v128.load(SEEDS, 0);
  let b0 = v128.load(SEEDS, 16);
  let c0 = v128.load(SEEDS, 32);
  let a1 = v128.load(SEEDS, 64);
  let b1 = v128.load(SEEDS, 80);
  let c1 = v128.load(SEEDS, 96);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += GROUP_BYTES) {
    const x = output4(a0, b0, n);
    a0 = nextA4(b0);
    b0 = nextB4(c0);
    c0 = nextC4(c0, x);
    const y = output4(a1, b1, n);
    a1 = nextA4(b1);
    b1 = nextB4(c1);
    c1 = nextC4(c1, y);
    n = i32x4.add(n, one);
    v128.store(ptr, x, 0);
    v128.store(ptr, y, 16);
  }
}
