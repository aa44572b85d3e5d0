/**
 * What the fan-scaled initializers share: their options, and the distributions of one standard
 * deviation. The formulas stand in each initializer; their order of operations is part of the
 * stream.
 */
import type { Normal, Uniform } from "../distribution.js";
import { boolean, type Check, type Checks, nonNegative, oneOf } from "../expect.js";
import { type FanScaledOptions, type Fans, fanScaledChecks } from "../fans.js";
import { type SampleOptions, sampleChecks } from "../initializer.js";
import { TRUNCATED_STD } from "../theory.js";
import type { TruncatedNormal } from "../truncated-normal.js";

export interface ScaledOptions extends SampleOptions, FanScaledOptions {
  /** Replaces the initializer's own gain: glorot 1, he √2, lecun 1. */
  gain?: number | undefined;
}

export interface ScaledNormalOptions extends ScaledOptions {
  /** Cut at ±2 σ and widened so that the standard deviation is still the formula's (Keras, JAX). */
  truncated?: boolean | undefined;
}

const heMode: readonly [string, Check] = ["mode", /* @__PURE__ */ oneOf("fanIn", "fanOut")];

/** The options of `ScaledOptions`. */
export const scaledChecks: Checks = /* @__PURE__ */ new Map([
  ...sampleChecks,
  ...fanScaledChecks,
  ["gain", nonNegative],
]);

/** The options of `ScaledNormalOptions`. */
export const scaledNormalChecks: Checks = /* @__PURE__ */ new Map([
  ...scaledChecks,
  ["truncated", boolean],
]);

/** The options of `heUniform` and `heNormal`. */
export const heUniformChecks: Checks = /* @__PURE__ */ new Map([...scaledChecks, heMode]);
export const heNormalChecks: Checks = /* @__PURE__ */ new Map([...scaledNormalChecks, heMode]);

/** √2, the second-moment gain of ReLU. */
export const SQRT_2 = 1.4142135623730951;
/** √3: a uniform on ±b has standard deviation b/√3. */
const SQRT_3 = 1.7320508075688772;

/** A normal of mean 0 cut at ±2 of its own σ, which is std/0.8796: what is left has std. */
export const truncatedOf = (std: number): TruncatedNormal => {
  return { kind: "truncatedNormal", mean: 0, std: std / TRUNCATED_STD };
};

/** N(0, std²), or with `truncated: true` cut at ±2 σ and of the same standard deviation. */
export const normalOf = (
  std: number,
  { truncated }: { truncated?: boolean | undefined } = {},
): Normal | TruncatedNormal =>
  truncated === true ? truncatedOf(std) : { kind: "normal", mean: 0, std };

/** Uniform on ±√3·std, whose standard deviation is std. */
export const uniformOf = (std: number): Uniform => {
  const bound = SQRT_3 * std;
  return { kind: "uniform", low: -bound, high: bound };
};

/** The standard deviation of both Glorot initializers: gain·√(2/(fanIn + fanOut)), gain 1. */
export const glorotStd = ({ fanIn, fanOut }: Fans, { gain = 1 }: ScaledOptions): number =>
  gain * Math.sqrt(2 / (fanIn + fanOut));
