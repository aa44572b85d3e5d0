/**
 * The known answers of stream version 1 (docs/streams.md): first words of blocks around every carry
 * of the seed, the stream number and the block counter, and how to ask a kernel for them.
 */
import type { Kernel } from "../../src/kernel/abi.js";
import { blockWords } from "../kernels.js";

export interface Place {
  readonly name: string;
  readonly seed: bigint;
  readonly stream: bigint;
  readonly block: bigint;
  readonly words: readonly number[];
}

const at = (name: string, words: readonly number[], place: Partial<Place>): Place => ({
  seed: 0n,
  stream: 0n,
  block: 0n,
  ...place,
  name,
  words,
});

/** The first step of seed 2024 + 11·2^32, stream 3. */
export const FIRST_STEP: Place = at(
  "seed 2024 + 11·2^32, stream 3",
  [0xbea74774, 0x4809d76d, 0x6b8d7bbd, 0x40306ac0, 0x3784f7f6, 0x2660b7c0, 0x64345a76, 0x64474ec4],
  { seed: 2024n + (11n << 32n), stream: 3n },
);

export const CARRIES: readonly Place[] = [
  at("seed 0", [0x4791ae63, 0x5596cd80], {}),
  at("seed 2^32", [0xf85c96c2], { seed: 2n ** 32n }),
  at("stream 1", [0x74d2848c], { stream: 1n }),
  at("stream 2^32", [0x41175625], { stream: 2n ** 32n }),
  at("block 1", [0xe054ad01], { block: 1n }),
  at("block 2^29 − 1", [0xc8ef6f91], { block: 2n ** 29n - 1n }),
  at("block 2^29", [0x54f42836], { block: 2n ** 29n }),
  at("block 2^41 − 1", [0x84ef8e1c], { block: 2n ** 41n - 1n }),
  at("seed 2^64 − 1, stream 2^64 − 2", [0xbc4ff6de], {
    seed: 2n ** 64n - 1n,
    stream: 2n ** 64n - 2n,
  }),
];

const low = (x: bigint): number => Number(x & 0xffffffffn);
const high = (x: bigint): number => Number(x >> 32n);

/** The first `count` words of a place, as a kernel makes them. */
export const wordsAt = (kernel: Kernel, place: Place, count: number): number[] => {
  const { seed, stream, block } = place;
  const lanes = 8n * block;
  kernel.seedBlock(low(seed), high(seed), low(lanes), high(lanes), low(stream), high(stream), 0);
  kernel.wordsU32(Math.ceil(count / 8));
  return [...blockWords(kernel, count)];
};
