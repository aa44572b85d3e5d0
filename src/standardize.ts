/**
 * `standardized: true`: a finished random tensor, rescaled so that its own mean and standard
 * deviation are those of its law, exact to rounding. Values may leave the law's bounds by it.
 *
 * Two passes over the float32 (float64) result in double and in index order:
 *
 *   m = (Σ x_i)/n      s = √((Σ (x_i − m)²)/n)      x_i ← (x_i − m)·(σ/s) + μ
 *
 * rounded once to the dtype; the half formats are rounded from that float32.
 */
import { type Distribution, filling, type Sample } from "./distribution.js";
import type { DType, Numbers } from "./dtype.js";
import { fill } from "./fill.js";
import { roundToHalf } from "./half.js";
import type { Source } from "./rng.js";
import { momentsOf } from "./theory.js";

const rescale = (name: string, x: Float32Array | Float64Array, law: Distribution): void => {
  const { mean, std } = momentsOf(law);
  const n = x.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i] as number;
  const m = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = (x[i] as number) - m;
    squares += d * d;
  }
  const s = Math.sqrt(squares / n);
  if (s === 0) {
    throw new RangeError(`${name}: "standardized" expected elements that are not all equal`);
  }
  const factor = std / s;
  for (let i = 0; i < n; i++) x[i] = ((x[i] as number) - m) * factor + mean;
};

/** Fill `out` with a whole tensor of this law, standardized; the law's filling has been checked. */
export const fillStandardized = (
  name: string,
  out: Numbers,
  law: Distribution,
  dtype: DType,
  takeSource: () => Source,
): void => {
  const computed = dtype === "float64" ? "float64" : "float32";
  const half = dtype === "float16" || dtype === "bfloat16";
  const x = half ? new Float32Array(out.length) : (out as Float32Array | Float64Array);
  fill(x, filling(name, law, computed) as Sample, takeSource(), 0);
  rescale(name, x, law);
  if (half) roundToHalf(x as Float32Array, dtype, out as Uint16Array);
};
