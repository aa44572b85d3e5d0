/** All zeros: biases, the last layer of a residual branch. */
import { type Initializer, initializer } from "../initializer.js";

/**
 * Zeros. Given an `rng`, it takes a stream like every initializer, so that exchanging it for
 * another disturbs no other tensor.
 *
 * Units whose weights are all zero stay equal for ever: zeros are for biases and for layers behind
 * another source of asymmetry.
 *
 * @throws TypeError, RangeError for a wrong shape or option.
 * @example
 * zeros([3]); // Float32Array(3) [ 0, 0, 0 ]
 */
export const zeros: Initializer = /* @__PURE__ */ initializer("zeros", new Map(), () => ({
  kind: "constant",
  value: 0,
}));
