/** Uniform between two values. */
import { finite } from "../expect.js";
import { type Initializer, initializer } from "../initializer.js";
import type { RandomOptions } from "../rng.js";

export interface UniformOptions extends RandomOptions {
  /** −0.01 */
  low?: number | undefined;
  /** 0.01 */
  high?: number | undefined;
}

/**
 * Uniform on [low, high), default [−0.01, 0.01): x = low + (high − low)·k·2^-24, k the high 24 bits
 * of a word, in float32. `low` and `high` are rounded to float32 first; if they are then equal the
 * tensor is constant. `high` is never reached. Mean (low + high)/2, std (high − low)/√12.
 *
 * @throws RangeError if low > high, or if either or their difference is not finite in float32;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * uniform([3], { seed: 42, low: -1, high: 1 }); // Float32Array(3) [ -0.8369072675704956, -0.3704359531402588, -0.031635403633117676 ]
 */
export const uniform: Initializer<UniformOptions> = /* @__PURE__ */ initializer(
  "uniform",
  new Map([
    ["low", finite],
    ["high", finite],
  ]),
  (_shape, { low = -0.01, high = 0.01 }) => ({ kind: "uniform", low, high }),
);
