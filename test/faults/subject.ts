/**
 * A kernel as a source of samples: seed, sample, copy, block after block, as `src/fill.ts` does it
 * with the kernel that the package has chosen, and with the same set-up of the distributions.
 */
import { BLOCK_WORDS, GROUP_WORDS } from "../../src/coefficients.js";
import { type Distribution, filling, type Sample } from "../../src/distribution.js";
import type { Kernel } from "../../src/kernel/abi.js";
import type { Sampler, Source } from "../statistics/source.js";

/** What a statistic is asked of. */
export interface Subject {
  readonly kernel: Kernel;
  readonly source: Source;
}

const TWO_32 = 2 ** 32;

const sampler =
  <A extends Float32Array | Uint32Array>(
    kernel: Kernel,
    block: A,
    create: (length: number) => A,
    sample: Sample,
  ): Sampler<A> =>
  (length, { seed, stream, start }) => {
    if (start % GROUP_WORDS !== 0) throw new Error(`a slice from ${start} on begins in a group`);
    const tensor = create(length);
    for (let done = 0; done < length; ) {
      const at = (start + done) % BLOCK_WORDS;
      const count = Math.min(BLOCK_WORDS - at, length - done);
      const lanes = GROUP_WORDS * Math.floor((start + done) / BLOCK_WORDS);
      kernel.seedBlock(
        seed >>> 0,
        Math.floor(seed / TWO_32),
        lanes >>> 0,
        Math.floor(lanes / TWO_32),
        stream >>> 0,
        Math.floor(stream / TWO_32),
        at / GROUP_WORDS,
      );
      sample(kernel, Math.ceil(count / GROUP_WORDS));
      tensor.set(block.subarray(0, count), done);
      done += count;
    }
    return tensor;
  };

const sampleOf = (distribution: Distribution): Sample => {
  const sample = filling("subject", distribution, "float32");
  if (typeof sample === "number") throw new Error("a constant is not sampled");
  return sample;
};

export const subject = (kernel: Kernel): Subject => {
  const { buffer } = kernel.memory;
  const floats = new Float32Array(buffer, kernel.BLOCK.value, BLOCK_WORDS);
  const words = new Uint32Array(buffer, kernel.BLOCK.value, BLOCK_WORDS);
  const draw = (distribution: Distribution): Sampler<Float32Array> =>
    sampler(kernel, floats, (length) => new Float32Array(length), sampleOf(distribution));
  return {
    kernel,
    source: {
      normal: draw({ kind: "normal", mean: 0, std: 1 }),
      uniform: (low, high) => draw({ kind: "uniform", low, high }),
      words: sampler(
        kernel,
        words,
        (length) => new Uint32Array(length),
        (engine, steps) => engine.wordsU32(steps),
      ),
    },
  };
};
