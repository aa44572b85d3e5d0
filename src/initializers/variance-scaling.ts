/** The general form behind Glorot, He and LeCun. */
import { type Checks, nonNegative, oneOf } from "../expect.js";
import { type FanScaledOptions, fanNumber, fanScaledChecks, resolveFans } from "../fans.js";
import { type Initializer, initializer, type SampleOptions, sampleChecks } from "../initializer.js";
import { normalOf, truncatedOf, uniformOf } from "./scaled.js";

export interface VarianceScalingOptions extends SampleOptions, FanScaledOptions {
  /** 1 */
  scale?: number | undefined;
  /** "fanIn" */
  mode?: "fanIn" | "fanOut" | "fanAvg" | "fanGeoAvg" | undefined;
  /** "normal" (never truncated). */
  distribution?: "normal" | "truncatedNormal" | "uniform" | undefined;
}

const checks: Checks = /* @__PURE__ */ new Map([
  ...sampleChecks,
  ...fanScaledChecks,
  ["scale", nonNegative],
  ["mode", oneOf("fanIn", "fanOut", "fanAvg", "fanGeoAvg")],
  ["distribution", oneOf("normal", "truncatedNormal", "uniform")],
]);

/**
 * Variance scale/n, scale 1 by default, n = fanIn ("fanIn", the default), fanOut ("fanOut"),
 * (fanIn + fanOut)/2 ("fanAvg") or √(fanIn·fanOut) ("fanGeoAvg"): normal with std √(scale/n)
 * ("normal", the default), cut at ±2 σ with that std ("truncatedNormal"), or uniform on
 * ±√3·√(scale/n) ("uniform").
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   RangeError for a scale < 0; TypeError, RangeError for a wrong shape or option.
 * @example
 * varianceScaling([784, 256], { seed: 42, scale: 2 })[0]; // 0.09814929962158203
 */
export const varianceScaling: Initializer<VarianceScalingOptions> = /* @__PURE__ */ initializer(
  "varianceScaling",
  checks,
  (shape, options) => {
    const { scale = 1, mode = "fanIn", distribution = "normal" } = options;
    const n = fanNumber(resolveFans("varianceScaling", shape, options), mode);
    const std = Math.sqrt(scale / n);
    switch (distribution) {
      case "uniform":
        return uniformOf(std);
      case "truncatedNormal":
        return truncatedOf(std);
      default:
        return normalOf(std);
    }
  },
);
