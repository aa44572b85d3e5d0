/**
 * kernel.wasm = the reference, bit for bit, for the truncated normal of any bounds: one law or
 * more of every method, in both dtypes.
 */
import { describe, expect, it } from "vitest";
import type { Kernel } from "../../src/kernel/abi.js";
import { sampler, truncated } from "../accuracy/truncated-law.js";
import { firstDifference } from "../bits.js";
import { blockWords, injector, reference, seedWords, wasm } from "../kernels.js";

const LAWS: readonly (readonly [mean: number, std: number, low: number, high: number])[] = [
  // Narrow, middle, tail (near, far, both), far tail; those with α + β < 0 are mirrored.
  [0, 1, -0.001, 0.001],
  [0, 1, 1, 1 + 2 ** -17],
  [0, 1, -Infinity, Infinity],
  [0, 1, -1, 3],
  [0.5, 2, -9, 0.25],
  [0, 1, 1.43, Infinity],
  [0, 1, 2, Infinity],
  [0, 1, -9, -8],
  [0, 1, 6, 8],
  [0, 1, 35, Infinity],
  [0, 1, 50, 51],
  [0, 1e-3, -Infinity, -0.06],
];

type Make = (kernel: Kernel, steps: number) => void;
const EXPORTS: readonly (readonly [string, Make])[] = LAWS.flatMap(([mean, std, low, high]) =>
  (["float32", "float64"] as const).map((dtype) => {
    const content = sampler(truncated(mean, std, low, high), dtype);
    return [`${dtype}: N(${mean}, ${std}²) on [${low}, ${high}]`, content] as const;
  }),
);

/** The first `count` words of the two blocks have the same bits. */
const expectSame = (count: number): void =>
  expect(firstDifference(blockWords(reference, count), blockWords(wasm, count))).toBe(-1);

/** Words at the edges of every operation; a double is made of two that lie side by side. */
const WORDS = ((): number[] => {
  const edges = [0, 1, 2, 0x7ff, 0x800, 0xfff, 0x1000, 0x7fffff, 0x800000, 0x1000000, 0x40000000];
  const words = edges.flatMap((w) => [w, ~w >>> 0, (w ^ 0x80000000) >>> 0]);
  // w = ±0.425, where the centre of the whole law ends, and √½, where a logarithm changes exponent.
  for (const share of [0.075, 0.925, Math.SQRT1_2, 1 - Math.SQRT1_2]) {
    for (let k = -2; k <= 2; k++) words.push((share * 2 ** 32 + k) >>> 0);
  }
  return words;
})();

describe.each(EXPORTS)("%s", (_name, make) => {
  it("is equal for every number of steps and skips around the edges", () => {
    for (const skip of [0, 1, 2, 3, 255, 256, 510, 511]) {
      for (const steps of [0, 1, 2, 3, 4, 5, 9, 255, 256, 510, 511, 512]) {
        if (skip + steps > 512) continue;
        for (const kernel of [wasm, reference]) {
          kernel.seedBlock(1234567, 89, 8 * steps, 3, 77 + skip, 0, skip);
          make(kernel, steps);
        }
        expectSame(8 * steps);
      }
    }
  });

  it("is equal for the words at the edges of every operation", () => {
    const put = [wasm, reference].map((kernel) => [kernel, injector(kernel)] as const);
    for (const x of WORDS) {
      for (let i = 0; i < WORDS.length; i += 4) {
        const [a, b, c, d] = Array.from({ length: 4 }, (_, l) => WORDS[(i + l) % WORDS.length]);
        const words = [x, a, b, x, x, c, d, x] as number[];
        for (const [kernel, inject] of put) {
          inject(words);
          make(kernel, 1);
        }
        expectSame(8);
      }
    }
  });

  it("does not move the seeds", () => {
    for (const kernel of [wasm, reference]) {
      kernel.seedBlock(1, 2, 8, 4, 5, 6, 7);
      const before = seedWords(kernel);
      make(kernel, 33);
      expect(seedWords(kernel)).toEqual(before);
    }
  });
});
