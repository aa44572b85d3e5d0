/**
 * The stream's known answers: its first step, and the first words at every carry of the counter, of
 * the seed and of the stream number. They are part of the definition of stream version 1
 * (docs/streams.md); the oracle, which shares nothing with the package, agrees with them and is
 * asked for whole blocks.
 */
import { describe, expect, it } from "vitest";
import { bits, STREAM_VERSION } from "weightinit";
import type { Kernel } from "../../src/kernel/abi.js";
import { blockWords, kernels } from "../kernels.js";
import { words } from "../oracle/stream.js";

const low = (x: bigint): number => Number(x & 0xffffffffn);
const high = (x: bigint): number => Number(x >> 32n);
const hex = (list: Iterable<number>): string =>
  [...list].map((word) => word.toString(16).padStart(8, "0")).join(" ");

const blockOf = (
  kernel: Kernel,
  seed: bigint,
  stream: bigint,
  block: bigint,
  count: number,
): number[] => {
  const lanes = 8n * block;
  kernel.seedBlock(low(seed), high(seed), low(lanes), high(lanes), low(stream), high(stream), 0);
  kernel.wordsU32(Math.ceil(count / 8));
  return [...blockWords(kernel, count)];
};

const FIRST = "bea74774 4809d76d 6b8d7bbd 40306ac0 3784f7f6 2660b7c0 64345a76 64474ec4";
const CARRIES: readonly (readonly [seed: bigint, stream: bigint, block: bigint, words: string])[] =
  [
    [0n, 0n, 0n, "4791ae63 5596cd80"],
    [2n ** 32n, 0n, 0n, "f85c96c2"],
    [0n, 1n, 0n, "74d2848c"],
    [0n, 2n ** 32n, 0n, "41175625"],
    [0n, 0n, 1n, "e054ad01"],
    [0n, 0n, 2n ** 29n - 1n, "c8ef6f91"],
    [0n, 0n, 2n ** 29n, "54f42836"],
    [0n, 0n, 2n ** 41n - 1n, "84ef8e1c"],
    [2n ** 64n - 1n, 2n ** 64n - 2n, 0n, "bc4ff6de"],
  ];

describe.each(kernels)("stream version 1, %s", (_name, kernel) => {
  it("has the first step of seed 2024 + 11·2^32, stream 3", () => {
    expect(hex(blockOf(kernel, 2024n + (11n << 32n), 3n, 0n, 8))).toBe(FIRST);
  });

  it.each(CARRIES)("begins seed %i, stream %i, block %i with %s", (seed, stream, block, first) => {
    expect(hex(blockOf(kernel, seed, stream, block, first.split(" ").length))).toBe(first);
  });

  it("is the definition's over whole blocks", () => {
    for (const [seed, stream, block] of CARRIES) {
      expect(blockOf(kernel, seed, stream, block, 4096)).toEqual(words(seed, stream, block, 4096));
    }
  });
});

describe("bits", () => {
  it("has the first step through the public API", () => {
    expect(STREAM_VERSION).toBe(1);
    expect(hex(bits(8, { seed: 2024 + 11 * 2 ** 32, stream: 3 }))).toBe(FIRST);
    expect(hex(bits(8, { seed: 2024n + (11n << 32n), stream: 3 }))).toBe(FIRST);
  });

  it("reaches the carries of seed, stream and block", () => {
    expect(hex(bits(2, { seed: 0 }))).toBe("4791ae63 5596cd80");
    expect(hex(bits(1, { seed: 2 ** 32 }))).toBe("f85c96c2");
    expect(hex(bits(1, { seed: 0, stream: 1 }))).toBe("74d2848c");
    expect(hex(bits(1, { seed: 0, stream: 2 ** 32 }))).toBe("41175625");
    for (const [block, first] of [
      [1, "e054ad01"],
      [2 ** 29 - 1, "c8ef6f91"],
      [2 ** 29, "54f42836"],
      [2 ** 41 - 1, "84ef8e1c"],
    ] as const) {
      const start = 4096 * block;
      const range = [start, start + 1] as const;
      expect(hex(bits(start + 1, { seed: 0, range }))).toBe(first);
    }
  });
});
