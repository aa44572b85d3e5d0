/** One value everywhere. */
import { finite, kindError } from "../expect.js";
import { type Initializer, initializer } from "../initializer.js";
import type { RandomOptions } from "../rng.js";

export interface ConstantOptions extends RandomOptions {
  value: number;
}

/**
 * The number `value`, rounded to float32. Given an `rng`, it takes a stream like every initializer.
 *
 * @throws TypeError without a value; RangeError if it is not finite in float32; TypeError,
 *   RangeError for a wrong shape or option.
 * @example
 * constant([2], { value: 0.5 }); // Float32Array(2) [ 0.5, 0.5 ]
 */
export const constant: Initializer<ConstantOptions> = /* @__PURE__ */ initializer(
  "constant",
  new Map([["value", finite]]),
  (_shape, { value }) => {
    if (value === undefined) throw kindError("constant", "value", "a finite number", value);
    return { kind: "constant", value };
  },
);
