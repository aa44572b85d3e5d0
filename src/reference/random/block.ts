/**
 * Blocks of a stream: seeding, skipping, raw words. The layout is drawn in the twin,
 * assembly/random/block.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";
import { BLOCK, type Memory, SEEDS } from "../memory.js";
import { philox } from "./philox.js";
import { step } from "./sfc.js";

/** Index of word 0 of a lane: lanes 0…3, then 64 bytes on lanes 4…7. */
const laneIndex = (lane: number): number => SEEDS / 4 + (lane & 3) + (lane >>> 2) * 16;
/** Index of the common counter, kept in four lanes. */
const COUNTER = SEEDS / 4 + 32;

/** Prepare the block of these counters and key, `skip` steps in (0 … 511). */
export const seedBlock = (
  memory: Memory,
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  stream0: number,
  stream1: number,
  skip: number,
): void => {
  const { u32, i32 } = memory;
  for (let lane = 0; lane < GROUP_WORDS; lane++) {
    const words = philox([(counter0 + lane) >>> 0, counter1, stream0, stream1], [key0, key1]);
    const index = laneIndex(lane);
    for (let word = 0; word < 4; word++) u32[index + 4 * word] = words[word] as number;
  }
  for (let n = 1; n <= skip; n++) {
    for (let lane = 0; lane < GROUP_WORDS; lane++) step(i32, laneIndex(lane), n);
  }
  u32.fill(1 + skip, COUNTER, COUNTER + 4);
};

/** The next `steps` groups of raw words, at BLOCK. The seeds stay as they are. */
export const wordsU32 = (memory: Memory, steps: number): void => {
  const lanes = memory.i32.slice(SEEDS / 4, COUNTER + 4);
  const first = lanes[COUNTER - SEEDS / 4] as number;
  for (let s = 0; s < steps; s++) {
    for (let lane = 0; lane < GROUP_WORDS; lane++) {
      memory.i32[BLOCK / 4 + GROUP_WORDS * s + lane] = step(
        lanes,
        laneIndex(lane) - SEEDS / 4,
        (first + s) | 0,
      );
    }
  }
};
