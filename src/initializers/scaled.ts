/**
 * What the fan-scaled initializers share: their options, and the two distributions of one standard
 * deviation. The formulas stand in each initializer; their order of operations is part of the
 * stream.
 */
import type { Normal, Uniform } from "../distribution.js";
import { type Checks, nonNegative, oneOf } from "../expect.js";
import { type FanScaledOptions, type Fans, fanScaledChecks } from "../fans.js";
import type { RandomOptions } from "../rng.js";

export interface ScaledOptions extends RandomOptions, FanScaledOptions {
  /** Replaces the initializer's own gain: glorot 1, he √2, lecun 1. */
  gain?: number | undefined;
}

/** The options of `ScaledOptions`. */
export const scaledChecks: Checks = /* @__PURE__ */ new Map([
  ...fanScaledChecks,
  ["gain", nonNegative],
]);

/** The options of both He initializers. */
export const heChecks: Checks = /* @__PURE__ */ new Map([
  ...scaledChecks,
  ["mode", oneOf("fanIn", "fanOut")],
]);

/** √2, the second-moment gain of ReLU. */
export const SQRT_2 = 1.4142135623730951;
/** √3: a uniform on ±b has standard deviation b/√3. */
const SQRT_3 = 1.7320508075688772;

/** N(0, std²). */
export const normalOf = (std: number): Normal => ({ kind: "normal", mean: 0, std });

/** Uniform on ±√3·std, whose standard deviation is std. */
export const uniformOf = (std: number): Uniform => {
  const bound = SQRT_3 * std;
  return { kind: "uniform", low: -bound, high: bound };
};

/** The standard deviation of both Glorot initializers: gain·√(2/(fanIn + fanOut)), gain 1. */
export const glorotStd = ({ fanIn, fanOut }: Fans, { gain = 1 }: ScaledOptions): number =>
  gain * Math.sqrt(2 / (fanIn + fanOut));
