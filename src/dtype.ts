/**
 * Kinds of numbers and the arrays that hold them.
 */
import { type Check, isTagged, kindError, oneOf } from "./expect.js";

/** A fresh array owns an ArrayBuffer: `Float32Array<ArrayBuffer>` on TypeScript ≥ 5.7. */
type F32 = ReturnType<typeof Float32Array.of>;

export type DType = "float32";
/** The array of a dtype. */
export type Weights<D extends DType = DType> = { float32: F32 }[D];
/** What may be filled: any offset, any buffer, shared or not. */
export type WeightArray = Float32Array;
/** The dtypes that an array can hold. */
export type DTypeOf<A> = A extends undefined ? DType : "float32";
/** What a call returns: `out` if it was given, else a new array of the dtype. */
export type Filled<D extends DType, A> = A extends WeightArray ? A : Weights<D>;

/** The largest finite float32. */
export const FLOAT32_MAX = 3.4028234663852886e38;
/** The smallest normal float32, 2^-126. */
export const FLOAT32_MIN_NORMAL = 1.1754943508222875e-38;

export const expectDType: Check = /* @__PURE__ */ oneOf("float32");

/** A Float32Array of any realm. */
export const expectOut: Check = (caller, name, value) => {
  if (value instanceof Float32Array || isTagged(value, "Float32Array")) return;
  throw kindError(caller, name, "a Float32Array", value);
};
