/**
 * Any law: no NaN, nothing outside of the bounds, and the two kernels agree. 6000 laws with σ from
 * 1e-8 to 1e4, bounds up to 100σ from the mean, widths from 1e-6σ to 100σ, a third of them open on
 * a side or both; and what lies at the ends of float64.
 */
import { describe, expect, it } from "vitest";
import type { BoundedNormal } from "../../src/bounded-normal.js";
import { firstDifference } from "../bits.js";
import { blockDoubles } from "../doubles.js";
import { blockFloats, blockWords, kernels, reference, wasm } from "../kernels.js";
import { type DType, truncated, truncatedFilling } from "./truncated-law.js";

const { fround } = Math;

/** Draws 80 floats or 40 doubles of a law; what is wrong with them. */
const faults = (law: BoundedNormal, dtype: DType, block: number): string[] => {
  const content = truncatedFilling("test", law, dtype);
  const [low, high] =
    dtype === "float32" ? [fround(law.low), fround(law.high)] : [law.low, law.high];
  if (typeof content === "number") {
    return low <= content && content <= high ? [] : [`the constant ${content}`];
  }
  for (const [, kernel] of kernels) {
    kernel.seedBlock(6000, 0, 8 * block, 0, 0, 0, 0);
    content(kernel, 10);
  }
  const wrong: string[] = [];
  if (firstDifference(blockWords(reference, 80), blockWords(wasm, 80)) !== -1) wrong.push("parity");
  for (const x of dtype === "float32" ? blockFloats(wasm, 80) : blockDoubles(wasm, 40)) {
    if (!(low <= x && x <= high && Number.isFinite(x))) wrong.push(`${x}`);
  }
  return wrong;
};

const expectSound = (law: BoundedNormal, block: number): void => {
  for (const dtype of ["float32", "float64"] as const) {
    const found = faults(law, dtype, block);
    if (found.length > 0) expect.fail(`${dtype} ${JSON.stringify(law)}: ${found.slice(0, 3)}`);
  }
};

describe("any law", () => {
  it("is finite, inside and the same in both kernels, 6000 of them", () => {
    // A Weyl sequence: five numbers a law, in [0, 1).
    const share = (k: number): number => (Math.imul(k, 0x9e3779b1) >>> 0) / 2 ** 32;
    for (let k = 0; k < 6000; k++) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = [0, 1, 2, 3, 4].map((j) => share(7 * k + j + 1));
      const std = 10 ** (12 * a - 8);
      const mean = 10 * std * (b - 0.5);
      const low = mean + std * (200 * c - 100) * share(7 * k + 6);
      const high = low + std * 10 ** (8 * d - 6);
      expectSound(truncated(mean, std, e < 0.2 ? -Infinity : low, e > 0.85 ? Infinity : high), k);
    }
  });

  it.each([
    [0, 1e-310, -1e-310, 1e-310],
    [0, 1e-310, -1, 1],
    [0, 5e-324, -5e-324, 5e-324],
    [0, 1, -5e-324, 5e-324],
    [0, 1, 1e30, Infinity],
    [0, 1, -Infinity, -1e30],
    [0, 1e-300, 1e30, 2e30],
    [1e30, 1, -1e30, 0],
    [0, 1e36, -1, 1],
    [0, 1e36, -3e38, 3e38],
    [0, 1e37, -Infinity, Infinity],
    [0, 1, 36, 36 + 2 ** -40],
    [0, 1, 1.4395, 1.4395000000000002],
    [0, 1, 35.99999999999999, 1e4],
    [3, 1, 3, Infinity],
    [0, 1, 0, 5e-324],
  ])("is sound at mean %f, σ %f, [%f, %f]", (mean, std, low, high) => {
    expectSound(truncated(mean, std, low, high), 7);
  });

  it.each([
    [0, 1, 1e160, Infinity],
    [0, 1e300, -1e308, 7e307],
    [1e307, 1e306, -Infinity, Infinity],
    [0, 1, -1.7e308, 0],
  ])("is sound in float64 at mean %f, σ %f, [%f, %f]", (mean, std, low, high) => {
    expect(faults(truncated(mean, std, low, high), "float64", 7)).toEqual([]);
  });

  it("rises with the signed word, in float32", () => {
    for (const [low, high] of [
      [-1, 3],
      [-Infinity, Infinity],
      [8, 9],
      [-9, -8],
      [50, 51],
      [1, 1 + 2 ** -17],
    ] as const) {
      const content = truncatedFilling("test", truncated(0, 1, low, high), "float32");
      if (typeof content === "number") throw new Error("expected samples");
      wasm.seedBlock(1, 0, 0, 0, 0, 0, 0);
      wasm.wordsU32(512);
      const words = Array.from(blockWords(wasm, 4096), (w) => w | 0);
      content(wasm, 512);
      const floats = blockFloats(wasm, 4096);
      const order = words.map((_, i) => i).sort((i, j) => (words[i] ?? 0) - (words[j] ?? 0));
      const sorted = order.map((i) => floats[i] as number);
      expect(sorted.every((x, i) => i === 0 || x >= (sorted[i - 1] as number))).toBe(true);
    }
  });
});
