/**
 * What theory says of an entry of an orthogonal matrix. A column of n entries has length 1, and no
 * entry of it is apart: the mean of its square is 1/n. The sign is as often + as −.
 */
import { type DType, LARGEST } from "../dtype.js";
import { valueError } from "../expect.js";
import type { Figures } from "../theory.js";

/** Entries, whose rounding may pass ±gain by a few units in the last place, are finite. */
export const expectGain = (caller: string, gain: number, dtype: DType): void => {
  const most = LARGEST[dtype] / 2;
  if (gain > most) throw valueError(caller, "gain", `at most ${most} for ${dtype}`, gain);
};

/** Of entries whose square is gain²/n on average, at most gain². */
export const orthogonalFigures = (
  caller: string,
  n: number,
  gain: number,
  dtype: DType,
): Figures => {
  expectGain(caller, gain, dtype);
  return {
    distribution: "orthogonal",
    mean: 0,
    std: gain / Math.sqrt(Math.max(1, n)),
    low: 0 - gain,
    high: gain,
  };
};
