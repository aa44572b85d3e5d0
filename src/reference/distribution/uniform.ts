/**
 * Uniform on [low, high). Method, range and error stand above the twin,
 * assembly/distribution/uniform.ts.
 */
import { GROUP_BYTES, GROUP_WORDS, UNIFORM64_SCALE } from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";
import { wordsU32 } from "../random/block.js";

const { fround } = Math;

/** pmin((w >>> 8)·scale + low, top), `steps` groups at BLOCK. */
export const uniformF32 = (
  memory: Memory,
  steps: number,
  scale: number,
  low: number,
  top: number,
): void => {
  wordsU32(memory, steps);
  const { u32, f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    const x = fround(fround(((u32[i] as number) >>> 8) * scale) + low);
    f32[i] = top < x ? top : x;
  }
};

/** pmin(u·scale + low, top), u = (X >>> 11)·2^-53, `steps` groups of four at BLOCK. */
export const uniformF64 = (
  memory: Memory,
  steps: number,
  scale: number,
  low: number,
  top: number,
): void => {
  wordsU32(memory, steps);
  const { u32, f64 } = memory;
  const end = (BLOCK + GROUP_BYTES * steps) / 8;
  for (let i = BLOCK / 8; i < end; i++) {
    const k = (u32[2 * i + 1] as number) * 0x200000 + ((u32[2 * i] as number) >>> 11);
    const weight = k * UNIFORM64_SCALE * scale + low;
    f64[i] = top < weight ? top : weight;
  }
};
