/** Uniform between two values. */
import { finite } from "../expect.js";
import { type Initializer, initializer, type SampleOptions, sampleChecks } from "../initializer.js";

export interface UniformOptions extends SampleOptions {
  /** −0.01 */
  low?: number | undefined;
  /** 0.01 */
  high?: number | undefined;
}

/**
 * Uniform on [low, high), default [−0.01, 0.01): x = low + (high − low)·k·2^-24, k the high 24 bits
 * of a word, in float32 (float64: 53 bits). `low` and `high` are rounded to float32 first (float64:
 * not); if they are then equal the tensor is constant. `high` is never reached, but by rounding to
 * a half format. Mean (low + high)/2, std (high − low)/√12.
 *
 * @throws RangeError if low > high, or if either or their difference is not finite in float32;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * uniform([3], { seed: 42, low: -1, high: 1 }); // Float32Array(3) [ -0.8369072675704956, -0.3704359531402588, -0.031635403633117676 ]
 */
export const uniform: Initializer<UniformOptions> = /* @__PURE__ */ initializer(
  "uniform",
  new Map([...sampleChecks, ["low", finite], ["high", finite]]),
  (_shape, { low = -0.01, high = 0.01 }) => ({ kind: "uniform", low, high }),
);
