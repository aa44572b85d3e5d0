/**
 * The stream's own known answers: first words at every carry of the counter. They come from the
 * definition (docs/reproducibility.md), worked by an independent program, and are the same for
 * both kernels.
 */
import { describe, expect, it } from "vitest";
import { bits, Rng, STREAM_VERSION } from "weightinit";

describe("stream version 1", () => {
  it("has the first step of seed 2024 + 11·2^32, stream 3", () => {
    expect(STREAM_VERSION).toBe(1);
    const words = [...bits(8, { seed: 2024 + 11 * 2 ** 32, stream: 3 })];
    expect(words.map((word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(
      "bea74774 4809d76d 6b8d7bbd 40306ac0 3784f7f6 2660b7c0 64345a76 64474ec4",
    );
  });

  it("names streams", () => {
    expect(new Rng(42).named("encoder.0.q.weight").seed).toBe(0x05311ca7f37b0447n);
  });
});
