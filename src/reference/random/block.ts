/**
 * Blocks of a stream: seeding, skipping, raw words. The layout is drawn in the twin,
 * assembly/random/block.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";
import { BLOCK, type Memory, SEEDS } from "../memory.js";
import { philox } from "./philox.js";
import { run } from "./sfc.js";

/** Where a lane's a lies in the seeds: lanes 0…3, then, 16 words on, lanes 4…7. */
const laneIndex = (lane: number): number => (lane & 3) + (lane >>> 2) * 16;
/** Where the common counter lies in the seeds, in four lanes. */
const COUNTER = 32;
/** The seeds, in words. */
const SEED_WORDS = 36;

/** `steps` steps of all lanes from these seeds, at BLOCK; the seeds advance, their counter not. */
const runLanes = ({ i32 }: Memory, seeds: Int32Array, steps: number): void => {
  const n = seeds[COUNTER] as number;
  for (let lane = 0; lane < GROUP_WORDS; lane++) {
    run(seeds, laneIndex(lane), n, steps, i32, BLOCK / 4 + lane);
  }
};

/** Prepare the block of these counters and key, `skip` steps in (0 … 511). BLOCK is lost. */
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
  const seeds = memory.i32.subarray(SEEDS / 4, SEEDS / 4 + SEED_WORDS);
  for (let lane = 0; lane < GROUP_WORDS; lane++) {
    const words = philox((counter0 + lane) >>> 0, counter1, stream0, stream1, key0, key1);
    for (let word = 0; word < 4; word++) {
      seeds[laneIndex(lane) + 4 * word] = words[word] as number;
    }
  }
  seeds.fill(1, COUNTER);
  runLanes(memory, seeds, skip);
  seeds.fill(1 + skip, COUNTER);
};

/** The next `steps` groups of raw words, at BLOCK. The seeds stay as they are. */
export const wordsU32 = (memory: Memory, steps: number): void => {
  runLanes(memory, memory.i32.slice(SEEDS / 4, SEEDS / 4 + SEED_WORDS), steps);
};
