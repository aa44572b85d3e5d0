/**
 * Distributions: their parameters, the checks that make them finite in a dtype, and how a kernel
 * samples them. The set-up is done here once a call, in double and in a fixed order, and rounded
 * once, so that both kernels receive the same numbers.
 *
 * float16 and bfloat16 are the float32 tensor of the same call, rounded once more.
 */
import {
  LOG_C0,
  LOG_C1,
  LOG_C2,
  LOG_KE,
  LOG64_C0,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
  LOG64_KE,
  UNIFORM_SCALE,
} from "./coefficients.js";
import { type DType, LARGEST } from "./dtype.js";
import { halfBits } from "./half.js";
import type { Kernel } from "./kernel/abi.js";
import { type Computed, computedIn, PRECISIONS } from "./precision.js";
import type { Bounds, Moments } from "./theory.js";
import { type TruncatedNormal, truncatedFilling } from "./truncated-normal.js";

const { fround } = Math;

/** One value everywhere. */
export interface Constant {
  readonly kind: "constant";
  readonly value: number;
}
/** low ≤ x < high. */
export interface Uniform {
  readonly kind: "uniform";
  readonly low: number;
  readonly high: number;
}
/** N(mean, std²). */
export interface Normal {
  readonly kind: "normal";
  readonly mean: number;
  readonly std: number;
}
/**
 * A law that says itself how it is sampled and what theory knows of it, so that only the
 * initializers that can ask for it carry its code.
 */
export interface OwnLaw {
  readonly kind: "own";
  /** What `describe` calls it. */
  readonly distribution: "truncatedNormal";
  /** As `filling`, but float16 and bfloat16 are float32 still, within their own bounds. */
  readonly filling: (caller: string, dtype: DType) => Filling;
  readonly moments: () => Moments;
  readonly bounds: Bounds;
  /** P(X ≤ x). */
  readonly cdf: (x: number) => number;
}
export type Distribution = Constant | Uniform | Normal | TruncatedNormal | OwnLaw;

/** Fills `steps` groups of a kernel's block, after `seedBlock`. */
export type Sample = (kernel: Kernel, steps: number) => void;
/** What a tensor is filled with: one number (a half format's bits), or samples. */
export type Filling = number | Sample;

/** 2^-126, and 2^-24 + 2^-34. */
const FLOAT32_MIN_NORMAL = 1.1754943508222875e-38;
const FLOAT32_BELOW = 5.966285243630409e-8;

/**
 * The next number of a precision below a finite one. float32: x less a step between half a unit in
 * its last place and a whole one above a power of two, in double, so that rounding takes it to the
 * neighbour. float64 has no wider format for that: by its bits.
 */
export const nextBelow = (x: number, precision: Computed): number => {
  if (precision === "float32") {
    return fround(x - Math.max(Math.abs(x), FLOAT32_MIN_NORMAL) * FLOAT32_BELOW);
  }
  if (x === 0) return -5e-324;
  const float = Float64Array.of(x);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = (bits[0] as bigint) + (x > 0 ? -1n : 1n);
  return float[0] as number;
};

const constantFilling = (caller: string, value: number, dtype: DType): Filling => {
  const rounded = dtype === "float64" ? value : fround(value);
  if (!(Math.abs(rounded) <= LARGEST[dtype])) {
    throw new RangeError(`${caller}: "value" expected a finite ${dtype}, got ${value}`);
  }
  return rounded + 0;
};

const uniformFilling = (caller: string, { low, high }: Uniform, dtype: DType): Filling => {
  const computed = computedIn(dtype);
  const { round } = PRECISIONS[computed];
  const a = round(low);
  const b = round(high);
  const width = round(b - a);
  if (low > high) {
    throw new RangeError(`${caller}: "low" expected at most "high" (${high}), got ${low}`);
  }
  const largest = LARGEST[dtype];
  if (!(Math.abs(a) <= largest && Math.abs(b) <= largest && width <= LARGEST[computed])) {
    throw new RangeError(
      `${caller}: "low", "high" and their difference expected at most ${largest} for ${dtype}, ` +
        `got ${low} and ${high}`,
    );
  }
  if (a === b) return a + 0;
  const top = nextBelow(b, computed);
  if (computed === "float64") return (kernel, steps) => kernel.uniformF64(steps, width, a, top);
  const scale = fround(width * UNIFORM_SCALE);
  return (kernel, steps) => kernel.uniformF32(steps, scale, a, top);
};

