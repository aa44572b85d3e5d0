/**
 * Distributions: their parameters, the checks that make them finite in float32, and how a kernel
 * samples them. The set-up is done here once a call, in double and in a fixed order, and rounded
 * once, so that both kernels receive the same numbers.
 */
import { LOG_C0, LOG_C1, LOG_C2, LOG_KE, UNIFORM_SCALE } from "./coefficients.js";
import { FLOAT32_MAX, FLOAT32_MIN_NORMAL } from "./dtype.js";
import type { Kernel } from "./kernel/abi.js";

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
export type Distribution = Constant | Uniform | Normal;

/** Fills `steps` groups of a kernel's block, after `seedBlock`. */
export type Sample = (kernel: Kernel, steps: number) => void;
/** What a tensor is filled with: one float32, or samples. */
export type Filling = number | Sample;

/** The largest |z| of the normal kernel is 6.66. */
const NORMAL_REACH = 6.7;
// σ² folded into float32 coefficients: no result of the kernel is subnormal or infinite between
// 2^-39 and 2^60. Outside, the kernel runs with σ = 1 and scales last.
const FOLD_MIN = 1.8189894035458565e-12;
const FOLD_MAX = 1.152921504606847e18;

/** 2^-24 + 2^-34. */
const BELOW = 5.966285243630409e-8;

/**
 * The next float32 below a finite float32: x less a step between half a unit in its last place and
 * a whole one above a power of two, so that rounding takes it to the neighbour.
 */
export const nextBelow = (x: number): number =>
  fround(x - Math.max(Math.abs(x), FLOAT32_MIN_NORMAL) * BELOW);

const constantFilling = (caller: string, value: number): Filling => {
  if (!Number.isFinite(fround(value))) {
    throw new RangeError(`${caller}: "value" expected a float32, got ${value}`);
  }
  return fround(value) + 0;
};

const uniformFilling = (caller: string, { low, high }: Uniform): Filling => {
  const a = fround(low);
  const b = fround(high);
  const width = fround(b - a);
  if (low > high) {
    throw new RangeError(`${caller}: "low" expected at most "high" (${high}), got ${low}`);
  }
  if (!Number.isFinite(a) || !Number.isFinite(b) || !Number.isFinite(width)) {
    throw new RangeError(
      `${caller}: "low", "high" and their difference expected at most ${FLOAT32_MAX} for float32, ` +
        `got ${low} and ${high}`,
    );
  }
  if (a === b) return a + 0;
  const scale = fround(width * UNIFORM_SCALE);
  const top = nextBelow(b);
  return (kernel, steps) => kernel.uniformF32(steps, scale, a, top);
};

const normalFilling = (caller: string, { mean, std }: Normal): Filling => {
  if (!(NORMAL_REACH * std + Math.abs(mean) <= FLOAT32_MAX)) {
    throw new RangeError(
      `${caller}: "std" expected 6.7·std + |mean| at most ${FLOAT32_MAX} for float32, ` +
        `got std ${std} and mean ${mean}`,
    );
  }
  if (std === 0) return fround(mean) + 0;
  const folded = FOLD_MIN <= std && std <= FOLD_MAX;
  const variance = folded ? std * std : 1;
  const ke = fround(variance * LOG_KE);
  const l0 = fround(variance * (-4 * LOG_C0));
  const l1 = fround(variance * (-4 * LOG_C1));
  const l2 = fround(variance * (-4 * LOG_C2));
  const scale = folded ? 1 : fround(std);
  const offset = fround(mean);
  if (mean === 0 && scale === 1) {
    return (kernel, steps) => kernel.normalF32(steps, ke, l0, l1, l2);
  }
  return (kernel, steps) => {
    kernel.normalF32(steps, ke, l0, l1, l2);
    kernel.affineF32(steps, scale, offset);
  };
};

/**
 * How to fill a float32 tensor.
 *
 * @throws RangeError if the distribution does not fit in float32; nothing has been drawn then.
 */
export const filling = (caller: string, distribution: Distribution): Filling => {
  switch (distribution.kind) {
    case "constant":
      return constantFilling(caller, distribution.value);
    case "uniform":
      return uniformFilling(caller, distribution);
    case "normal":
      return normalFilling(caller, distribution);
  }
};
