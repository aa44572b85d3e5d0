/**
 * Truncated normals of any bounds as the tests call them.
 */
import { type BoundedNormal, boundedNormal } from "../../src/bounded-normal.js";
import { TRUNCATED_MIDDLE } from "../../src/coefficients.js";
import { type Filling, filling, type Sample } from "../../src/distribution.js";
import { truncatedBeside } from "../../src/kernel/truncated.js";
import { normalCentre, normalTail } from "../../src/math/normal.js";

export type DType = "float32" | "float64";

export const truncated = (mean: number, std: number, low: number, high: number): BoundedNormal => ({
  mean,
  std,
  low,
  high,
});

export const truncatedFilling = (caller: string, law: BoundedNormal, dtype: DType): Filling =>
  filling(caller, boundedNormal(law), dtype);

/** The sampler of a law that is not constant. */
export const sampler = (law: BoundedNormal, dtype: DType): Sample => {
  const content = truncatedFilling("test", law, dtype);
  if (typeof content === "number") throw new Error("expected samples");
  return content;
};

/** The general method for the law that the ±2σ kernel serves. */
export const generalTwoSigma = (std: number): Sample => {
  const centre = normalCentre(-2);
  const beyond = normalTail(2);
  const law = [centre, normalCentre(2) - centre, beyond, beyond, 0, std] as const;
  const bounds = [Math.fround(-2 * std), Math.fround(2 * std)] as const;
  return (kernel, steps) => {
    kernel.wordsU32(steps);
    truncatedBeside(kernel).truncatedF32(steps, TRUNCATED_MIDDLE, ...law, ...bounds);
  };
};
