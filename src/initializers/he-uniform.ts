/** He (Kaiming) uniform. */
import { fanNumber, resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { heUniformChecks, type ScaledOptions, SQRT_2, uniformOf } from "./scaled.js";

export interface HeUniformOptions extends ScaledOptions {
  /** "fanIn" */
  mode?: "fanIn" | "fanOut" | undefined;
}

/**
 * Uniform on ±√3·std, std = gain/√fan, gain √2 by default, fan = fanIn or, with `mode: "fanOut"`,
 * fanOut: keeps the second moment of activations (fanIn) or of gradients (fanOut) through ReLU
 * layers. Also `kaimingUniform`.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, §2.2.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * heUniform([784, 256], { seed: 42 })[0]; // -0.07321412861347198
 */
export const heUniform: Initializer<HeUniformOptions> = /* @__PURE__ */ initializer(
  "heUniform",
  heUniformChecks,
  (shape, options) => {
    const { gain = SQRT_2, mode = "fanIn" } = options;
    return uniformOf(gain / Math.sqrt(fanNumber(resolveFans("heUniform", shape, options), mode)));
  },
);
