/**
 * Kinds of numbers, and the arrays that hold them.
 *
 *   dtype      array                      of a group of 8 words    of a block
 *   float32    Float32Array               8 elements               4096
 *   float64    Float64Array               4                        2048
 *   float16    Uint16Array, its bits      8, rounded from float32  4096
 *   bfloat16   Uint16Array, its bits      8, rounded from float32  4096
 *
 * A Float16Array may be filled where the engine has it; it is seen as its bits.
 */
import { type Check, isTagged, kindError, oneOf } from "./expect.js";

/** Fresh arrays own an ArrayBuffer (`Float32Array<ArrayBuffer>` on TypeScript ≥ 5.7). */
type F32 = ReturnType<typeof Float32Array.of>;
type F64 = ReturnType<typeof Float64Array.of>;
type U16 = ReturnType<typeof Uint16Array.of>;
/** Float16Array where the program's lib has it, else never. */
export type AnyF16 = typeof globalThis extends { Float16Array: { prototype: infer A } } ? A : never;

export type DType = "float32" | "float64" | "float16" | "bfloat16";
/** The array of a dtype; the half formats are their bits. */
export type Weights<D extends DType = DType> = {
  float32: F32;
  float64: F64;
  float16: U16;
  bfloat16: U16;
}[D];
/** What may be filled: any offset, any buffer, shared or not. */
export type WeightArray = Float32Array | Float64Array | Uint16Array | AnyF16;
/** The dtypes that an array can hold. A Uint16Array must say which. */
export type DTypeOf<A> = A extends undefined
  ? DType
  : A extends Float32Array
    ? "float32"
    : A extends Float64Array
      ? "float64"
      : A extends Uint16Array
        ? "float16" | "bfloat16"
        : "float16";
/** What a call returns: `out` if it was given, else a new array of the dtype. */
export type Filled<D extends DType, A> = A extends WeightArray ? A : Weights<D>;

/** What a kernel's block is read as, and copied into. */
export type Numbers = Float32Array | Float64Array | Uint16Array | Uint32Array;

/** The largest finite float32. */
export const FLOAT32_MAX = 3.4028234663852886e38;

/** The largest finite number of each dtype. */
export const LARGEST: Readonly<Record<DType, number>> = {
  float32: FLOAT32_MAX,
  float64: Number.MAX_VALUE,
  float16: 65504,
  bfloat16: 3.3895313892515355e38,
};

/** An array of `length` elements of a dtype. */
export const create = (dtype: DType, length: number): Numbers => {
  switch (dtype) {
    case "float32":
      return new Float32Array(length);
    case "float64":
      return new Float64Array(length);
    default:
      return new Uint16Array(length);
  }
};

export const expectDType: Check = /* @__PURE__ */ oneOf(
  "float32",
  "float64",
  "float16",
  "bfloat16",
);

/** The dtypes that each kind of array can hold. */
const FLOAT32: readonly DType[] = ["float32"];
const FLOAT64: readonly DType[] = ["float64"];
const FLOAT16: readonly DType[] = ["float16"];
const BITS: readonly DType[] = ["float16", "bfloat16"];

/** By the class, which is quick, or by the tag, so that arrays of other realms count. */
const holds = (value: unknown): readonly DType[] | undefined => {
  if (value instanceof Float32Array) return FLOAT32;
  if (value instanceof Float64Array) return FLOAT64;
  if (isTagged(value, "Float16Array")) return FLOAT16;
  if (isTagged(value, "Uint16Array")) return BITS;
  if (isTagged(value, "Float32Array")) return FLOAT32;
  return isTagged(value, "Float64Array") ? FLOAT64 : undefined;
};

const ARRAYS = "a Float32Array, Float64Array, Uint16Array or Float16Array";

/** An array that can be filled, and with the dtype beside it. */
export const expectOut: Check = (caller, name, value, options) => {
  const dtypes = holds(value);
  if (dtypes === undefined) throw kindError(caller, name, ARRAYS, value);
  const { dtype } = options as { dtype?: DType };
  if (dtype === undefined) {
    if (dtypes.length === 1) return;
    throw new TypeError(
      `${caller}: "dtype" expected "float16" or "bfloat16" for the bits of a Uint16Array, got undefined`,
    );
  }
  if (!dtypes.includes(dtype)) {
    throw kindError(caller, name, `an array of dtype ${JSON.stringify(dtype)}`, value);
  }
};

/** The dtype of a call whose options have passed. */
export const dtypeOf = ({ dtype, out }: { dtype?: DType; out?: unknown }): DType => {
  if (dtype !== undefined) return dtype;
  return out === undefined ? "float32" : (holds(out)?.[0] as DType);
};

/** An array as results are copied into it: a Float16Array as its bits, one of another realm as ours. */
export const numbersOf = (out: WeightArray): Numbers => {
  if (out instanceof Float32Array || out instanceof Float64Array || out instanceof Uint16Array) {
    return out;
  }
  const { buffer, byteOffset, length } = out as WeightArray;
  if (isTagged(out, "Float32Array")) return new Float32Array(buffer, byteOffset, length);
  if (isTagged(out, "Float64Array")) return new Float64Array(buffer, byteOffset, length);
  return new Uint16Array(buffer, byteOffset, length);
};
