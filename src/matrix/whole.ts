/**
 * Tensors that cannot be made in part: the whole is made in the precision that its dtype is
 * computed in, and what a call asks for is copied or rounded from it.
 */
import { create, type DType } from "../dtype.js";
import { type HalfDType, roundToHalf } from "../half.js";
import { expectMemory, type Fill } from "../initializer.js";
import { computedIn } from "../precision.js";
import type { Source } from "../rng.js";

export type Floats = Float32Array | Float64Array;

/** Makes all of a tensor; takes the stream when there is memory for it. */
export type Make = (whole: Floats, take: () => Source) => void;

/** Fill a part, or all, of a tensor of `size` elements. A whole of a float dtype needs no copy. */
export const fillWhole = (caller: string, size: number, dtype: DType, make: Make): Fill => {
  const computed = computedIn(dtype);
  return (out, start, take) => {
    if (out.length === 0) return;
    if (computed === dtype && out.length === size) return make(out as Floats, take);
    const whole = expectMemory(caller, size, (n) => create(computed, n) as Floats);
    make(whole, take);
    const part = whole.subarray(start, start + out.length);
    if (computed === dtype) out.set(part);
    else roundToHalf(part as Float32Array, dtype as HalfDType, out as Uint16Array);
  };
};
