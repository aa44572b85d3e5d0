/**
 * The normal cut at ±2 σ: how the float32 kernel samples it. Its numbers are formed here once a call,
 * in double and in a fixed order, so that both kernels receive the same.
 */
import {
  TWO_SIGMA_N0,
  TWO_SIGMA_N1,
  TWO_SIGMA_N2,
  TWO_SIGMA_N3,
  TWO_SIGMA_N4,
} from "./coefficients.js";
import type { Filling } from "./distribution.js";
import { PRECISIONS } from "./precision.js";

const { fround } = Math;

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

/**
 * How to fill a float32 tensor; the law fits. Bounds belong to the law and are rounded to float32;
 * they are looked at only where z is scaled or moved.
 */
export const truncatedFilling = (law: TruncatedNormal): Filling => {
  const { mean, std } = law;
  const { foldMin, foldMax } = PRECISIONS.float32;
  const low = fround(cutsOf(law).low);
  const high = fround(cutsOf(law).high);
  if (low === high) return low + 0;
  const folded = foldMin <= std && std <= foldMax;
  const sigma = folded ? std : 1;
  const n0 = fround(sigma * TWO_SIGMA_N0);
  const n1 = fround(sigma * TWO_SIGMA_N1);
  const n2 = fround(sigma * TWO_SIGMA_N2);
  const n3 = fround(sigma * TWO_SIGMA_N3);
  const n4 = fround(sigma * TWO_SIGMA_N4);
  const scale = folded ? 1 : fround(std);
  const offset = fround(mean);
  if (mean === 0 && scale === 1) {
    return (kernel, steps) => kernel.truncatedTwoSigmaF32(steps, n0, n1, n2, n3, n4);
  }
  return (kernel, steps) => {
    kernel.truncatedTwoSigmaF32(steps, n0, n1, n2, n3, n4);
    kernel.affineF32(steps, scale, offset);
    kernel.clampF32(steps, low, high);
  };
};
