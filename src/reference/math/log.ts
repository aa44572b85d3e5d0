/**
 * The squared radius of Box–Muller from a random word. The method, its range and its error stand
 * above the twin, assembly/math/log.ts.
 */
import { LOG_ANCHOR, LOG_EXPONENT, LOG_ONE } from "../../coefficients.js";
import type { Memory } from "../memory.js";

const { fround } = Math;

/** −2σ² ln((w >>> 1 + ½)·2^-31) of the word w at `index`, which serves as scratch. */
export const squaredRadius = (
  { i32, f32 }: Memory,
  index: number,
  ke: number,
  l0: number,
  l1: number,
  l2: number,
): number => {
  const w = i32[index] as number;
  f32[index] = fround(fround(w >>> 1) + 0.5);
  const bits = i32[index] as number;
  const h = (bits - LOG_ANCHOR) & LOG_EXPONENT;
  i32[index] = bits - h;
  const m = f32[index] as number;
  const s = fround(fround(m - LOG_ONE) / fround(m + LOG_ONE));
  const t = fround(s * s);
  const series = fround(fround(fround(fround(t * l2) + l1) * t) + l0);
  return fround(fround(fround(h) * ke) + fround(s * series));
};
