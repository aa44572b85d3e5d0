/**
 * Rounds in which every contender runs once, so that whatever slows the machine for a while slows
 * all of them, and the ratios of one round stay fair.
 */
import { median, spread } from "./statistics.mjs";

/** The order of a round: rotated by one each time, and backwards in every other. */
const order = (count, round) => {
  const indices = Array.from({ length: count }, (_, i) => (i + round) % count);
  return round % 2 === 0 ? indices : indices.reverse();
};

/**
 * Rounds to throw away first. Small tensors need more of them: the engine compiles in the
 * background, better and better, for some 100 ms. One call of the largest is enough.
 */
export const warmUpOf = (size) => {
  if (size > 1e6) return 0;
  if (size > 1e5) return 2;
  return size > 1e4 ? 5 : 10;
};

/**
 * @typedef {object} Runner
 * @property {() => number[] | Promise<number[]>} sample  one short measurement: seconds per call
 */

/**
 * Seconds per call of every runner: one array of samples a round. `warmUp` more rounds go first and
 * are thrown away. `between` runs before each measurement.
 * @param {Runner[]} runners
 * @param {{ rounds: number, warmUp: number, between?: () => void }} options
 * @returns {Promise<number[][][]>} [runner][round][sample]
 */
export const interleave = async (runners, { rounds, warmUp, between = () => {} }) => {
  const results = runners.map(() => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const index of order(runners.length, round)) {
      between();
      const samples = await runners[index].sample();
      if (round >= warmUp) results[index].push(samples);
    }
  }
  return results;
};

/**
 * The figures of one runner beside `base`: the time is the median of all samples, the ratio is the
 * median over rounds of (this ÷ base), with its quartiles.
 * @param {number[][]} own  [round][sample], seconds per call
 * @param {number[][]} base
 * @param {number} size  weights per call
 */
export const figures = (own, base, size) => {
  const time = spread(own.flat());
  const ratio = spread(own.map((samples, round) => median(samples) / median(base[round])));
  const ns = 1e9 / size;
  return {
    nsPerWeight: time.median * ns,
    nsLow: time.low * ns,
    nsHigh: time.high * ns,
    ratio: ratio.median,
    low: ratio.low,
    high: ratio.high,
    rounds: own.length,
  };
};
