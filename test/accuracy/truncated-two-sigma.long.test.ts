/** Every word through the ±2σ kernel. */
import { expect, it } from "vitest";
import { faultyWords, SIGMAS } from "./truncated-two-sigma.js";

it.each(SIGMAS)("no word leaves ±2σ or breaks the symmetry, σ = %f", (std) => {
  expect(faultyWords(1, std)).toBe(0);
});
