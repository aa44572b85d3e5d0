/**
 * The cases: what every contender of a case is asked for, in float32.
 */

/** Standard deviation of `normal`, the mean being 0: GPT-2's. */
export const STD = 0.02;
/** Interval of `uniform`. */
export const LOW = -0.05;
export const HIGH = 0.05;

export const SIZES = [3, 1e3, 1e5, 1e6, 1e7];

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

/** What the weights of a case should have; all means are 0. */
export const expectedStd = {
  normal: () => STD,
  uniform: () => (HIGH - LOW) / Math.sqrt(12),
  heNormal: heStd,
};
