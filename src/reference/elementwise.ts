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
import { clampF32 } from "./distribution/clamp.js";
import { normalF32, normalF64 } from "./distribution/normal.js";
import { truncatedTwoSigmaF32 } from "./distribution/two-sigma.js";
import { uniformF32, uniformF64 } from "./distribution/uniform.js";
import { BLOCK, createMemory, SEEDS } from "./memory.js";
import { seedBlock, wordsU32 } from "./random/block.js";

export const createReference = (): Kernel => {
  const memory = createMemory();
  return {
    memory,
    SEEDS: { value: SEEDS },
    BLOCK: { value: BLOCK },
    seedBlock: (...seeds) => seedBlock(memory, ...seeds),
    wordsU32: (steps) => wordsU32(memory, steps),
    uniformF32: (steps, scale, low, top) => uniformF32(memory, steps, scale, low, top),
    normalF32: (steps, ke, l0, l1, l2) => normalF32(memory, steps, ke, l0, l1, l2),
    affineF32: (steps, scale, mean) => affineF32(memory, steps, scale, mean),
    uniformF64: (steps, scale, low, top) => uniformF64(memory, steps, scale, low, top),
    normalF64: (steps, ...coefficients) => normalF64(memory, steps, ...coefficients),
    affineF64: (steps, scale, mean) => affineF64(memory, steps, scale, mean),
    clampF32: (steps, low, high) => clampF32(memory, steps, low, high),
    truncatedTwoSigmaF32: (steps, n0, n1, n2, n3, n4) =>
      truncatedTwoSigmaF32(memory, steps, n0, n1, n2, n3, n4),
    halfF16: (steps) => halfF16(memory, steps),
    halfBf16: (steps) => halfBf16(memory, steps),
  };
};
