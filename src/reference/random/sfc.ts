/**
 * sfc32, one generator: the free-running generator of a lane inside a block. One step is
 *
 *   o = a + b + n;  a = b ^ (b >>> 9);  b = c + (c << 3);  c = rotl(c, 21) + o;  n = n + 1
 *
 * Source: Chris Doty-Humphrey, PractRand 0.95, `sfc32` (shifts 9, 3, 21).
 * Twin: assembly/random/sfc.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";

/**
 * `steps` steps of the generator whose a, b, c are `state[lane]`, `state[lane + 4]` and
 * `state[lane + 8]`, from the counter `n` on. The state advances in place, the outputs go to
 * `out[at]`, `out[at + 8]`, …
 */
export const run = (
  state: Int32Array,
  lane: number,
  n: number,
  steps: number,
  out: Int32Array,
  at: number,
): void => {
  let a = state[lane] as number;
  let b = state[lane + 4] as number;
  let c = state[lane + 8] as number;
  for (let s = 0; s < steps; s++) {
    const output = (a + b + n + s) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
    out[at + GROUP_WORDS * s] = output;
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
};
