/** LeCun normal. */
import { resolveFans } from "../fans.js";
import { type Initializer, initializer } from "../initializer.js";
import { normalOf, type ScaledNormalOptions, scaledNormalChecks } from "./scaled.js";

/**
 * N(0, std²), std = gain/√fanIn, gain 1 by default: the initializer of self-normalizing (SELU)
 * networks. `truncated: true` is Keras's and JAX's, cut at ±2 σ with the same standard deviation.
 *
 * Shape [in, out]; other shapes by `layout` and the other options of `fans`, or by `fans`.
 *
 * Sources: LeCun, Bottou, Orr, Müller, "Efficient BackProp", 1998, §4.6; Klambauer, Unterthiner,
 * Mayr, Hochreiter, "Self-normalizing neural networks", NIPS 2017.
 *
 * @throws TypeError for rank 0 or 1 without `fans` or `compat`, rank ≥ 3 without `layout`;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * lecunNormal([784, 256], { seed: 42 })[0]; // 0.06940203160047531
 */
export const lecunNormal: Initializer<ScaledNormalOptions> = /* @__PURE__ */ initializer(
  "lecunNormal",
  scaledNormalChecks,
  (shape, options) => {
    const { fanIn } = resolveFans("lecunNormal", shape, options);
    return normalOf((options.gain ?? 1) / Math.sqrt(fanIn), options);
  },
);
