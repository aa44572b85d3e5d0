/**
 * The squared radius of Box–Muller from a random word. The method, its range and its error stand
 * above the twin, assembly/math/log.ts.
 */
import {
  LOG_ANCHOR,
  LOG_EXPONENT,
  LOG_ONE,
  LOG64_ANCHOR_HIGH,
  LOG64_ANCHOR_LOW,
  LOG64_EXPONENT,
  LOG64_OFFSET,
  UNIT64,
} from "../../coefficients.js";
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

/**
 * −2σ² ln((2(x >>> 12) + 1)·2^-53) of the 64-bit word x at `index`, which serves as scratch. Only
 * the high half takes part in what is done to the exponent, but for a borrow.
 */
export const squaredRadiusF64 = (
  { u32, i32, f64 }: Memory,
  index: number,
  ke: number,
  coefficients: readonly number[],
): number => {
  const low = 2 * index;
  const high = low + 1;
  const k = (u32[high] as number) * 0x100000 + ((u32[low] as number) >>> 12);
  f64[index] = 1 + k * UNIT64 - LOG64_OFFSET;
  const bits = i32[high] as number;
  const borrow = (u32[low] as number) < LOG64_ANCHOR_LOW ? 1 : 0;
  const h = (bits - LOG64_ANCHOR_HIGH - borrow) & LOG64_EXPONENT;
  i32[high] = bits - h;
  const m = f64[index] as number;
  const s = (m - 1) / (m + 1);
  const t = s * s;
  let series = 0;
  for (let i = 7; i >= 0; i--) series = series * t + (coefficients[i] as number);
  return h * ke + s * series;
};
