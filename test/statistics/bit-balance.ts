/**
 * Every bit of every word is 0 or 1 with equal chances, in all words together and in each lane
 * (position mod 8); and so is every pattern of the four bytes. Bytes are counted, bits follow.
 */
import { chiSquare } from "./chi-square.js";
import { never, type Outcome, type Statistic, score } from "./outcome.js";
import { forEachChunk, type Sampler } from "./source.js";

const LANES = 8;
const BYTES = 4;

/** Counts of the 256 patterns: index (lane·4 + byte)·256 + pattern. */
const tally = (sampler: Sampler<Uint32Array>, n: number, seed: number): Float64Array => {
  const counts = new Uint32Array(LANES * BYTES * 256);
  forEachChunk(sampler, n, seed, (chunk) => {
    for (let lane = 0; lane < LANES; lane++) {
      const base = lane * BYTES * 256;
      for (let i = lane; i < chunk.length; i += LANES) {
        const word = chunk[i] as number;
        const byte0 = base + (word & 255);
        const byte1 = base + 256 + ((word >>> 8) & 255);
        const byte2 = base + 512 + ((word >>> 16) & 255);
        const byte3 = base + 768 + (word >>> 24);
        counts[byte0] = (counts[byte0] as number) + 1;
        counts[byte1] = (counts[byte1] as number) + 1;
        counts[byte2] = (counts[byte2] as number) + 1;
        counts[byte3] = (counts[byte3] as number) + 1;
      }
    }
  });
  return Float64Array.from(counts);
};

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

/** Scores of `width` bits and χ² of their bytes, from the 4·256 counts of one set of words. */
const balance = (counts: Float64Array, width: number, part?: string): Outcome[] => {
  const suffix = part === undefined ? "" : `, ${part}`;
  const outcomes: Outcome[] = [];
  for (let byte = 0; byte < width / 8; byte++) {
    const patterns = counts.subarray(256 * byte, 256 * (byte + 1));
    const n = sum(patterns);
    for (let bit = 0; bit < 8; bit++) {
      const ones = sum(patterns.filter((_, pattern) => (pattern >>> bit) & 1));
      outcomes.push(score("bit", (2 * ones - n) / Math.sqrt(n), `${8 * byte + bit}${suffix}`));
    }
    const expected = new Float64Array(256).fill(n / 256);
    outcomes.push(chiSquare("byte", patterns, expected, `${byte}${suffix}`));
  }
  return outcomes;
};

const balances = (counts: Float64Array, width: number): Outcome[] => {
  const whole = new Float64Array(BYTES * 256);
  for (const [i, count] of counts.entries()) {
    whole[i % whole.length] = (whole[i % whole.length] as number) + count;
  }
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    balance(
      counts.subarray(lane * BYTES * 256, (lane + 1) * BYTES * 256),
      width,
      `position ${lane}`,
    ),
  );
  return [...balance(whole, width), ...lanes.flat()];
};

/** The 32 bits of raw words. */
export const bitBalance: Statistic<Sampler<Uint32Array>> = (sampler, n, seed) =>
  balances(tally(sampler, n, seed), 32);

/** Uniforms on [0, 1) are multiples of 2^-24, and all 24 bits of the multiple are fair. */
export const latticeBalance: Statistic<Sampler<Float32Array>> = (sampler, n, seed) => {
  let strays = 0;
  const multiples: Sampler<Uint32Array> = (length, address) => {
    const uniforms = sampler(length, address);
    const k = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      const multiple = (uniforms[i] as number) * 2 ** 24;
      k[i] = multiple;
      if (k[i] !== multiple || multiple >= 2 ** 24) strays++;
    }
    return k;
  };
  const outcomes = balances(tally(multiples, n, seed), 24);
  return [never("off the lattice", strays), ...outcomes];
};
