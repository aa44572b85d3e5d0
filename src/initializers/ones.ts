/** All ones: the scale of a normalization layer. */
import { type Initializer, initializer } from "../initializer.js";

/**
 * Ones. Given an `rng`, it takes a stream like every initializer.
 *
 * @throws TypeError, RangeError for a wrong shape or option.
 * @example
 * ones([3]); // Float32Array(3) [ 1, 1, 1 ]
 */
export const ones: Initializer = /* @__PURE__ */ initializer("ones", new Map(), () => ({
  kind: "constant",
  value: 1,
}));
