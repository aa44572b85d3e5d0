/**
 * The exponential function from + − × and the bits of a float64, for set-up; engines disagree about
 * `Math.exp`. x = k·ln 2 + r with |r| ≤ 0.35, Taylor's series of e^r to r^14, then the exponent.
 *
 * Source of the reduction: fdlibm's e_exp.c.
 */
import { LN2_HIGH, LN2_LOW } from "../coefficients.js";

const INV_LN2 = 1.4426950408889634;
/** From here on e^x is Infinity, and below the negative one 0. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.2;
/** Below this e^x − 1 has a series of its own. */
const SMALL = 0.35;
/** 1/k! for k = 0 … 14. */
const TAYLOR = [
  1, 1, 0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889,
  0.0001984126984126984, 0.0000248015873015873, 0.0000027557319223985893, 2.7557319223985894e-7,
  2.505210838544172e-8, 2.08767569878681e-9, 1.6059043836821616e-10, 1.1470745597729726e-11,
] as const;

const f64 = /* @__PURE__ */ new Float64Array(1);
/** The halves of `f64`, low then high. */
const u32 = /* @__PURE__ */ new Uint32Array(/* @__PURE__ */ f64.buffer);

/** 2^k, −1022 ≤ k ≤ 1023. */
const powerOfTwo = (k: number): number => {
  u32[0] = 0;
  u32[1] = (k + 1023) << 20;
  return f64[0] as number;
};

/** Σ r^(k − from)/k! from `from` on. */
const taylor = (r: number, from: number): number => {
  let sum = TAYLOR[14] as number;
  for (let k = 13; k >= from; k--) sum = sum * r + (TAYLOR[k] as number);
  return sum;
};

/**
 * e^x. Range: every x; Infinity from 709.79 on, subnormal below −708.4, 0 below −745.2. Error: 1.5 ulp.
 */
export const exp = (x: number): number => {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : Number.NaN;
  if (x < UNDERFLOW) return 0;
  const k = Math.floor(x * INV_LN2 + 0.5);
  const y = taylor(x - k * LN2_HIGH - k * LN2_LOW, 0);
  // In two steps where 2^k is no normal number: only the second one rounds.
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  return k < -1022 ? y * powerOfTwo(k + 54) * 5.551115123125783e-17 : y * powerOfTwo(k);
};

/**
 * e^x − 1, also where e^x is almost 1. Range: every x. Error: 3 ulp.
 */
export const expm1 = (x: number): number =>
  x > -SMALL && x < SMALL ? x * taylor(x, 1) : exp(x) - 1;
