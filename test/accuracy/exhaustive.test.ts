/** A stride of the exhaustive sweep; the whole of it is in exhaustive.long.test.ts. */
import { expect, it } from "vitest";
import { faultyAngles, faultyRadii, RADII } from "./exhaustive.js";

it("no radius gives a NaN (every 1021st group of four)", () => {
  expect(faultyRadii(1021)).toBe(0);
});

it.each(RADII)("no angle gives a NaN at radius word %i (every 4093rd group of four)", (radius) => {
  expect(faultyAngles(4093, radius)).toBe(0);
});
