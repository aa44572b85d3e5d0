/**
 * kernel.wasm: the elementwise kernels. Exports and nothing else; the ABI is in README.md.
 */

export { affineF32 } from "./distribution/affine";
export { normalF32 } from "./distribution/normal";
export { uniformF32 } from "./distribution/uniform";
export { BLOCK, SEEDS } from "./memory";
export { seedBlock, wordsU32 } from "./random/block";
