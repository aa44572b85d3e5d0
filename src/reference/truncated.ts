/**
 * The reference of `truncated.wasm`: the same functions over the block of any kernel, see
 * elementwise.ts.
 */
import type { TruncatedKernel } from "../kernel/truncated-abi.js";
import { truncatedF32, truncatedF64 } from "./distribution/truncated-normal.js";
import type { Memory } from "./memory.js";

export const createTruncatedReference = (memory: Memory): TruncatedKernel => ({
  truncatedF32: (steps, ...law) => truncatedF32(memory, steps, ...law),
  truncatedF64: (steps, ...law) => truncatedF64(memory, steps, ...law),
});
