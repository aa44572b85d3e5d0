/**
 * kernel.wasm = the reference, bit for bit, for the float64 exports.
 */
import { describe, expect, it } from "vitest";
import { type Distribution, filling } from "../../src/distribution.js";
import type { Kernel } from "../../src/kernel/abi.js";
import { firstDifference } from "../bits.js";
import { halves, type Make, normal64, uniform64 } from "../doubles.js";
import { blockWords, injector, reference, seedWords, wasm } from "../kernels.js";

const cut = (mean: number, std: number): Distribution => ({ kind: "truncatedNormal", mean, std });

const affine =
  (make: Make, scale: number, mean: number): Make =>
  (kernel: Kernel, steps: number) => {
    make(kernel, steps);
    kernel.affineF64(steps, scale, mean);
  };

const EXPORTS: readonly (readonly [string, Make])[] = [
  ["uniform on [−1, 1)", uniform64(-1, 1)],
  ["uniform on two numbers", uniform64(2.9999999999999996, 3)],
  ["uniform on [−1e308, 1e307)", uniform64(-1e308, 1e307)],
  ["normal", normal64(1)],
  ["normal, σ = 0.02", normal64(0.02)],
  ["normal, σ = 2^-450", normal64(2 ** -450)],
  ["normal, σ = 2^500", normal64(2 ** 500)],
  ["normal with a mean", affine(normal64(3), 1, -2)],
  ["normal, σ = 1e-200", affine(normal64(1), 1e-200, 0)],
  ["normal, σ = 1e306, mean 1e307", affine(normal64(1), 1e306, 1e307)],
  ["cut at ±2σ", (kernel, steps) => kernel.twoSigmaF64(steps)],
  ["cut at ±2σ with a mean", filling("parity", cut(-2, 3), "float64") as Make],
  ["cut at ±2σ, σ = 1e-310", filling("parity", cut(1e-309, 1e-310), "float64") as Make],
];

/** The first `count` words of the two blocks have the same bits. */
const expectSame = (count: number): void =>
  expect(firstDifference(blockWords(reference, count), blockWords(wasm, count))).toBe(-1);

/** 64-bit words at the edges of every operation on either half, and those between them. */
const WORDS = ((): bigint[] => {
  const all = 2n ** 64n - 1n;
  const powers = [0n, 1n, 10n, 11n, 12n, 20n, 31n, 32n, 43n, 52n, 62n, 63n].map((n) => 1n << n);
  const words = [0n, ...powers.flatMap((power) => [power - 1n, power, power + 1n])];
  // u = √½·2^-n and its neighbours, where the logarithm changes its exponent: 2k + 1 near √½·2^53.
  for (let n = 0n; n < 3n; n++) {
    for (let d = -3n; d <= 3n; d++) words.push(((3184525836262886n >> n) + d) << 12n);
  }
  return [...new Set(words.flatMap((word) => [word, all - word]))];
})();

describe.each(EXPORTS)("%s", (_name, make) => {
  it("is equal for every number of steps and skips around the edges", () => {
    for (const skip of [0, 1, 2, 3, 7, 255, 256, 509, 510, 511]) {
      for (const steps of [0, 1, 2, 3, 4, 5, 8, 9, 255, 256, 509, 510, 511, 512]) {
        if (skip + steps > 512) continue;
        for (const kernel of [wasm, reference]) {
          kernel.seedBlock(1234567, 89, 8 * steps, 3, 77 + skip, 0, skip);
          make(kernel, steps);
        }
        expectSame(8 * steps);
      }
    }
  });

  it("is equal over 40 blocks", () => {
    for (let block = 0; block < 40; block++) {
      for (const kernel of [wasm, reference]) {
        kernel.seedBlock(3, 5, 8 * block, 0, 0, 0, 0);
        make(kernel, 512);
      }
      expectSame(4096);
    }
  });

  it("is equal for the words at the edges of every operation", () => {
    const put = [wasm, reference].map((kernel) => [kernel, injector(kernel)] as const);
    for (const x of WORDS) {
      for (let i = 0; i < WORDS.length; i += 2) {
        const words = halves([x, x, WORDS[i] as bigint, WORDS[(i + 1) % WORDS.length] as bigint]);
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
