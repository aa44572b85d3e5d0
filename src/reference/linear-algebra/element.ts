/**
 * The two element types of the matrix reference, behind one interface: everything else here is
 * written once.
 */
import {
  BLOCK_BYTES,
  GROUP_BYTES,
  LOG_C0,
  LOG_C1,
  LOG_C2,
  LOG_KE,
  LOG64_C0,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
  LOG64_KE,
} from "../../coefficients.js";
import { normalF32, normalF64 } from "../distribution/normal.js";
import { BLOCK, type Memory } from "../memory.js";
import { seedBlock } from "../random/block.js";

const { fround } = Math;

export type Floats = Float32Array | Float64Array;

/** Key, counter of a block's first lane, stream: two words each. */
export type Seeds = readonly [number, number, number, number, number, number];

export interface Element {
  readonly size: 4 | 8;
  /** Columns of a panel: 32 bytes. */
  readonly group: number;
  /** What every operation does to its result. */
  readonly round: (x: number) => number;
  readonly create: (length: number) => Floats;
  /** The numbers of a memory. */
  readonly view: (memory: Memory) => Floats;
  /** `steps` groups of N(0, 1) at BLOCK. */
  readonly normal: (memory: Memory, steps: number) => void;
}

export const F32: Element = {
  size: 4,
  group: 8,
  round: fround,
  create: (length) => new Float32Array(length),
  view: ({ f32 }) => f32,
  normal: (memory, steps) =>
    normalF32(
      memory,
      steps,
      fround(LOG_KE),
      fround(-4 * LOG_C0),
      fround(-4 * LOG_C1),
      fround(-4 * LOG_C2),
    ),
};

export const F64: Element = {
  size: 8,
  group: 4,
  round: (x) => x,
  create: (length) => new Float64Array(length),
  view: ({ f64 }) => f64,
  normal: (memory, steps) =>
    normalF64(
      memory,
      steps,
      LOG64_KE,
      -4 * LOG64_C0,
      -4 * LOG64_C1,
      -4 * LOG64_C2,
      -4 * LOG64_C3,
      -4 * LOG64_C4,
      -4 * LOG64_C5,
      -4 * LOG64_C6,
      -4 * LOG64_C7,
    ),
};

/** The first `length` standard normals from a block on; `length` is a multiple of a panel's row. */
export const normals = (
  memory: Memory,
  element: Element,
  [key0, key1, counter0, counter1, stream0, stream1]: Seeds,
  length: number,
): Floats => {
  const numbers = element.create(length);
  const all = length * element.size;
  for (let done = 0, block = 0; done < all; done += BLOCK_BYTES, block++) {
    const bytes = Math.min(BLOCK_BYTES, all - done);
    const low = counter0 + 8 * block;
    const high = counter1 + Math.floor(low / 0x100000000);
    seedBlock(memory, key0, key1, low >>> 0, high >>> 0, stream0, stream1, 0);
    element.normal(memory, bytes / GROUP_BYTES);
    const from = BLOCK / element.size;
    const part = element.view(memory).subarray(from, from + bytes / element.size);
    numbers.set(part, done / element.size);
  }
  return numbers;
};
