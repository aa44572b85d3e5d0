/** The Gaussian without its tails. */
import { finite, nonNegative } from "../expect.js";
import { type Initializer, initializer, sampleChecks } from "../initializer.js";
import type { NormalOptions } from "./normal.js";

/**
 * N(mean, std²) on the condition |x − mean| ≤ 2·std, default mean 0 and std 0.01: one word a weight
 * through the inverse of the distribution function, no rejection, within 10 ulp + 3e-10 σ of the
 * word's quantile.
 *
 * `std` is that of the normal before it is cut: the weights have 0.8796·std, as in Keras, JAX and
 * TensorFlow.js. Bounds are closed. In float32 and the half formats. std = 0 is a constant.
 *
 * @throws RangeError if std < 0, 6.7·std + |mean| exceeds the dtype's largest number, or the dtype
 *   is float64; TypeError, RangeError for a wrong shape or option.
 * @example
 * truncatedNormal([3], { seed: 42, std: 0.02 }); // Float32Array(3) [ 0.003927210811525583, 0.016865260899066925, 0.035524461418390274 ]
 */
export const truncatedNormal: Initializer<NormalOptions> = /* @__PURE__ */ initializer(
  "truncatedNormal",
  new Map([...sampleChecks, ["mean", finite], ["std", nonNegative]]),
  (_shape, { mean = 0, std = 0.01 }) => ({ kind: "truncatedNormal", mean, std }),
);
