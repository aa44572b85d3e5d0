/**
 * kernel.wasm: the elementwise kernels. Exports and nothing else; the ABI is in README.md.
 */

export { halfBf16, halfF16 } from "./convert/half";
export { affineF32, affineF64 } from "./distribution/affine";
export { clampF32, clampF64 } from "./distribution/clamp";
export { normalF32, normalF64 } from "./distribution/normal";
export { twoSigmaF32, twoSigmaF64 } from "./distribution/two-sigma";
export { uniformF32, uniformF64 } from "./distribution/uniform";
export { BLOCK, SEEDS } from "./memory";
export { seedBlock, wordsU32 } from "./random/block";
