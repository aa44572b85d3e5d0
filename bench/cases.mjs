/**
 * The cases: what every contender of a case is asked for, in float32 where the name says nothing.
 *
 *   normal, uniform, heNormal    the untruncated ones, at every size
 *   truncated, heTruncated       cut at ±2 σ; heTruncated has the formula's σ (Keras, JAX)
 *   truncatedMiddle, …Tail, …Far  between −1 and 3 σ, from 4 σ on, between 50 and 51 σ
 *   …64, …F16, …BF16             in that dtype
 */

/** Standard deviation of `normal`, the mean being 0: GPT-2's. */
export const STD = 0.02;
/** Interval of `uniform`. */
export const LOW = -0.05;
export const HIGH = 0.05;

export const SIZES = [3, 1e3, 1e5, 1e6, 1e7];

/** Every case, and whether it is run at every size or at 1e6 alone. */
export const CASES = {
  normal: SIZES,
  uniform: SIZES,
  heNormal: SIZES,
  truncated: [1e3, 1e6],
  heTruncated: [1e6],
  truncatedMiddle: [1e6],
  truncatedTail: [1e6],
  truncatedFar: [1e6],
  truncated64: [1e6],
  truncatedTail64: [1e6],
  normal64: [1e3, 1e6],
  uniform64: [1e6],
  normalF16: [1e6],
  normalBF16: [1e6],
};

/** Into an array that the caller keeps, or into one that the call makes. */
export const DESTINATIONS = ["out", "fresh"];

/** [fanIn, fanOut] of a matrix of `size` elements, as square as it can be; for `heNormal`. */
export const matrixShape = (size) => {
  let fanOut = Math.floor(Math.sqrt(size));
  while (size % fanOut !== 0) fanOut--;
  return [size / fanOut, fanOut];
};

/** He's standard deviation for that matrix. */
export const heStd = (size) => Math.sqrt(2 / matrixShape(size)[0]);

/** A normal cut at ±2 has this standard deviation. */
const CUT_STD = 0.87962566103423978;
// mpmath 1.3.0, 60 digits, on [−1, 3], [4, ∞) and [50, 51]: m = (φ(α) − φ(β))/Z and
// √(1 + (αφ(α) − βφ(β))/Z − m²).
const MIDDLE_MEAN = 0.282786110727154;
const TAIL_MEAN = 4.225607144489471;
const FAR_MEAN = 50.019984031905636;
const MIDDLE_STD = 0.784946963404426;
const TAIL_STD = 0.21603897425562507;
const FAR_STD = 0.01997606534840882;

const normalStd = () => STD;
const uniformStd = () => (HIGH - LOW) / Math.sqrt(12);

/** The standard deviation that the weights of a case should have; half formats are not read. */
export const expectedStd = {
  normal: normalStd,
  uniform: uniformStd,
  heNormal: heStd,
  truncated: () => STD * CUT_STD,
  heTruncated: heStd,
  truncatedMiddle: () => STD * MIDDLE_STD,
  truncatedTail: () => STD * TAIL_STD,
  truncatedFar: () => STD * FAR_STD,
  truncated64: () => STD * CUT_STD,
  truncatedTail64: () => STD * TAIL_STD,
  normal64: normalStd,
  uniform64: uniformStd,
};

/** The mean of a case, where it is not 0. */
export const expectedMean = {
  truncatedMiddle: STD * MIDDLE_MEAN,
  truncatedTail: STD * TAIL_MEAN,
  truncatedFar: STD * FAR_MEAN,
  truncatedTail64: STD * TAIL_MEAN,
};

/** The kind of array of a case. */
export const arrayOf = (name) => {
  if (name.endsWith("64")) return Float64Array;
  return name.endsWith("F16") ? Uint16Array : Float32Array;
};
