/**
 * `identity` against PyTorch's eye_ and NumPy's eye (pytorch.json).
 */
import { describe, expect, it } from "vitest";
import { identity, toFloat32 } from "weightinit";
import figures from "./pytorch.json";

describe("identity", () => {
  it.each(figures.eye)("is PyTorch's and NumPy's: $shape", ({ shape, diagonal }) => {
    const tensor = identity(shape);
    const expected = Array.from(tensor, (_, i) => (diagonal.includes(i) ? 1 : 0));
    expect([...tensor]).toEqual(expected);
  });

  it("has its gain on the diagonal, rounded once", () => {
    expect([...identity([2, 3], { gain: 0.1 })]).toEqual(
      [0.1, 0, 0, 0, 0.1, 0].map((x) => Math.fround(x)),
    );
    expect([...identity([1, 2], { gain: 0.1, dtype: "float64" })]).toEqual([0.1, 0]);
    // 0.1 to the nearest of the format: 1638·2^-14 and 205·2^-11.
    const half = (dtype: "float16" | "bfloat16"): number[] => [
      ...toFloat32(identity([1, 2], { gain: -0.1, dtype }), dtype),
    ];
    expect(half("float16")).toEqual([-1638 * 2 ** -14, 0]);
    expect(half("bfloat16")).toEqual([-205 * 2 ** -11, 0]);
  });

  it("has no negative zero", () => {
    const zeros = (tensor: ArrayLike<number>): boolean =>
      Array.from(tensor).every((x) => Object.is(x, 0));
    expect(zeros(identity([2, 2], { gain: -0 }))).toBe(true);
    expect(zeros(identity([2, 2], { gain: -0, dtype: "float16" }))).toBe(true);
    expect(zeros(identity([2, 2], { gain: -1e-60 }).subarray(1, 3))).toBe(true);
  });
});
