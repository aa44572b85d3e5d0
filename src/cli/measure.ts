/**
 * A tensor of one initializer, as theory has it and as it is: moments, counts over equal bins and,
 * where each weight has a continuous law, the counts and the distance that the law expects.
 */
import type { Distribution } from "../distribution.js";
import type { DType, Weights } from "../dtype.js";
import { toFloat32 } from "../half.js";
import { type SampleOptions, theoryOf } from "../initializer.js";
import { type InitializerName, initializerNamed } from "../model/initializers.js";
import type { Shape } from "../shape.js";
import { type Description, describe, lawOf } from "../statistics/describe.js";
import { type GoodnessOfFit, kolmogorovSmirnov } from "../statistics/goodness-of-fit.js";
import { type Summary, summarize } from "../statistics/summarize.js";
import { cdfOf, momentsOf } from "../theory.js";

/** Which tensor. `options` are checked by the initializer. */
export interface Request {
  readonly initializer: InitializerName;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly seed: number | bigint;
  readonly options: Readonly<Record<string, unknown>>;
  readonly bins: number;
}

/** Third and fourth standardized moments; excess of the fourth. */
export interface HigherMoments {
  readonly skewness: number;
  readonly kurtosis: number;
}

export interface Measurement {
  readonly expected: Description;
  /** Of a continuous law. */
  readonly higher?: HigherMoments;
  readonly measured: Summary;
  /** Of the first `FIT_SIZE` weights; half precision has too many equal ones for it. */
  readonly fit?: GoodnessOfFit;
  /** P(X ≤ x), of a continuous law. */
  readonly cdf?: (x: number) => number;
}

/** More weights would tell more than rounding to float32 leaves. */
export const FIT_SIZE = 0x100000;

const isHalf = (dtype: DType): dtype is "float16" | "bfloat16" =>
  dtype === "float16" || dtype === "bfloat16";

/** Strips of a numerical integral, and where a normal's ends: Φ(−9) is 1e-19. */
const STRIPS = 4096;
const REACH = 9;

/** By the midpoint rule over the distribution function; five digits. */
const higherMoments = (
  { mean, std }: { mean: number; std: number },
  { low, high }: { low: number; high: number },
  cdf: (x: number) => number,
): HigherMoments => {
  const from = Math.max(low, mean - REACH * std);
  const width = (Math.min(high, mean + REACH * std) - from) / STRIPS;
  let [third, fourth] = [0, 0];
  let below = 0;
  for (let i = 0; i < STRIPS; i++) {
    const above = cdf(from + (i + 1) * width);
    const d = (from + (i + 0.5) * width - mean) / std;
    third += d * d * d * (above - below);
    fourth += d * d * d * d * (above - below);
    below = above;
  }
  return { skewness: third, kurtosis: fourth - 3 };
};

/** The law of each weight, if it is one and continuous. */
const continuousLaw = ({ initializer, shape, options }: Request): Distribution | undefined => {
  const theory = theoryOf(initializerNamed(initializer));
  if (theory === undefined || !("law" in theory)) return undefined;
  const { law } = lawOf(theory, shape, options);
  return momentsOf(law).std > 0 ? law : undefined;
};

/** Makes the tensor and measures it. */
export const measure = (request: Request): Measurement => {
  const { initializer, shape, dtype, seed, options, bins } = request;
  const make = initializerNamed(initializer);
  const given = { ...options, dtype, seed } as SampleOptions & { dtype: DType };
  const weights: Weights = make(shape, given);
  const numbers = isHalf(dtype)
    ? toFloat32(weights as Uint16Array, dtype)
    : (weights as Float32Array | Float64Array);
  const measured = summarize(numbers, { bins });
  const expected = describe(make, shape, given);
  const law = continuousLaw(request);
  if (law === undefined) return { expected, measured };
  const cdf = cdfOf(law);
  const higher = higherMoments(momentsOf(law), expected, cdf);
  if (isHalf(dtype)) return { expected, higher, measured, cdf };
  const fit = kolmogorovSmirnov(numbers.slice(0, FIT_SIZE), cdf);
  return { expected, higher, measured, fit, cdf };
};

/** What the law expects in each bin of the measured histogram, of so many weights. */
export const expectedCounts = ({ measured, cdf }: Measurement): readonly number[] | undefined => {
  if (cdf === undefined) return undefined;
  const { low, high, counts } = measured.histogram;
  const at = (i: number): number => cdf(low + ((high - low) * i) / counts.length);
  return Array.from(counts, (_, i) => (at(i + 1) - at(i)) * measured.count);
};
