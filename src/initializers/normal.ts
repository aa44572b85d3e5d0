/** The Gaussian. */
import { finite, nonNegative } from "../expect.js";
import { type Initializer, initializer, type SampleOptions, sampleChecks } from "../initializer.js";

export interface NormalOptions extends SampleOptions {
  /** 0 */
  mean?: number | undefined;
  /** 0.01 */
  std?: number | undefined;
}

/**
 * Normal N(mean, std²), default mean 0 and std 0.01, never truncated: Box–Muller from two words a
 * pair, within 5 ulp of the exact deviate of those words, tails to 6.66 σ.
 *
 * std = 0 is a constant. float64: 52 bits of radius and angle, within 8 ulp (5 for σ = 1), tails to 8.57 σ.
 *
 * @throws RangeError if std < 0 or 6.7·std + |mean| (float64: 8.6·std) exceeds the dtype's largest
 *   number; TypeError,
 *   RangeError for a wrong shape or option.
 * @example
 * normal([3], { seed: 42, std: 0.02 }); // Float32Array(3) [ 0.038865137845277786, 0.010149071924388409, -0.0023708671797066927 ]
 */
export const normal: Initializer<NormalOptions> = /* @__PURE__ */ initializer(
  "normal",
  new Map([...sampleChecks, ["mean", finite], ["std", nonNegative]]),
  (_shape, { mean = 0, std = 0.01 }) => ({ kind: "normal", mean, std }),
);
