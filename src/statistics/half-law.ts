/**
 * A distribution after rounding to half precision: every pattern has the probability of the numbers
 * that round to it. 64 thousand of them, so this is for `describe` and not for a loop.
 */
import type { Distribution } from "../distribution.js";
import { type HalfDType, halfBits, toFloat32 } from "../half.js";
import { type Bounds, boundsOf, cdfOf, type Moments, momentsOf } from "../theory.js";

/** Patterns of the finite numbers ≥ 0. */
const FINITE: Readonly<Record<HalfDType, number>> = { float16: 0x7c00, bfloat16: 0x7f80 };

/** All finite numbers of a format, ascending. */
const numbersOfFormat = (dtype: HalfDType): Float32Array => {
  const positive = toFloat32(
    Uint16Array.from({ length: FINITE[dtype] }, (_, i) => i),
    dtype,
  );
  const all = new Float32Array(2 * positive.length - 1);
  all.set(positive, positive.length - 1);
  for (let i = 1; i < positive.length; i++) all[positive.length - 1 - i] = -(positive[i] as number);
  return all;
};

const rounded = (x: number, dtype: HalfDType): number =>
  Number.isFinite(x) ? (toFloat32(Uint16Array.of(halfBits(x, dtype)), dtype)[0] as number) : x;

/** Mean, standard deviation and bounds of what a law becomes in half precision. */
export const inHalf = (law: Distribution, dtype: HalfDType): Moments & Bounds => {
  const exact = momentsOf(law);
  const bounds = boundsOf(law);
  const low = rounded(bounds.low, dtype);
  const high = rounded(bounds.high, dtype);
  if (exact.std === 0) return { mean: rounded(exact.mean, dtype), std: 0, low, high };

  const cdf = cdfOf(law);
  const numbers = numbersOfFormat(dtype);
  let below = 0;
  let mean = 0;
  let square = 0;
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] as number;
    const next = numbers[i + 1];
    const above = next === undefined ? 1 : cdf(x / 2 + next / 2);
    const p = above - below;
    below = above;
    const d = x - exact.mean;
    mean += p * d;
    square += p * d * d;
  }
  return { mean: exact.mean + mean, std: Math.sqrt(square - mean * mean), low, high };
};
