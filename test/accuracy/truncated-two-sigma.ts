/**
 * What makes a clamp unnecessary in the ±2σ kernel: no word gives a number outside of ±2σ, and the
 * law is symmetric to the bit. Every result of kernel.wasm is looked at.
 */

import { filling, type Sample } from "../../src/distribution.js";
import { wasm } from "../kernels.js";

/** σ with folded coefficients of every kind of rounding; 0.0113683 is √(1/6)/… of a real layer. */
export const SIGMAS: readonly number[] = [1, 0.02, 0.05, 0.01, 0.0113683, Math.SQRT1_2];

const seeds = new Uint32Array(wasm.memory.buffer, wasm.SEEDS.value, 36);
const floats = new Float32Array(wasm.memory.buffer, wasm.BLOCK.value, 8);
const bits = new Int32Array(wasm.memory.buffer, wasm.BLOCK.value, 8);

/** The kernel of N(0, std²) cut at ±2 σ. */
export const twoSigma = (std: number): Sample =>
  filling("accuracy", { kind: "truncatedNormal", mean: 0, std }, "float32") as Sample;

/** How many of the words ±w, w ≡ 0 … 3 mod 4·stride, break the promise. Stride 1 is all words. */
export const faultyWords = (stride: number, std: number): number => {
  const make = twoSigma(std);
  seeds.fill(0);
  seeds.fill(1, 32);
  let wrong = 0;
  // To 2^31 inclusive: −2^31 is the word that has no opposite.
  for (let w = 0; w <= 2 ** 31; w += 4 * stride) {
    for (let lane = 0; lane < 4; lane++) {
      // See `injector` in test/kernels.ts: the next word is one more.
      seeds[lane] = w + lane - 1;
      seeds[lane + 16] = -(w + lane) - 1;
    }
    make(wasm, 1);
    for (let lane = 0; lane < 4; lane++) {
      const z = floats[lane] as number;
      const opposite = (bits[lane] as number) ^ 0x80000000;
      const symmetric = opposite === bits[lane + 4] || z === 0;
      if (w + lane < 2 ** 31 && !symmetric) wrong++;
      if (!(Math.abs(z) <= 2 * std && Math.abs(floats[lane + 4] as number) <= 2 * std)) wrong++;
    }
  }
  return wrong;
};
