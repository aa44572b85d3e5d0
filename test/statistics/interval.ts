/**
 * A uniform tensor stays in [low, high): `high` itself never occurs, though low + u·width rounds
 * up to it often where few float32 lie in between.
 */
import { never, type Outcome } from "./outcome.js";
import { forEachChunk, type Source } from "./source.js";

/**
 * [2.9999, 3): low + u·width reaches 3 for 20,021 of the 2^24 u, so 10,000 elements without the
 * clamp have 12 of them.
 */
export const INTERVAL = [Math.fround(2.9999), 3] as const;

/** Elements below `low`, and at or above `high`. */
export const interval = (
  uniform: Source["uniform"],
  n: number,
  seed: number,
  [low, high]: readonly [number, number] = INTERVAL,
): Outcome[] => {
  let below = 0;
  let above = 0;
  forEachChunk(uniform(low, high), n, seed, (chunk) => {
    for (const x of chunk) {
      if (!(x >= low)) below++;
      if (!(x < high)) above++;
    }
  });
  return [never("below low", below), never("reaches high", above)];
};
