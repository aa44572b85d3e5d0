/** The Gaussian between two bounds. */
import { boundedNormal } from "../bounded-normal.js";
import { type Check, finite, kindError, nonNegative, valueError } from "../expect.js";
import { type Initializer, initializer, sampleChecks } from "../initializer.js";
import { cutsOf } from "../truncated-normal.js";
import type { NormalOptions } from "./normal.js";

/** `low`, `high` are values, not multiples of σ; default mean ∓ 2 std. `std` is the parent's. */
export interface TruncatedNormalOptions extends NormalOptions {
  /** mean − 2·std; may be −Infinity */
  low?: number | undefined;
  /** mean + 2·std; may be Infinity */
  high?: number | undefined;
}

/** A bound: any number, infinite too, but no NaN. */
const bound: Check = (caller, name, value) => {
  if (typeof value !== "number") throw kindError(caller, name, "a number", value);
  if (Number.isNaN(value)) throw valueError(caller, name, "a number", value);
};

/**
 * N(mean, std²) on the condition low ≤ x ≤ high, default mean 0, std 0.01, low and high
 * mean ∓ 2·std: one word a weight (two in float64) through the inverse of the distribution
 * function, no rejection, for any bounds, far tails and infinite ones included.
 *
 * `std` is that of the normal before it is cut: at ±2 σ the weights have 0.8796·std. Bounds are
 * values (PyTorch's default is −2 and 2; Keras and JAX cut at ±2 σ), closed, and rounded to float32
 * first (float64: not). low = high is a constant; std = 0 is the mean, moved to the nearer bound.
 *
 * Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37 (1988); the methods are in docs/streams.md.
 *
 * @throws RangeError if low > high, std < 0, or if what is drawn does not fit in the dtype;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * truncatedNormal([3], { seed: 42, std: 0.02 }); // Float32Array(3) [ 0.003927210811525583, 0.016865260899066925, 0.035524461418390274 ]
 * truncatedNormal([2], { seed: 42, std: 1, low: 8, high: Infinity }); // Float32Array(2) [ 8.106581687927246, 8.20507526397705 ]
 */
export const truncatedNormal: Initializer<TruncatedNormalOptions> = /* @__PURE__ */ initializer(
  "truncatedNormal",
  new Map([
    ...sampleChecks,
    ["mean", finite],
    ["std", nonNegative],
    ["low", bound],
    ["high", bound],
  ]),
  (_shape, { mean = 0, std = 0.01, low, high }) => {
    const law = { kind: "truncatedNormal", mean, std } as const;
    const cuts = cutsOf(law);
    const bounds = { low: low ?? cuts.low, high: high ?? cuts.high };
    const atTwoSigma = bounds.low === cuts.low && bounds.high === cuts.high;
    return atTwoSigma ? law : boundedNormal({ mean, std, ...bounds });
  },
);
