/**
 * Goodness of fit: the largest distance between a sample's distribution function and a law's, and
 * how likely a sample of that law is to have one as large.
 *
 * Sources: Kolmogorov, "Sulla determinazione empirica di una legge di distribuzione", 1933; the
 * correction for finite n: Stephens, "Use of the Kolmogorov–Smirnov, Cramér–von Mises and related
 * statistics without extensive tables", J. Royal Statistical Society B 32 (1970).
 */
import { exp } from "../math/exp.js";

export interface GoodnessOfFit {
  /** sup |F_n − F|. */
  readonly distance: number;
  /** P(a sample of the law has a larger one); the law is continuous. */
  readonly p: number;
}

/** P(sup |F_n − F| ≥ d) for n values. */
const kolmogorovTail = (d: number, n: number): number => {
  const root = Math.sqrt(n);
  const lambda = d * (root + 0.12 + 0.11 / root);
  // Below this the probability is 1 to 16 digits, and the series converges slowly.
  if (lambda < 0.18) return 1;
  let sum = 0;
  for (let k = 1; k <= 30; k++) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
};

/** Kolmogorov–Smirnov: a sample (which is sorted by it) against P(X ≤ x) of a continuous law. */
export const kolmogorovSmirnov = (
  sample: Float32Array | Float64Array,
  cdf: (x: number) => number,
): GoodnessOfFit => {
  const n = sample.length;
  sample.sort();
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sample[i] as number);
    distance = Math.max(distance, f - i / n, (i + 1) / n - f);
  }
  return { distance, p: kolmogorovTail(distance, n) };
};
