/** Glorot (Xavier) normal. */
import { resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { glorotStd, normalOf, type ScaledNormalOptions, scaledNormalChecks } from "./scaled.js";

/**
 * N(0, std²), std = gain·√(2/(fanIn + fanOut)), gain 1 by default: the paper's Gaussian, as in
 * PyTorch. `truncated: true` is Keras's and JAX's, cut at ±2 σ with the same standard deviation. Also `xavierNormal`.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010, eq. 12.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * glorotNormal([784, 256], { seed: 42 })[0]; // 0.08521745353937149
 */
export const glorotNormal: Initializer<ScaledNormalOptions> = /* @__PURE__ */ initializer(
  "glorotNormal",
  scaledNormalChecks,
  (shape, options) =>
    normalOf(glorotStd(resolveFans("glorotNormal", shape, options), options), options),
);
