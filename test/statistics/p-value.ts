/**
 * Tail probabilities of the four reference distributions that the tests need. The special functions
 * come from stdlib, which has nothing in common with `src/math/`; p-value.test.ts holds all four
 * against SciPy.
 */
import erfc from "@stdlib/math-base-special-erfc";
import gammainc from "@stdlib/math-base-special-gammainc";

/** P(|Z| ≥ |z|), Z standard normal. */
export const normalTails = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2);

/** P(Z < x), Z standard normal. */
export const normalCdf = (x: number): number => 0.5 * erfc(-x * Math.SQRT1_2);

/** Twice the smaller tail: a two-sided p-value, for what can be wrong both ways. */
const twoSided = (lower: number, upper: number): number => Math.min(1, 2 * Math.min(lower, upper));

/**
 * χ² with `df` degrees of freedom, two-sided: cells that are filled too evenly are as wrong as
 * cells that are not filled evenly.
 */
export const chiSquareTails = (chiSquare: number, df: number): number =>
  twoSided(
    gammainc(chiSquare / 2, df / 2, true, false),
    gammainc(chiSquare / 2, df / 2, true, true),
  );

/**
 * A count of rare events of which `mean` are expected, two-sided: twice the smaller of P(N ≤ count)
 * and P(N ≥ count), N Poisson. Its sums are incomplete gamma functions: Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 1964, 26.4.21.
 */
export const poissonTails = (count: number, mean: number): number =>
  twoSided(
    gammainc(mean, count + 1, true, true),
    count === 0 ? 1 : gammainc(mean, count, true, false),
  );

/**
 * P(sup |F_n − F| ≥ d), n independent values: Kolmogorov's limit 2 Σ (−1)^(k−1) exp(−2k²λ²) at
 * λ = d·(√n + 0.12 + 0.11/√n).
 *
 * Source: Kolmogorov, "Sulla determinazione empirica di una legge di distribuzione", 1933; the
 * correction for finite n: Stephens, "Use of the Kolmogorov–Smirnov, Cramér–von Mises and related
 * statistics without extensive tables", J. Royal Statistical Society B 32 (1970).
 */
export const kolmogorovTail = (d: number, n: number): number => {
  const root = Math.sqrt(n);
  const lambda = d * (root + 0.12 + 0.11 / root);
  // Below this the probability is 1 to 16 digits and the series converges slowly.
  if (lambda < 0.18) return 1;
  let sum = 0;
  for (let k = 1; k <= 30; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda ** 2);
  return Math.min(1, Math.max(0, sum));
};
