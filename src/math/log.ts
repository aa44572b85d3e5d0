/**
 * The natural logarithm from + − × ÷ and the bits of a float64, for set-up and for the twins;
 * engines disagree about `Math.log`. The method stands above its counterpart in the kernel,
 * assembly/math/ln.ts.
 */
import {
  LN2_HIGH,
  LN2_LOW,
  LOG64_ANCHOR_HIGH,
  LOG64_C0,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
  LOG64_EXPONENT,
  LOG64_UNIT,
} from "../coefficients.js";

const f64 = /* @__PURE__ */ new Float64Array(1);
/** The halves of `f64`, low then high. */
const i32 = /* @__PURE__ */ new Int32Array(/* @__PURE__ */ f64.buffer);

/** The smallest normal float64, 2^-1022; 2^54 and its logarithm. */
const MIN_NORMAL = 2.2250738585072014e-308;
const SCALE = 18014398509481984;
const LN_SCALE = 37.42994775023705;

/**
 * ln y of a y whose difference from 1 is known better than y itself: z = y − 1.
 *
 * Range: y a normal number, z = y − 1 but for y's rounding. Error: 3 ulp.
 */
export const logBeside = (y: number, z: number): number => {
  f64[0] = y;
  const bits = i32[1] as number;
  const h = (bits - LOG64_ANCHOR_HIGH) & LOG64_EXPONENT;
  i32[1] = bits - h;
  const n = h === 0 ? z : (f64[0] as number) - 1;
  const s = n / (2 + n);
  const t = s * s;
  let series = LOG64_C7 * t + LOG64_C6;
  series = series * t + LOG64_C5;
  series = series * t + LOG64_C4;
  series = series * t + LOG64_C3;
  series = series * t + LOG64_C2;
  series = series * t + LOG64_C1;
  series = series * t + LOG64_C0;
  const e = h * LOG64_UNIT;
  return e * LN2_HIGH + (2 * s * series + e * LN2_LOW);
};

/**
 * ln y. Range: every y; −Infinity of 0, NaN below. Error: 3 ulp.
 */
export const log = (y: number): number => {
  if (!(y > 0)) return y === 0 ? -Infinity : Number.NaN;
  if (y === Infinity) return y;
  return y < MIN_NORMAL ? logBeside(y * SCALE, y * SCALE - 1) - LN_SCALE : logBeside(y, y - 1);
};
