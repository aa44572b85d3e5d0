/**
 * Equal beginnings: the first two words of a lane, 64 bits, of many (block, lane, stream, seed).
 * Two of a million are equal by chance with probability 3e-8, so an equal pair is a repeated
 * block, stream or seed. No moment or correlation over a tensor sees one repeated block.
 */
import { never, type Outcome } from "./outcome.js";
import type { Address, Sampler } from "./source.js";

const LANES = 8;
const BLOCK = 4096;

/** Pairs of equal beginnings among the lanes of the blocks at `addresses`. */
export const equalPairs = (words: Sampler<Uint32Array>, addresses: readonly Address[]): Outcome => {
  const halves = new Uint32Array(2 * LANES * addresses.length);
  for (const [i, address] of addresses.entries()) {
    const groups = words(2 * LANES, address);
    for (let lane = 0; lane < LANES; lane++) {
      halves[2 * (LANES * i + lane)] = groups[lane] as number;
      halves[2 * (LANES * i + lane) + 1] = groups[lane + LANES] as number;
    }
  }
  new BigUint64Array(halves.buffer).sort();
  let equal = 0;
  for (let i = 2; i < halves.length; i += 2) {
    if (halves[i] === halves[i - 2] && halves[i + 1] === halves[i - 1]) equal++;
  }
  return never("equal beginnings", equal);
};

/** The first `count` blocks of stream 0. */
export const blocks = (seed: number, count: number): Address[] =>
  Array.from({ length: count }, (_, block) => ({ seed, stream: 0, start: block * BLOCK }));

/** The first blocks of `count` streams. */
export const streams = (seed: number, count: number): Address[] =>
  Array.from({ length: count }, (_, stream) => ({ seed, stream, start: 0 }));

/** The first blocks of `count` seeds. */
export const seeds = (count: number): Address[] =>
  Array.from({ length: count }, (_, seed) => ({ seed, stream: 0, start: 0 }));

const neighbourhood = (of: number, width: number): number[] =>
  Array.from({ length: 2 * width }, (_, i) => of + i - width);

/**
 * A grid of 20 × 20 × 20 addresses: small numbers, neighbours of the carries (2^32 of seeds and
 * streams; block 2^29, where the counter's low word is full), and multiples of those.
 */
export const grid = (): Address[] => {
  const few = [0, 1, 2, 3, 4];
  const wide = [...few, ...neighbourhood(2 ** 32, 5), ...few.map((k) => (k + 2) * 2 ** 32)];
  const far = [...few, ...neighbourhood(2 ** 29, 5), ...few.map((k) => (k + 2) * 2 ** 29)];
  return wide.flatMap((seed) =>
    wide.flatMap((stream) => far.map((block) => ({ seed, stream, start: block * BLOCK }))),
  );
};
