/**
 * Tensors that are zero but for one value at certain places.
 */
import { type DType, LARGEST } from "../dtype.js";
import { valueError } from "../expect.js";
import { halfBits, toFloat32 } from "../half.js";
import type { Fill } from "../initializer.js";
import type { Figures } from "../theory.js";

const { fround } = Math;

/** A gain as a dtype holds it: the number, and what an array of the dtype is given. */
const heldIn = (caller: string, dtype: DType, gain: number): { value: number; stored: number } => {
  const largest = LARGEST[dtype];
  if (!(Math.abs(dtype === "float64" ? gain : fround(gain)) <= largest)) {
    throw valueError(caller, "gain", `±${largest} at most for ${dtype}`, gain);
  }
  if (dtype === "float64") return { value: gain + 0, stored: gain + 0 };
  if (dtype === "float32") return { value: gain + 0, stored: fround(gain) + 0 };
  const stored = halfBits(gain + 0, dtype);
  return { value: toFloat32(Uint16Array.of(stored), dtype)[0] as number, stored };
};

/** `gain` at the places of a tensor that a call fills, +0 at all others. */
export const fillPlaces = (
  caller: string,
  gain: number,
  dtype: DType,
  places: () => Iterable<number>,
): Fill => {
  const { stored } = heldIn(caller, dtype, gain);
  return (out, start) => {
    out.fill(0);
    for (const place of places()) {
      const i = place - start;
      if (i >= 0 && i < out.length) out[i] = stored;
    }
  };
};

/** The figures of a tensor of `size` elements, `count` of which are `gain` and the others 0. */
export const placesFigures = (
  caller: string,
  gain: number,
  count: number,
  size: number,
  dtype: DType,
): Figures => {
  const { value } = heldIn(caller, dtype, gain);
  const share = count / Math.max(1, size);
  const lone = share === 1 ? value : 0;
  return {
    distribution: "constant",
    mean: share * value,
    std: Math.abs(value) * Math.sqrt(share * (1 - share)),
    low: share === 0 ? 0 : Math.min(value, lone),
    high: share === 0 ? 0 : Math.max(value, lone),
  };
};
