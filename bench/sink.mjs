/**
 * Where results go, so that no engine can leave their computation out, and a look at them, so that
 * no contender is timed for another job than the others.
 */
import { arrayOf, expectedMean, expectedStd } from "./cases.mjs";

let sum = 0;

/** Take the last weight of a result. */
export const sink = (weights) => {
  sum += weights[weights.length - 1];
};

/** The sum of everything taken; throws if a result was not a number. */
export const checksum = () => {
  if (!Number.isFinite(sum) || sum === 0) throw new Error(`bench: the checksum is ${sum}`);
  return sum;
};

/**
 * Throws unless the result has the length, a mean and a std near the one asked for (a fifth
 * of it either way: a normal cut at ±2 σ has 0.88 of it).
 */
export const verify = (caseName, size, weights) => {
  const fail = (what) => {
    throw new Error(`bench: ${caseName} of ${size} has ${what}`);
  };
  const kind = arrayOf(caseName);
  if (!(weights instanceof kind)) fail(`another type than ${kind.name}`);
  if (weights.length !== size) fail(`${weights.length} elements`);
  if (kind === Uint16Array) return;
  let total = 0;
  let squares = 0;
  const centre = expectedMean[caseName] ?? 0;
  for (const weight of weights) {
    const distance = weight - centre;
    total += distance;
    squares += distance * distance;
  }
  const mean = total / size;
  const std = Math.sqrt(squares / size);
  const expected = expectedStd[caseName](size);
  if (!(std > 0)) fail(`std ${std}`);
  if (size >= 1000 && Math.abs(mean) > expected / 5) fail(`mean ${centre + mean}`);
  if (size >= 1000 && Math.abs(std / expected - 1) > 0.2) fail(`std ${std}, not ${expected}`);
};
