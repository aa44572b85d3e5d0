/**
 * Standard normals from the stream, straight into panels.
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
} from "../../src/coefficients";
import { normalF32, normalF64 } from "../distribution/normal";
import { BLOCK } from "../memory";
import { seedBlock } from "../random/block";

/**
 * The first `bytes` of N(0, 1) from the block on whose first lane has (counter0, counter1).
 *
 * Range: bytes a multiple of 32. Memory: writes CONSTANTS, SEEDS, BLOCK and `bytes` at `to`.
 */
export function normals<T>(
  key0: u32,
  key1: u32,
  counter0: u32,
  counter1: u32,
  stream0: u32,
  stream1: u32,
  to: usize,
  bytes: usize,
): void {
  while (bytes > 0) {
    const part = min(bytes, BLOCK_BYTES as usize);
    const steps = (part / GROUP_BYTES) as u32;
    seedBlock(key0, key1, counter0, counter1, stream0, stream1, 0);
    if (sizeof<T>() === 4) {
      normalF32(
        steps,
        LOG_KE as f32,
        (-4 * LOG_C0) as f32,
        (-4 * LOG_C1) as f32,
        (-4 * LOG_C2) as f32,
      );
    } else {
      normalF64(
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
      );
    }
    memory.copy(to, BLOCK, part);
    to += part;
    bytes -= part;
    counter0 += 8;
    if (counter0 === 0) counter1++;
  }
}
