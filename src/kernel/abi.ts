/**
 * The ABI of the elementwise kernels, kept by `kernel.wasm` and by the reference alike. Arguments
 * are u32, float32 or float64 values; assembly/README.md has the contract of every export.
 *
 * A `type` and not an `interface`: the loader's type argument must be a Record.
 */
export type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Where the state of the eight generators lies, in bytes. */
  readonly SEEDS: { readonly value: number };
  /** Where the results lie, in bytes. */
  readonly BLOCK: { readonly value: number };
  /** Prepare a block, `skip` groups in. The next call of another export begins there. */
  readonly seedBlock: (
    key0: number,
    key1: number,
    counter0: number,
    counter1: number,
    stream0: number,
    stream1: number,
    skip: number,
  ) => void;
  /** `steps` groups of raw words. */
  readonly wordsU32: (steps: number) => void;
  /** `steps` groups of uniforms. */
  readonly uniformF32: (steps: number, scale: number, low: number, top: number) => void;
  /** `steps` groups of N(0, σ²), σ in the coefficients. */
  readonly normalF32: (steps: number, ke: number, l0: number, l1: number, l2: number) => void;
  /** z·scale + mean over `steps` finished groups. */
  readonly affineF32: (steps: number, scale: number, mean: number) => void;
  /** `steps` groups of four uniforms in float64. */
  readonly uniformF64: (steps: number, scale: number, low: number, top: number) => void;
  /** `steps` groups of four of N(0, σ²) in float64, σ in ke and the eight of `series`. */
  readonly normalF64: (steps: number, ke: number, ...series: readonly number[]) => void;
  /** z·scale + mean over `steps` finished groups of four. */
  readonly affineF64: (steps: number, scale: number, mean: number) => void;
  /** max(min(x, high), low) over `steps` finished groups. */
  readonly clampF32: (steps: number, low: number, high: number) => void;
  /** max(min(x, high), low) over `steps` finished groups of four. */
  readonly clampF64: (steps: number, low: number, high: number) => void;
  /** `steps` groups of N(0, σ²) cut at ±2σ, σ in the five of `numerator`. */
  readonly twoSigmaF32: (steps: number, ...numerator: readonly number[]) => void;
  /** `steps` groups of four of N(0, 1) cut at ±2, in float64. */
  readonly twoSigmaF64: (steps: number) => void;
  /** float16 patterns of `steps` finished groups, 16 bytes a group. */
  readonly halfF16: (steps: number) => void;
  /** bfloat16 patterns of `steps` finished groups, 16 bytes a group. */
  readonly halfBf16: (steps: number) => void;
};
