/**
 * truncated.wasm: the normal between any bounds. Exports and nothing else; the ABI is in README.md.
 *
 * A module of its own, because only who asks for such bounds should carry it. It works in the
 * memory of kernel.wasm, which it imports: on words that `wordsU32` has put into BLOCK.
 */

export { truncatedF32, truncatedF64 } from "./distribution/truncated-normal";
