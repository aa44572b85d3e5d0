/**
 * Philox4x32-10 against Random123's own vectors, in both kernels and in the oracle.
 */
import { describe, expect, it } from "vitest";
import { kernels, seedWords } from "../kernels.js";
import { philox4x32 } from "../oracle/stream.js";

// Random123 1.14, tests/kat_vectors, lines "philox4x32 10": counter, key, expected.
const VECTORS = `
00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8
ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd
243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1
`
  .trim()
  .split("\n")
  .map((line) => line.split(" ").map((word) => Number.parseInt(word, 16)));

describe.each(VECTORS)("counter %i %i %i %i, key %i %i", (...vector) => {
  const [c0, c1, c2, c3, k0, k1, ...expected] = vector as [
    number,
    number,
    number,
    number,
    number,
    number,
    ...number[],
  ];

  it.each(kernels)("%s", (_name, kernel) => {
    kernel.seedBlock(k0, k1, c0, c1, c2, c3, 0);
    const seeds = seedWords(kernel);
    expect([0, 4, 8, 12].map((index) => seeds[index])).toEqual(expected);
  });

  it("the oracle", () => {
    expect(philox4x32([c0, c1, c2, c3].map(BigInt), [k0, k1].map(BigInt))).toEqual(
      expected.map(BigInt),
    );
  });
});
