/**
 * The set-up of the truncated normal of any bounds: which method samples a law, what is constant,
 * and what does not fit in the dtype; and which laws are the ±2σ kernel's.
 */
import { describe, expect, it } from "vitest";
import { truncatedNormal } from "weightinit";
import { planOf } from "../../src/bounded-normal.js";
import {
  TRUNCATED_FAR,
  TRUNCATED_MIDDLE,
  TRUNCATED_NARROW,
  TRUNCATED_TAIL,
} from "../../src/coefficients.js";
import { theoryOf } from "../../src/initializer.js";
import type { RandomOptions } from "../../src/rng.js";
import { type DType, truncated, truncatedFilling } from "./truncated-law.js";

const { fround } = Math;

const METHODS: Readonly<Record<number, string>> = {
  [TRUNCATED_NARROW]: "narrow",
  [TRUNCATED_MIDDLE]: "middle",
  [TRUNCATED_TAIL]: "tail",
  [TRUNCATED_FAR]: "far",
};

describe("which kernel", () => {
  it.each([
    [0, 1, -2, 2, "truncatedNormal"],
    [0, 0.3, -0.6, 0.6, "truncatedNormal"],
    [1, 0.5, 0, 2, "truncatedNormal"],
    [0.1, 0.3, 0.1 - 0.6, 0.1 + 0.6, "truncatedNormal"],
    [0, 1, -2, undefined, "truncatedNormal"],
    // As doubles: not 0.1 + 0.6, but its neighbour.
    [0.1, 0.3, 0.1 - 0.6, 0.7000000000000001, "own"],
    [0, 1, -2, 2.0000000000000004, "own"],
    [0, 1, undefined, Infinity, "own"],
  ])("mean %f, σ %f, [%f, %f]: %s", (mean, std, low, high, expected) => {
    const options: RandomOptions = { mean, std, low, high } as RandomOptions;
    const theory = theoryOf(truncatedNormal);
    if (theory === undefined || !("law" in theory)) throw new Error("expected a law");
    expect(theory.law([3], options).kind).toBe(expected);
  });

  it.each([
    [-2, 2, "middle"],
    [-Infinity, Infinity, "middle"],
    [1.4394, Infinity, "middle"],
    [-Infinity, -1.4395, "tail"],
    [35.9, 36.1, "tail"],
    [36, 37, "far"],
    [-Infinity, -40, "far"],
    [1, 1 + 2 ** -16, "narrow"],
    [1, 1.00002, "middle"],
    // So steep that it is not narrow: κ > 2^-8.
    [300, 300 + 2 ** -16, "far"],
  ])("[%f, %f]σ: %s", (low, high, method) => {
    expect(METHODS[planOf(truncated(0, 1, low, high))[0]]).toBe(method);
    expect(METHODS[planOf(truncated(0, 1, -high, -low))[0]]).toBe(method);
  });
});

/** The constant that a law is. */
const constant = (dtype: DType, ...law: Parameters<typeof truncated>): unknown =>
  truncatedFilling("test", truncated(...law), dtype);

describe("constants", () => {
  it.each([
    ["equal bounds", 0, 1, 0.1, 0.1, fround(0.1), 0.1],
    ["bounds that are −0", 0, 1, -0, -0, 0, 0],
    ["σ = 0 inside", 0.1, 0, -1, 1, fround(0.1), 0.1],
    ["σ = 0 below", -3, 0, 0.1, 1, fround(0.1), 0.1],
    ["σ = 0 above", 3, 0, -1, 0.1, fround(0.1), 0.1],
    ["σ = 0, no bounds", 0.1, 0, -Infinity, Infinity, fround(0.1), 0.1],
  ])("%s", (_name, mean, std, low, high, float32, float64) => {
    expect(constant("float32", mean, std, low, high)).toBe(float32);
    expect(constant("float64", mean, std, low, high)).toBe(float64);
  });

  it("bounds that are one float32 but two doubles", () => {
    expect(constant("float32", 0, 1, 1, 1 + 1e-9)).toBe(1);
    expect(constant("float64", 0, 1, 1, 1 + 1e-9)).toBeTypeOf("function");
  });
});

describe("what does not fit", () => {
  const F32 = 3.4028234663852886e38;
  const F64 = Number.MAX_VALUE;
  it.each([
    ["float32", 0, 1, 2, 1, 'test: "low" expected at most "high" (1), got 2'],
    ["float32", 0, 1, Infinity, Infinity, 'test: "low" expected less than Infinity, got Infinity'],
    [
      "float32",
      0,
      1,
      -Infinity,
      -Infinity,
      'test: "high" expected more than -Infinity, got -Infinity',
    ],
    [
      "float32",
      0,
      1e38,
      -1,
      1,
      `test: "std" expected 6.7·std + |mean| at most ${F32} for float32, got std 1e+38 and mean 0`,
    ],
    [
      "float64",
      0,
      1e308,
      -1,
      1,
      `test: "std" expected 8.6·std + |mean| at most ${F64} for float64, got std 1e+308 and mean 0`,
    ],
    ["float32", 0, 1, -1e39, 1, `test: "low" expected at most ${F32} for float32, got -1e+39`],
    [
      "float32",
      0,
      1,
      -Infinity,
      3.5e38,
      `test: "high" expected at most ${F32} for float32, got 3.5e+38`,
    ],
    [
      "float32",
      0,
      1e37,
      3.3e38,
      Infinity,
      `test: "std" expected 6.7·std + |low| at most ${F32} for float32, ` +
        "got std 1e+37 and low 3.3e+38",
    ],
    [
      "float64",
      0,
      1,
      -1e308,
      1e308,
      `test: "low", "high" and their difference expected at most ${F64} for float64, ` +
        "got -1e+308 and 1e+308",
    ],
  ] as const)("%s, mean %f, σ %f, [%f, %f]", (dtype, mean, std, low, high, message) => {
    const act = (): unknown => truncatedFilling("test", truncated(mean, std, low, high), dtype);
    expect(act).toThrow(new RangeError(message));
  });
});
