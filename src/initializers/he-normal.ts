/** He (Kaiming) normal. */
import { fanNumber, resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { heNormalChecks, normalOf, type ScaledNormalOptions, SQRT_2 } from "./scaled.js";

export interface HeNormalOptions extends ScaledNormalOptions {
  /** "fanIn" */
  mode?: "fanIn" | "fanOut" | undefined;
}

/**
 * N(0, std²), std = gain/√fan, gain √2 by default, fan = fanIn or, with `mode: "fanOut"`, fanOut:
 * the paper's Gaussian, as in PyTorch. `truncated: true` is Keras's and JAX's, cut at ±2 σ with the
 * same standard deviation. Also `kaimingNormal`.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, §2.2.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * heNormal([784, 256], { seed: 42 })[0]; // 0.09814929962158203
 */
export const heNormal: Initializer<HeNormalOptions> = /* @__PURE__ */ initializer(
  "heNormal",
  heNormalChecks,
  (shape, options) => {
    const { gain = SQRT_2, mode = "fanIn" } = options;
    const std = gain / Math.sqrt(fanNumber(resolveFans("heNormal", shape, options), mode));
    return normalOf(std, options);
  },
);
