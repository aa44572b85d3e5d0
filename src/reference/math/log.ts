/**
 * The squared radius of Box–Muller from a random word. The method, its range and its error stand
 * above the twin, assembly/math/log.ts.
 */
import { LOG_ANCHOR, LOG_EXPONENT, LOG_ONE } from "../../coefficients.js";

const { fround } = Math;

/** −2σ² ln((w >>> 1 + ½)·2^-31); `scratch` sees one word as i32 and as f32. */
export const squaredRadius = (
  w: number,
  ke: number,
  l0: number,
  l1: number,
  l2: number,
  scratch: { readonly i32: Int32Array; readonly f32: Float32Array },
): number => {
  const { i32, f32 } = scratch;
  f32[0] = fround(fround(w >>> 1) + 0.5);
  const bits = i32[0] as number;
  const h = (bits - LOG_ANCHOR) & LOG_EXPONENT;
  i32[0] = bits - h;
  const m = f32[0] as number;
  const s = fround(fround(m - LOG_ONE) / fround(m + LOG_ONE));
  const t = fround(s * s);
  const series = fround(fround(fround(fround(t * l2) + l1) * t) + l0);
  return fround(fround(fround(h) * ke) + fround(s * series));
};
