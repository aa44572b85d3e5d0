/**
 * z·scale + mean over a finished block. Twin: assembly/distribution/affine.ts.
 */
import { GROUP_BYTES, GROUP_WORDS } from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";

const { fround } = Math;

/** fround(fround(z·scale) + mean), `steps` groups at BLOCK, in place. */
export const affineF32 = (memory: Memory, steps: number, scale: number, mean: number): void => {
  const { f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    f32[i] = fround(fround((f32[i] as number) * scale) + mean);
  }
};

/** z·scale + mean, `steps` groups at BLOCK, in place. */
export const affineF64 = ({ f64 }: Memory, steps: number, scale: number, mean: number): void => {
  const end = (BLOCK + GROUP_BYTES * steps) / 8;
  for (let i = BLOCK / 8; i < end; i++) f64[i] = (f64[i] as number) * scale + mean;
};
