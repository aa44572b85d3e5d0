/**
 * Errors in units in the last place of float32.
 */

/** The spacing of float32 at |x|, x a double: 2^(e − 23), not below the spacing of subnormals. */
export const spacing = (x: number): number => {
  const exponent = Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -126)));
  // log2 may round up to an integer just below a power of two.
  const e = 2 ** exponent > Math.abs(x) && exponent > -126 ? exponent - 1 : exponent;
  return 2 ** (e - 23);
};

/** |actual − exact| in ulp of `exact`. Zero against exact zero is 0. */
export const ulp = (actual: number, exact: number): number =>
  Math.abs(actual - exact) / spacing(exact);
