/**
 * Shapes: lists of dimensions, row-major, any rank.
 */
import { kindError, valueError } from "./expect.js";

export type Shape = readonly number[];

/** The product of dimensions; 1 of none, never −0. */
export const product = (dimensions: Shape): number => {
  let total = 1;
  for (const dimension of dimensions) total *= dimension;
  return total + 0;
};

/** The number of elements, at most 2^53−1; 1 for rank 0, 0 if a dimension is 0. */
export const expectShape = (caller: string, shape: unknown): number => {
  if (!Array.isArray(shape)) throw kindError(caller, "shape", "an array of dimensions", shape);
  for (let axis = 0; axis < shape.length; axis++) {
    const dimension: unknown = shape[axis];
    const expected = "an integer ≥ 0";
    if (typeof dimension !== "number") {
      throw kindError(caller, `shape[${axis}]`, expected, dimension);
    }
    if (!Number.isSafeInteger(dimension) || dimension < 0) {
      throw valueError(caller, `shape[${axis}]`, expected, dimension);
    }
  }
  if (shape.includes(0)) return 0;
  const size = product(shape);
  if (size > Number.MAX_SAFE_INTEGER) {
    throw valueError(caller, "shape", "at most 2^53−1 elements", shape);
  }
  return size;
};

/** A rank between two bounds, both inclusive. */
export const expectRank = (
  caller: string,
  { length: rank }: Shape,
  least: number,
  most: number,
): void => {
  if (rank >= least && rank <= most) return;
  const expected =
    least === most
      ? `rank ${least}`
      : most === Infinity
        ? `rank ≥ ${least}`
        : `rank ${least} … ${most}`;
  throw new TypeError(`${caller}: "shape" expected ${expected}, got rank ${rank}`);
};
