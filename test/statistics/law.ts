/**
 * The laws, as theory has them: distribution function, the moments with their exact standard
 * errors, and the grid of cells on which samples are counted.
 *
 * Moments 1–4 are taken as orthogonal polynomials (Hermite for the normal, Legendre for the
 * uniform law), about the known mean and with the known variance: their sums are uncorrelated, so
 * four scores are four pieces of evidence, and each has an exact standard error. The second is the
 * variance, the third the skewness beyond what the mean explains, the fourth the kurtosis beyond
 * what the variance explains.
 *
 * Source of the polynomials: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964,
 * 22.2.10, 22.2.15, 22.3.8, 22.3.11.
 */
import { normalCdf } from "./p-value.js";

/** A polynomial c0 + c1 x + … of mean 0 and its variance. */
interface Moment {
  readonly name: string;
  readonly coefficients: readonly [number, number, number, number, number];
  readonly variance: number;
}

export interface Law {
  readonly cdf: (x: number) => number;
  readonly moments: readonly Moment[];
  /** Cells [low + k/density, low + (k + 1)/density); the outermost two are open. */
  readonly grid: { readonly low: number; readonly density: number; readonly cells: number };
}

/** N(0, 1); 512 cells of 1/32 from −8 to 8, so whole multiples of σ are edges. */
export const standardNormal: Law = {
  cdf: normalCdf,
  moments: [
    { name: "mean", coefficients: [0, 1, 0, 0, 0], variance: 1 },
    { name: "variance", coefficients: [-1, 0, 1, 0, 0], variance: 2 },
    { name: "skewness", coefficients: [0, -3, 0, 1, 0], variance: 6 },
    { name: "kurtosis", coefficients: [3, 0, -6, 0, 1], variance: 24 },
  ],
  grid: { low: -8, density: 32, cells: 512 },
};

/** Uniform on [−1, 1); 256 equal cells. */
export const symmetricUniform: Law = {
  cdf: (x) => Math.min(1, Math.max(0, (x + 1) / 2)),
  moments: [
    { name: "mean", coefficients: [0, 1, 0, 0, 0], variance: 1 / 3 },
    { name: "variance", coefficients: [-1 / 2, 0, 3 / 2, 0, 0], variance: 1 / 5 },
    { name: "skewness", coefficients: [0, -3 / 2, 0, 5 / 2, 0], variance: 1 / 7 },
    { name: "kurtosis", coefficients: [3 / 8, 0, -30 / 8, 0, 35 / 8], variance: 1 / 9 },
  ],
  grid: { low: -1, density: 128, cells: 256 },
};
