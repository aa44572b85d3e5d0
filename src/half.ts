/**
 * Half precision on the host: the bits of a float32 to a 16-bit pattern (one rounding, to nearest
 * even) and back. The reference rounds its blocks with the same two functions.
 *
 *   float16    s eeeee mmmmmmmmmm            bfloat16   s eeeeeeee mmmmmmm
 *
 * Sources: IEEE 754-2019 §3.6 (binary16); bfloat16 is the upper half of a binary32.
 */
import { BFLOAT16_HALF, FLOAT16_HALF, FLOAT16_MIN_NORMAL, FLOAT16_REBIAS } from "./coefficients.js";
import { isTagged, kindError, oneOf } from "./expect.js";

type F32 = ReturnType<typeof Float32Array.of>;

/** The dtypes whose arrays are bits. */
export type HalfDType = "float16" | "bfloat16";

/** The float16 pattern of the float32 with these bits; |x| < 65520. */
const float16Of = (bits: number): number => {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= FLOAT16_MIN_NORMAL) {
    const odd = (magnitude >>> 13) & 1;
    return sign | ((magnitude - FLOAT16_REBIAS + FLOAT16_HALF + odd) >>> 13);
  }
  // A multiple of 2^-24: the significand, shifted to that place.
  const shift = 126 - (magnitude >>> 23);
  if (shift > 24) return sign;
  const significand = (magnitude & 0x7fffff) | 0x800000;
  const odd = (significand >>> shift) & 1;
  return sign | ((significand + (1 << (shift - 1)) - 1 + odd) >>> shift);
};

/** The bfloat16 pattern of the float32 with these bits; |x| < 2^128 − 2^119. */
const bfloat16Of = (bits: number): number => (bits + BFLOAT16_HALF + ((bits >>> 16) & 1)) >>> 16;

/** How each format rounds the bits of a float32. */
export const halfOf: Readonly<Record<HalfDType, (bits: number) => number>> = {
  float16: float16Of,
  bfloat16: bfloat16Of,
};

/** The patterns of float32 values, into `out`. */
export const roundToHalf = (values: Float32Array, dtype: HalfDType, out: Uint16Array): void => {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const round = halfOf[dtype];
  for (let i = 0; i < bits.length; i++) out[i] = round(bits[i] as number);
};

/** The pattern of one number, rounded to float32 first. */
export const halfBits = (x: number, dtype: HalfDType): number => {
  const out = new Uint16Array(1);
  roundToHalf(Float32Array.of(x), dtype, out);
  return out[0] as number;
};

/** 2^-24, the smallest float16. */
const FLOAT16_UNIT = 5.9604644775390625e-8;

const decode: Readonly<Record<HalfDType, (bits: Uint16Array, out: Float32Array) => void>> = {
  bfloat16: (bits, out) => {
    const words = new Uint32Array(out.buffer);
    for (let i = 0; i < bits.length; i++) words[i] = (bits[i] as number) << 16;
  },
  float16: (bits, out) => {
    const words = new Uint32Array(out.buffer);
    for (let i = 0; i < bits.length; i++) {
      const h = bits[i] as number;
      const magnitude = h & 0x7fff;
      if (magnitude < 0x400) {
        out[i] = (h & 0x8000 ? -FLOAT16_UNIT : FLOAT16_UNIT) * magnitude;
      } else {
        // Infinities and NaNs have the largest exponent in both formats.
        const rebias = magnitude < 0x7c00 ? FLOAT16_REBIAS : 2 * FLOAT16_REBIAS;
        words[i] = ((h & 0x8000) << 16) | ((magnitude << 13) + rebias);
      }
    }
  },
};

const expectHalf = /* @__PURE__ */ oneOf("float16", "bfloat16");

/** A Uint16Array of any realm. */
export const expectBits = (caller: string, name: string, value: unknown): void => {
  if (value instanceof Uint16Array || isTagged(value, "Uint16Array")) return;
  throw kindError(caller, name, "a Uint16Array", value);
};

/**
 * The numbers that half-precision bits stand for: every float16 and bfloat16 is a float32.
 *
 * @throws TypeError if `bits` is no Uint16Array or `dtype` no string; RangeError for another dtype.
 * @example
 * toFloat32(Uint16Array.of(0x3c00, 0xc000, 1), "float16"); // Float32Array(3) [ 1, -2, 5.960464477539063e-8 ]
 * toFloat32(Uint16Array.of(0x3f80, 0xc000), "bfloat16"); // Float32Array(2) [ 1, -2 ]
 */
export const toFloat32 = (bits: Uint16Array, dtype: HalfDType): F32 => {
  expectBits("toFloat32", "bits", bits);
  expectHalf("toFloat32", "dtype", dtype);
  const out = new Float32Array(bits.length);
  decode[dtype](bits, out);
  return out;
};
