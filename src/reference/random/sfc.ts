/**
 * One step of one of the eight sfc32 generators of a block, state in memory:
 *
 *   o = a + b + n;  a = b ^ (b >>> 9);  b = c + (c << 3);  c = rotl(c, 21) + o;  n = n + 1
 *
 * Source: Chris Doty-Humphrey, PractRand 0.95, `sfc32` (shifts 9, 3, 21).
 * Twin: assembly/random/sfc.ts.
 */

/**
 * The output of the lane whose a lies at index `lane` of `words`; b and c follow 4 and 8 words on.
 * The counter n is common to the lanes: the caller advances it.
 */
export const step = (words: Int32Array, lane: number, n: number): number => {
  const a = words[lane] as number;
  const b = words[lane + 4] as number;
  const c = words[lane + 8] as number;
  const output = (a + b + n) | 0;
  words[lane] = b ^ (b >>> 9);
  words[lane + 4] = (c + (c << 3)) | 0;
  words[lane + 8] = (((c << 21) | (c >>> 11)) + output) | 0;
  return output;
};