/** The standard normal kernel times σ, σ² in the coefficients of its logarithm. */
const normalSample32 = (variance: number): Sample => {
  const ke = fround(variance * LOG_KE);
  const l0 = fround(variance * (-4 * LOG_C0));
  const l1 = fround(variance * (-4 * LOG_C1));
  const l2 = fround(variance * (-4 * LOG_C2));
  return (kernel, steps) => kernel.normalF32(steps, ke, l0, l1, l2);
};

/** The series of ln m, lowest first. */
const LOG64 = [
  LOG64_C0,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
] as const;

const normalSample64 = (variance: number): Sample => {
  const ke = variance * LOG64_KE;
  const series = LOG64.map((c) => variance * (-4 * c));
  return (kernel, steps) => kernel.normalF64(steps, ke, ...series);
};

/** No weight that a kernel can draw is beyond the dtype. */
const expectReach = (
  caller: string,
  { mean, std }: { mean: number; std: number },
  dtype: DType,
): void => {
  const { reach } = PRECISIONS[computedIn(dtype)];
  if (reach * std + Math.abs(mean) <= LARGEST[dtype]) return;
  throw new RangeError(
    `${caller}: "std" expected ${reach}·std + |mean| at most ${LARGEST[dtype]} for ${dtype}, ` +
      `got std ${std} and mean ${mean}`,
  );
};

const normalFilling = (caller: string, { mean, std }: Normal, dtype: DType): Filling => {
  const computed = computedIn(dtype);
  const { round, foldMin, foldMax } = PRECISIONS[computed];
  expectReach(caller, { mean, std }, dtype);
  if (std === 0) return round(mean) + 0;
  const folded = foldMin <= std && std <= foldMax;
  const variance = folded ? std * std : 1;
  const sample = computed === "float64" ? normalSample64(variance) : normalSample32(variance);
  const scale = folded ? 1 : round(std);
  const offset = round(mean);
  if (mean === 0 && scale === 1) return sample;
  return computed === "float64"
    ? (kernel, steps) => {
        sample(kernel, steps);
        kernel.affineF64(steps, scale, offset);
      }
    : (kernel, steps) => {
        sample(kernel, steps);
        kernel.affineF32(steps, scale, offset);
      };
};

const truncatedNormalFilling = (caller: string, law: TruncatedNormal, dtype: DType): Filling => {
  expectReach(caller, law, dtype);
  return truncatedFilling(law, computedIn(dtype));
};

/** In the precision that `dtype` is computed in, with `dtype`'s own bounds. */
const computedFilling = (caller: string, distribution: Distribution, dtype: DType): Filling => {
  switch (distribution.kind) {
    case "constant":
      return constantFilling(caller, distribution.value, dtype);
    case "uniform":
      return uniformFilling(caller, distribution, dtype);
    case "normal":
      return normalFilling(caller, distribution, dtype);
    case "truncatedNormal":
      return truncatedNormalFilling(caller, distribution, dtype);
    case "own":
      return distribution.filling(caller, dtype);
  }
};

/**
 * How to fill a tensor of a dtype.
 *
 * @throws RangeError if the distribution does not fit in the dtype; nothing has been drawn then.
 */
export const filling = (caller: string, distribution: Distribution, dtype: DType): Filling => {
  const computed = computedFilling(caller, distribution, dtype);
  if (dtype === "float32" || dtype === "float64") return computed;
  if (typeof computed === "number") return halfBits(computed, dtype);
  return dtype === "float16"
    ? (kernel, steps) => {
        computed(kernel, steps);
        kernel.halfF16(steps);
      }
    : (kernel, steps) => {
        computed(kernel, steps);
        kernel.halfBf16(steps);
      };
};
