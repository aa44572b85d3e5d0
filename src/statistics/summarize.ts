/**
 * What a sample is: the other side of `describe`.
 */
import type { AnyF16 } from "../dtype.js";
import {
  type Check,
  type Checks,
  expectOptions,
  isTagged,
  kindError,
  oneOf,
  valueError,
} from "../expect.js";
import { type HalfDType, toFloat32 } from "../half.js";
import { type Histogram, histogram } from "./histogram.js";

export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Of the sample itself: √(Σ(x − mean)²/n). */
  readonly std: number;
  readonly skewness: number;
  /** Excess: 0 for a Gaussian. */
  readonly kurtosis: number;
  readonly min: number;
  readonly max: number;
  readonly histogram: Histogram;
}

export interface SummarizeOptions {
  /** 64 */
  bins?: number | undefined;
}

const expectBins: Check = (caller, name, value) => {
  const expected = "an integer 1 … 65536";
  if (typeof value !== "number") throw kindError(caller, name, expected, value);
  if (!Number.isInteger(value) || value < 1 || value > 65536) {
    throw valueError(caller, name, expected, value);
  }
};

const checks: Checks = /* @__PURE__ */ new Map([
  ["bins", expectBins],
  ["dtype", oneOf("float16", "bfloat16")],
]);

/** A sum that overflows, taken in parts. */
const meanOfHuge = (x: Float32Array | Float64Array): number => {
  let mean = 0;
  for (let i = 0; i < x.length; i++) mean += (x[i] as number) / x.length;
  return mean;
};

/** What deviations are measured in, so that their fourth powers stay within double. */
const unitOf = (largest: number): number => (largest > 1e-70 && largest < 1e70 ? 1 : largest || 1);

/** The numbers of an array; bits need a dtype. */
const valuesOf = (weights: unknown, dtype: HalfDType | undefined): Float32Array | Float64Array => {
  if (isTagged(weights, "Uint16Array")) {
    if (dtype === undefined) {
      throw new TypeError(
        'summarize: "dtype" expected "float16" or "bfloat16" for the bits of a Uint16Array, got undefined',
      );
    }
    return toFloat32(weights as Uint16Array, dtype);
  }
  if (dtype !== undefined) {
    throw new TypeError(`summarize: "dtype" is for the bits of a Uint16Array`);
  }
  if (isTagged(weights, "Float16Array")) return Float32Array.from(weights as ArrayLike<number>);
  if (isTagged(weights, "Float32Array") || isTagged(weights, "Float64Array")) {
    return weights as Float32Array | Float64Array;
  }
  throw kindError("summarize", "weights", "an array of weights", weights);
};

/**
 * Count, moments, extremes and a histogram of `bins` equal bins (64) from the least to the greatest
 * weight: sums in double, in index order, the same in every engine. Of weights that are all equal
 * skewness and kurtosis are 0. Half-precision bits need their `dtype`.
 *
 * @throws TypeError if `weights` is no array of weights, or of bits without a dtype; RangeError if
 *   it is empty or holds a NaN or an infinity; TypeError, RangeError for a wrong option.
 * @example
 * summarize(Float32Array.of(1, 2, 3, 4)).std; // 1.118033988749895
 * summarize(Float32Array.of(1, 2, 3, 4), { bins: 3 }).histogram.counts; // Uint32Array(3) [ 1, 1, 2 ]
 */
export function summarize(
  weights: Float32Array | Float64Array | AnyF16,
  options?: SummarizeOptions,
): Summary;
export function summarize(
  bits: Uint16Array,
  options: SummarizeOptions & { dtype: HalfDType },
): Summary;
export function summarize(
  weights: unknown,
  options: SummarizeOptions & { dtype?: HalfDType } = {},
): Summary {
  expectOptions("summarize", options, checks);
  const x = valuesOf(weights, options.dtype);
  const n = x.length;
  if (n === 0) throw new RangeError('summarize: "weights" expected at least one, got none');
  let sum = 0;
  let min = x[0] as number;
  let max = min;
  for (let i = 0; i < n; i++) {
    const value = x[i] as number;
    if (!Number.isFinite(value)) {
      throw valueError("summarize", `weights[${i}]`, "a finite number", value);
    }
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = Number.isFinite(sum) ? sum / n : meanOfHuge(x);
  const unit = unitOf(Math.max(max - mean, mean - min));
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < n; i++) {
    const d = ((x[i] as number) - mean) / unit;
    const square = d * d;
    second += square;
    third += square * d;
    fourth += square * square;
  }
  const variance = second / n;
  const std = Math.sqrt(variance);
  const equal = min === max;
  return {
    count: n,
    mean: equal ? min : mean,
    std: equal ? 0 : std * unit,
    skewness: equal ? 0 : third / n / (variance * std),
    kurtosis: equal ? 0 : fourth / n / (variance * variance) - 3,
    min,
    max,
    histogram: histogram(x, min, max, options.bins ?? 64),
  };
}
