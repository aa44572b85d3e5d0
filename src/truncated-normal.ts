/**
 * The normal cut at ±2 σ, the initializers' case: how the kernels sample it. Their numbers are formed
 * here once a call, in double and in a fixed order, so that both kernels receive the same. Other
 * bounds are in bounded-normal.ts.
 */
import {
  TWO_SIGMA_N0,
  TWO_SIGMA_N1,
  TWO_SIGMA_N2,
  TWO_SIGMA_N3,
  TWO_SIGMA_N4,
} from "./coefficients.js";
import type { Filling } from "./distribution.js";
import { type Computed, PRECISIONS } from "./precision.js";

const { fround } = Math;

/** Of σ = 1, lowest first. */
const NUMERATOR = [TWO_SIGMA_N0, TWO_SIGMA_N1, TWO_SIGMA_N2, TWO_SIGMA_N3, TWO_SIGMA_N4] as const;

/** N(mean, std²), given that mean − 2·std ≤ x ≤ mean + 2·std. `std` is that of the uncut normal. */
export interface TruncatedNormal {
  readonly kind: "truncatedNormal";
  readonly mean: number;
  readonly std: number;
}

/** Where a law is cut. */
export const cutsOf = ({ mean, std }: TruncatedNormal): { low: number; high: number } => ({
  low: mean - 2 * std,
  high: mean + 2 * std,
});

/** float32; bounds are looked at only where z is scaled or moved. */
const filling32 = (mean: number, std: number, low: number, high: number): Filling => {
  const { foldMin, foldMax } = PRECISIONS.float32;
  const folded = foldMin <= std && std <= foldMax;
  const sigma = folded ? std : 1;
  const numerator = NUMERATOR.map((c) => fround(sigma * c));
  const scale = folded ? 1 : fround(std);
  const offset = fround(mean);
  if (mean === 0 && scale === 1) {
    return (kernel, steps) => kernel.twoSigmaF32(steps, ...numerator);
  }
  return (kernel, steps) => {
    kernel.twoSigmaF32(steps, ...numerator);
    kernel.affineF32(steps, scale, offset);
    kernel.clampF32(steps, low, high);
  };
};

/** float64: the kernel has σ = 1. */
const filling64 =
  (mean: number, std: number, low: number, high: number): Filling =>
  (kernel, steps) => {
    kernel.twoSigmaF64(steps);
    kernel.affineF64(steps, std, mean);
    kernel.clampF64(steps, low, high);
  };

/** How to fill a tensor; the law fits. Bounds belong to the law and are rounded to the precision. */
export const truncatedFilling = (law: TruncatedNormal, computed: Computed): Filling => {
  const { mean, std } = law;
  const { round } = PRECISIONS[computed];
  const cuts = cutsOf(law);
  const low = round(cuts.low);
  const high = round(cuts.high);
  if (low === high) return low + 0;
  return computed === "float64" ? filling64(mean, std, low, high) : filling32(mean, std, low, high);
};
