/**
 * The two precisions that kernels compute in, and where each may take σ into its coefficients.
 * float16 and bfloat16 are computed in float32.
 */
import type { DType } from "./dtype.js";

const { fround } = Math;

/** The dtypes that kernels compute in. */
export type Computed = "float32" | "float64";

/** What differs between the two precisions. */
interface Precision {
  readonly round: (x: number) => number;
  /** The largest |z| of the normal kernel, rounded up: 6.66 and 8.57. */
  readonly reach: number;
  // σ² is folded into the coefficients where no result of the kernel is subnormal or infinite.
  // Outside, the kernel runs with σ = 1 and scales last.
  readonly foldMin: number;
  readonly foldMax: number;
}

export const PRECISIONS: Readonly<Record<Computed, Precision>> = {
  float32: {
    round: fround,
    reach: 6.7,
    foldMin: 1.8189894035458565e-12, // 2^-39
    foldMax: 1.152921504606847e18, // 2^60
  },
  float64: {
    round: (x) => x,
    reach: 8.6,
    foldMin: 3.4395525670743494e-136, // 2^-450
    foldMax: 3.273390607896142e150, // 2^500
  },
};

/** What a dtype is computed in. */
export const computedIn = (dtype: DType): Computed => (dtype === "float64" ? "float64" : "float32");
