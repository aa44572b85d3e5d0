/** Glorot (Xavier) uniform. */
import { resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { glorotStd, type ScaledOptions, scaledChecks, uniformOf } from "./scaled.js";

/**
 * Uniform on ±√3·std, std = gain·√(2/(fanIn + fanOut)), gain 1 by default: keeps the variance of
 * activations and gradients alike through linear and tanh layers. Also `xavierUniform`.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010, eq. 16.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * glorotUniform([784, 256], { seed: 42 })[0]; // -0.06356766819953918
 */
export const glorotUniform: Initializer<ScaledOptions> = /* @__PURE__ */ initializer(
  "glorotUniform",
  scaledChecks,
  (shape, options) => uniformOf(glorotStd(resolveFans("glorotUniform", shape, options), options)),
);
