/**
 * sfc32, four generators at once: the free-running generator inside a block. One step is
 *
 *   o = a + b + n;  a = b ^ (b >>> 9);  b = c + (c << 3);  c = rotl(c, 21) + o;  n = n + 1
 *
 * with output o. A vector function returns one vector, so the step is four functions, called in
 * this order (each sees the state before the step, `next…C` takes the step's output):
 *
 *   const x = output4(a, b, n);
 *   a = nextA4(b);
 *   b = nextB4(c);
 *   c = nextC4(c, x);
 *   n = i32x4.add(n, one);          // shared by the eight lanes of a block
 *
 * Source: Chris Doty-Humphrey, PractRand 0.95, RNGs/sfc.txt and `sfc32` (shifts 9, 3, 21).
 *
 * All: lanes u32x4, any value, exact, no memory.
 */

/** The step's output a + b + n. */
export function output4(a: v128, b: v128, n: v128): v128 {
  return i32x4.add(i32x4.add(a, b), n);
}

/** The next a: b ^ (b >>> 9). */
export function nextA4(b: v128): v128 {
  return v128.xor(b, i32x4.shr_u(b, 9));
}

/** The next b: 9 c. */
export function nextB4(c: v128): v128 {
  return i32x4.add(c, i32x4.shl(c, 3));
}

/** The next c: rotl(c, 21) + output. */
export function nextC4(c: v128, output: v128): v128 {
  return i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), output);
}
