/**
 * Philox4x32-10, one counter at a time; also the hash behind `Rng.named`.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, §3.3.
 * Twin: assembly/random/philox.ts.
 */
import { PHILOX_M0, PHILOX_M1, PHILOX_ROUNDS, PHILOX_W0, PHILOX_W1 } from "../../coefficients.js";

/** High half of the 64-bit product a·b, unsigned, from 16-bit halves: every step is below 2^53. */
const mulHigh = (a: number, b: number): number => {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
};

/** The four words of one counter under one key; all are u32. */
export const philox = (
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): [number, number, number, number] => {
  let a = counter0;
  let b = counter1;
  let c = counter2;
  let d = counter3;
  let k0 = key0;
  let k1 = key1;
  for (let round = 0; round < PHILOX_ROUNDS; round++) {
    const high = mulHigh(a, PHILOX_M0);
    const low = Math.imul(a, PHILOX_M0);
    a = (mulHigh(c, PHILOX_M1) ^ b ^ k0) >>> 0;
    b = Math.imul(c, PHILOX_M1) >>> 0;
    c = (high ^ d ^ k1) >>> 0;
    d = low >>> 0;
    k0 = (k0 + PHILOX_W0) >>> 0;
    k1 = (k1 + PHILOX_W1) >>> 0;
  }
  return [a, b, c, d];
};
