/**
 * The reference kernel: the arithmetic of `kernel.wasm` in plain TypeScript behind the same ABI.
 *
 * It is the oracle of the kernels' structure (any length, any offset) and what runs where
 * WebAssembly or its SIMD is missing or forbidden. It rounds with `Math.fround` after every
 * float32 operation and keeps the kernels' order, so every bit is the same; `Math.sqrt` is the one
 * function it takes from the engine. float32 quotients and roots are exact by way of double:
 * 53 ≥ 2·24 + 2 (Figueroa, "When is double rounding innocuous?", SIGNUM Newsletter 30, 1995).
 */
import type { Kernel } from "../kernel/abi.js";
import { halfBf16, halfF16 } from "./convert/half.js";
import { affineF32, affineF64 } from "./distribution/affine.js";
import { clampF32, clampF64 } from "./distribution/clamp.js";
import { normalF32, normalF64 } from "./distribution/normal.js";
import { twoSigmaF32, twoSigmaF64 } from "./distribution/two-sigma.js";
import { uniformF32, uniformF64 } from "./distribution/uniform.js";
import { BLOCK, createMemory, type Memory, SEEDS } from "./memory.js";
import { seedBlock, wordsU32 } from "./random/block.js";

export const createReference = (): Kernel => {
  const memory = createMemory();
  const over =
    <A extends readonly unknown[]>(kernel: (memory: Memory, ...args: A) => void) =>
    (...args: A): void =>
      kernel(memory, ...args);
  return {
    memory,
    SEEDS: { value: SEEDS },
    BLOCK: { value: BLOCK },
    seedBlock: over(seedBlock),
    wordsU32: over(wordsU32),
    uniformF32: over(uniformF32),
    normalF32: over(normalF32),
    affineF32: over(affineF32),
    uniformF64: over(uniformF64),
    normalF64: over(normalF64),
    affineF64: over(affineF64),
    clampF32: over(clampF32),
    clampF64: over(clampF64),
    twoSigmaF32: over(twoSigmaF32),
    twoSigmaF64: over(twoSigmaF64),
    halfF16: over(halfF16),
    halfBf16: over(halfBf16),
  };
};
