/** LeCun uniform. */
import { resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { type ScaledOptions, scaledChecks, uniformOf } from "./scaled.js";

/**
 * Uniform on ±√3·std, std = gain/√fanIn, gain 1 by default: keeps the variance of activations
 * through linear and SELU layers.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Source: LeCun, Bottou, Orr, Müller, "Efficient BackProp", 1998, §4.6.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * lecunUniform([784, 256], { seed: 42 })[0]; // -0.05177021026611328
 */
export const lecunUniform: Initializer<ScaledOptions> = /* @__PURE__ */ initializer(
  "lecunUniform",
  scaledChecks,
  (shape, options) => {
    const { fanIn } = resolveFans("lecunUniform", shape, options);
    return uniformOf((options.gain ?? 1) / Math.sqrt(fanIn));
  },
);
