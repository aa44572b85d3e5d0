/**
 * Normal cut at ±2σ. Method, range and error stand above the twin,
 * assembly/distribution/two-sigma.ts.
 */
import {
  GROUP_BYTES,
  GROUP_WORDS,
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
  UNIT64,
} from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";
import { wordsU32 } from "../random/block.js";

const { fround } = Math;
const UNIT = /* @__PURE__ */ fround(TWO_SIGMA_UNIT);
const Y0 = /* @__PURE__ */ fround(TWO_SIGMA_Y0);
/** Lowest first. */
const D = /* @__PURE__ */ Float32Array.of(
  TWO_SIGMA_D0,
  TWO_SIGMA_D1,
  TWO_SIGMA_D2,
  TWO_SIGMA_D3,
  1,
);

/** N(0, σ²) cut at ±2σ, `steps` groups at BLOCK; σ is in the coefficients of the numerator. */
export const twoSigmaF32 = (
  memory: Memory,
  steps: number,
  ...numerator: readonly number[]
): void => {
  wordsU32(memory, steps);
  const { i32, f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    const q = fround(fround(i32[i] as number) * UNIT);
    const v = fround(Y0 - fround(q * q));
    let n = 0;
    let d = 0;
    for (let k = 4; k >= 0; k--) {
      n = fround(fround(n * v) + (numerator[k] as number));
      d = fround(fround(d * v) + (D[k] as number));
    }
    f32[i] = fround(fround(q * n) / d);
  }
};

const N64 = [
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
] as const;
const D64 = [
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
  1,
] as const;

/** N(0, 1) cut at ±2, `steps` groups of four at BLOCK. */
export const twoSigmaF64 = (memory: Memory, steps: number): void => {
  wordsU32(memory, steps);
  const { u32, f64 } = memory;
  const end = (BLOCK + GROUP_BYTES * steps) / 8;
  for (let i = BLOCK / 8; i < end; i++) {
    const k = (u32[2 * i + 1] as number) * 0x100000 + ((u32[2 * i] as number) >>> 12);
    const q = (1 + k * UNIT64 - LOG64_OFFSET - 0.5) * TWO_SIGMA64_UNIT;
    const v = TWO_SIGMA64_Y0 - q * q;
    let n = 0;
    let d = 0;
    for (let j = 10; j >= 0; j--) {
      n = n * v + (N64[j] as number);
      d = d * v + (D64[j] as number);
    }
    f64[i] = (q * n) / d;
  }
};
