/**
 * A finished block, kept in its bounds. Twin: assembly/distribution/clamp.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";
import { BLOCK, type Memory } from "../memory.js";

const clamp = (
  floats: Float32Array | Float64Array,
  steps: number,
  low: number,
  high: number,
): void => {
  const start = BLOCK / floats.BYTES_PER_ELEMENT;
  const end = start + (4 * GROUP_WORDS * steps) / floats.BYTES_PER_ELEMENT;
  for (let i = start; i < end; i++) {
    const x = floats[i] as number;
    const y = high < x ? high : x;
    floats[i] = y < low ? low : y;
  }
};

/** pmax(pmin(x, high), low), `steps` groups at BLOCK, in place. */
export const clampF32 = ({ f32 }: Memory, steps: number, low: number, high: number): void =>
  clamp(f32, steps, low, high);

/** The same in float64, `steps` groups of four. */
export const clampF64 = ({ f64 }: Memory, steps: number, low: number, high: number): void =>
  clamp(f64, steps, low, high);
