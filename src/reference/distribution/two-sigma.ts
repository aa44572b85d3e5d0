/**
 * Normal cut at ±2σ. Method, range and error stand above the twin,
 * assembly/distribution/two-sigma.ts.
 */
import {
  GROUP_WORDS,
  TWO_SIGMA_D0,
  TWO_SIGMA_D1,
  TWO_SIGMA_D2,
  TWO_SIGMA_D3,
  TWO_SIGMA_UNIT,
  TWO_SIGMA_Y0,
} from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";
import { wordsU32 } from "../random/block.js";

const { fround } = Math;
const UNIT = /* @__PURE__ */ fround(TWO_SIGMA_UNIT);
const Y0 = /* @__PURE__ */ fround(TWO_SIGMA_Y0);
const D0 = /* @__PURE__ */ fround(TWO_SIGMA_D0);
const D1 = /* @__PURE__ */ fround(TWO_SIGMA_D1);
const D2 = /* @__PURE__ */ fround(TWO_SIGMA_D2);
const D3 = /* @__PURE__ */ fround(TWO_SIGMA_D3);

/** N(0, σ²) cut at ±2σ, `steps` groups at BLOCK; σ is in the coefficients of the numerator. */
export const truncatedTwoSigmaF32 = (
  memory: Memory,
  steps: number,
  n0: number,
  n1: number,
  n2: number,
  n3: number,
  n4: number,
): void => {
  wordsU32(memory, steps);
  const { i32, f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    const q = fround(fround(i32[i] as number) * UNIT);
    const v = fround(Y0 - fround(q * q));
    let n = fround(fround(n4 * v) + n3);
    n = fround(fround(n * v) + n2);
    n = fround(fround(n * v) + n1);
    n = fround(fround(n * v) + n0);
    let d = fround(v + D3);
    d = fround(fround(d * v) + D2);
    d = fround(fround(d * v) + D1);
    d = fround(fround(d * v) + D0);
    f32[i] = fround(fround(q * n) / d);
  }
};
