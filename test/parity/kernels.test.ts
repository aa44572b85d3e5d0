/**
 * kernel.wasm = the reference, bit for bit, export by export.
 */
import { describe, expect, it } from "vitest";
import { filling } from "../../src/distribution.js";
import type { Kernel } from "../../src/kernel/abi.js";
import { firstDifference } from "../bits.js";
import { blockWords, injector, reference, seedWords, wasm } from "../kernels.js";

const EXPORTS: readonly (readonly [string, (kernel: Kernel, steps: number) => void])[] = [
  ["wordsU32", (kernel, steps) => kernel.wordsU32(steps)],
  ...(
    [
      { kind: "uniform", low: -1, high: 1 },
      { kind: "uniform", low: 2.9999, high: 3 },
      { kind: "uniform", low: -3e38, high: 1e37 },
      { kind: "normal", mean: 0, std: 1 },
      { kind: "normal", mean: 0, std: 0.02 },
      { kind: "normal", mean: 0, std: 2 ** -39 },
      { kind: "normal", mean: 0, std: 2 ** 60 },
      { kind: "normal", mean: -2, std: 3 },
      { kind: "normal", mean: 0, std: 1e-30 },
      { kind: "normal", mean: 1e35, std: 1e36 },
      { kind: "truncatedNormal", mean: 0, std: 1 },
      { kind: "truncatedNormal", mean: 0, std: 0.02 },
      { kind: "truncatedNormal", mean: -2, std: 3 },
      { kind: "truncatedNormal", mean: 0, std: 1e-13 },
      { kind: "truncatedNormal", mean: 0, std: 1e30 },
    ] as const
  ).map((distribution) => {
    const content = filling("parity", distribution, "float32");
    if (typeof content === "number") throw new Error("expected samples");
    return [JSON.stringify(distribution), content] as const;
  }),
];

/** The first `count` results of the two kernels have the same bits. */
const expectSame = (count: number): void =>
  expect(firstDifference(blockWords(reference, count), blockWords(wasm, count))).toBe(-1);

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

  it("is equal for the words at the edges of every operation", () => {
    const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fffff, 0x800000, 0xffffff, 0x1000000];
    const words = edges.flatMap((w) => [w, ~w >>> 0, (w ^ 0x80000000) >>> 0, (w << 1) >>> 0]);
    // √½·2^31 and its neighbours, where the logarithm changes its exponent.
    for (let k = -4; k <= 4; k++) words.push(2 * (1518500250 + 128 * k), 2 * (759250125 + 64 * k));
    const put = [wasm, reference].map((kernel) => [kernel, injector(kernel)] as const);
    for (const x of words) {
      for (let i = 0; i < words.length; i += 4) {
        const y = words.slice(i, i + 4);
        for (const [kernel, inject] of put) {
          inject([x, x, x, x, ...y, 0, 0, 0].slice(0, 8));
          make(kernel, 1);
        }
        expectSame(8);
      }
    }
  });
});

describe("seedBlock", () => {
  it("leaves the same state", () => {
    for (let k = 0; k < 300; k++) {
      const random = Array.from({ length: 6 }, (_, j) => Math.imul(k * 6 + j, 0x9e3779b1) >>> 0);
      const [key0, key1, counter0, counter1, stream0, stream1] = random as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      for (const kernel of [wasm, reference]) {
        kernel.seedBlock(key0, key1, counter0 & ~7, counter1, stream0, stream1, (k * 37) % 512);
      }
      expect(seedWords(reference)).toEqual(seedWords(wasm));
    }
  });

  it("is not moved by the samplers", () => {
    for (const kernel of [wasm, reference]) {
      kernel.seedBlock(1, 2, 8, 4, 5, 6, 7);
      const before = seedWords(kernel);
      for (const [, make] of EXPORTS) make(kernel, 33);
      expect(seedWords(kernel)).toEqual(before);
    }
  });
});
