/**
 * Normal by Box–Muller. Method, range and error stand above the twin,
 * assembly/distribution/normal.ts.
 */
import { GROUP_WORDS, SINE_UNIT } from "../../coefficients.js";
import { squaredRadius } from "../math/log.js";
import { sineOverArc } from "../math/sine.js";
import { BLOCK, type Memory } from "../memory.js";
import { wordsU32 } from "../random/block.js";

const { fround, sqrt } = Math;

/** N(0, σ²), `steps` groups at BLOCK; σ is in the coefficients of the logarithm. */
export const normalF32 = (
  memory: Memory,
  steps: number,
  ke: number,
  l0: number,
  l1: number,
  l2: number,
): void => {
  wordsU32(memory, steps);
  const { i32, f32 } = memory;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let group = BLOCK / 4; group < end; group += GROUP_WORDS) {
    for (let lane = 0; lane < 4; lane++) {
      const i = group + lane;
      const j = i + 4;
      const e = squaredRadius(memory, i, ke, l0, l1, l2);
      const y = i32[j] as number;
      const r = fround(fround(y << 1) * SINE_UNIT);
      const sine = sineOverArc(fround(r * r));
      const z1 = fround(fround(fround(sqrt(e)) * r) * sine);
      const root = fround(sqrt(fround(e - fround(z1 * z1))));
      const z0 = y & 1 ? -root : root;
      const swap = y < 0;
      f32[i] = swap ? z1 : z0;
      f32[j] = swap ? z0 : z1;
    }
  }
};
