/**
 * The ABI of the truncated normal of any bounds, kept by `truncated.wasm` and by its reference
 * alike. Both work in the memory of a `Kernel`, on the words in its block: assembly/README.md.
 */

/** steps, method, four numbers of the method, base, scale, low, high. */
type Truncated = (
  steps: number,
  method: number,
  a: number,
  b: number,
  c: number,
  d: number,
  base: number,
  scale: number,
  low: number,
  high: number,
) => void;

/** A `type` and not an `interface`: the loader's type argument must be a Record. */
export type TruncatedKernel = {
  /** `steps` groups of words to float32 of a normal cut to [low, high], by one of four methods. */
  readonly truncatedF32: Truncated;
  /** The same in float64, `steps` groups of four. */
  readonly truncatedF64: Truncated;
};
