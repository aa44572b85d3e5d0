/**
 * The distance from a bound in the far tail. Method, range and error stand above the twin,
 * assembly/math/far-tail.ts.
 */
import { excess } from "../../math/far-tail.js";

/** The distance from α ≥ 36 to the point that is e^−t times as improbable. */
export const distance = (t: number, alpha: number): number => {
  const z = alpha * alpha;
  let y = t - t / (z + t);
  const j = 1 / (z + 2 * y);
  const slope = 1 - j * (1 - j);
  y -= (excess(y, z) - t) * slope;
  y -= (excess(y, z) - t) * slope;
  return (2 * y) / (alpha + Math.sqrt(z + 2 * y));
};
