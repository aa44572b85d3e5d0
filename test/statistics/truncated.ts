/**
 * Truncated normals against their distribution function, which is made of stdlib's erfc and shares
 * nothing with src/math/.
 */
import { truncatedNormal } from "weightinit";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { never, type Outcome } from "./outcome.js";
import { normalCdf } from "./p-value.js";

export interface Truncation {
  readonly mean: number;
  readonly std: number;
  readonly low: number;
  readonly high: number;
}

export const truncation = (low: number, high: number, mean = 0, std = 1): Truncation => ({
  mean,
  std,
  low,
  high,
});

export const nameOf = ({ mean, std, low, high }: Truncation): string =>
  `N(${mean}, ${std}²) on [${low}, ${high}]`;

/** Across the middle, in a tail, far, wide, narrow, with little of its mass on one side. */
export const TRUNCATIONS: readonly Truncation[] = [
  truncation(-2, 2),
  truncation(0, 2, 1, 0.5),
  truncation(8, 9),
  truncation(4, Infinity),
  truncation(-100, 100),
  truncation(-0.001, 0.001),
  truncation(-5, 0.2, 1, 0.5),
  truncation(-Infinity, Infinity),
];
/** Of fewer than 1e5 float32 numbers: the lattice alone would fail the test. */
export const FEW_FLOATS: readonly Truncation[] = [
  truncation(1, 1 + 2 ** -15),
  truncation(100, Infinity),
  truncation(100, 100.001),
  truncation(-5, -4.99),
];

/** 1 − Φ(x) relative to 1 − Φ(α), x ≥ α ≥ 0; where erfc underflows by its asymptotic series. */
const fallFrom = (alpha: number): ((x: number) => number) => {
  if (alpha < 30) {
    const whole = normalCdf(-alpha);
    return (x) => normalCdf(-x) / whole;
  }
  const series = (x: number): number => (1 - 1 / x ** 2 + 3 / x ** 4 - 15 / x ** 6) / x;
  return (x) =>
    x === Infinity
      ? 0
      : (Math.exp(-(x - alpha) * (alpha + 0.5 * (x - alpha))) * series(x)) / series(alpha);
};

/** The distribution function of the law. */
export const truncatedCdf = ({ mean, std, low, high }: Truncation) => {
  const alpha = (low - mean) / std;
  const beta = (high - mean) / std;
  if (alpha >= 0) {
    const fall = fallFrom(alpha);
    const rest = fall(beta);
    return (x: number): number => (1 - fall((x - mean) / std)) / (1 - rest);
  }
  if (beta <= 0) {
    const fall = fallFrom(-beta);
    const rest = fall(-alpha);
    return (x: number): number => (fall((mean - x) / std) - rest) / (1 - rest);
  }
  const first = normalCdf(alpha);
  const mass = normalCdf(beta) - first;
  return (x: number): number => (normalCdf((x - mean) / std) - first) / mass;
};

/** Kolmogorov's distance, and how many samples lie outside of the bounds as the dtype has them. */
export const truncatedOutcomes = (
  law: Truncation,
  dtype: "float32" | "float64",
  n: number,
  seed: number,
): Outcome[] => {
  const values = truncatedNormal([n], { ...law, seed, dtype });
  const [low, high] =
    dtype === "float32" ? [Math.fround(law.low), Math.fround(law.high)] : [law.low, law.high];
  let outside = 0;
  for (const x of values) if (!(low <= x && x <= high)) outside++;
  return [
    kolmogorovSmirnov("Kolmogorov–Smirnov", values, truncatedCdf(law)),
    never("outside", outside),
  ];
};
