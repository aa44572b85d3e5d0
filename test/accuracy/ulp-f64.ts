/**
 * Errors in units in the last place of float64, against numbers that are known to more digits than
 * a double has.
 */
const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

/** The spacing of doubles at x, not below the spacing of subnormals. */
export const spacing64 = (x: number): number => {
  double[0] = x;
  const exponent = ((words[1] as number) >>> 20) & 0x7ff;
  return 2 ** (Math.max(exponent, 1) - 1075);
};

/** A real number: the nearest double, and the rest in units of its last place. */
export interface Exact {
  readonly value: number;
  readonly rest: number;
}

/** "value rest", as scripts/normal-oracle.py writes it. */
export const exact = (value: string | undefined, rest: string | undefined): Exact => ({
  value: Number(value),
  rest: Number(rest),
});

/** What a·b loses in rounding: Veltkamp's split, Dekker's product. Exact for |a|, |b| < 2^996. */
const productError = (a: number, b: number, product: number): number => {
  const aSplit = 134217729 * a;
  const aHigh = aSplit - (aSplit - a);
  const bSplit = 134217729 * b;
  const bHigh = bSplit - (bSplit - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
};

/** |actual − factor·exact| in ulp of the latter. */
export const ulp64 = (actual: number, factor: number, { value, rest }: Exact): number => {
  const product = factor * value;
  const error = productError(factor, value, product) + factor * rest * spacing64(value);
  return Math.abs(actual - product - error) / spacing64(product);
};
