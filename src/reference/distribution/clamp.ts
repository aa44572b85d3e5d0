/**
 * A finished block, kept in its bounds. Twin: assembly/distribution/clamp.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";

/** pmax(pmin(x, high), low), `steps` groups at BLOCK, in place. */
export const clampF32 = (memory: Memory, steps: number, low: number, high: number): void => {
  const { f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    const x = f32[i] as number;
    const y = high < x ? high : x;
    f32[i] = y < low ? low : y;
  }
};
