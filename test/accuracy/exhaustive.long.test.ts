/** Every radius, and every angle at six radii. */
import { expect, it } from "vitest";
import { faultyAngles, faultyRadii, RADII } from "./exhaustive.js";

it("no radius gives a NaN", () => {
  expect(faultyRadii(1)).toBe(0);
});

it.each(RADII)("no angle gives a NaN at radius word %i", (radius) => {
  expect(faultyAngles(1, radius)).toBe(0);
});
