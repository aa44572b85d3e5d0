/**
 * Any number as a parameter of an initializer of whole matrices: finite weights or a documented
 * error, and nothing filled by a call that throws.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Initializer, identity, orthogonal, sparse, toFloat32 } from "weightinit";

const anything = fc.oneof(
  fc.double(),
  fc.double({ min: 0, max: 1 }),
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0, -0, 5e-324, 1e-45, 2 ** -126, 65504, 65520, 3.4028234663852886e38, 1e308),
);
const dtypes = fc.constantFrom(...(["float32", "float64", "float16", "bfloat16"] as const));
const shapes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));

const finiteOrError = (
  initializer: unknown,
  shape: readonly number[],
  dtype: "float32" | "float64" | "float16" | "bfloat16",
  options: object,
): void => {
  const size = shape.reduce((a, b) => a * b, 1);
  const kinds = { float32: Float32Array, float64: Float64Array };
  const out = new (kinds[dtype as keyof typeof kinds] ?? Uint16Array)(size).fill(7);
  try {
    (initializer as Initializer)(shape, { ...options, dtype, out } as never);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect(out.every((x) => x === 7)).toBe(true);
    return;
  }
  const weights = out instanceof Uint16Array ? toFloat32(out, dtype as "float16") : out;
  expect(weights.every((x) => Number.isFinite(x))).toBe(true);
};

describe("any number as a parameter", () => {
  it("of orthogonal gives finite weights or a RangeError", () => {
    fc.assert(
      fc.property(
        shapes,
        dtypes,
        anything,
        anything,
        anything,
        (shape, dtype, gain, blocks, axis) => {
          finiteOrError(orthogonal, shape, dtype, { gain, seed: 1 });
          finiteOrError(orthogonal, shape, dtype, { blocks, blockAxis: axis, seed: 1 });
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it("of sparse gives finite weights or a RangeError", () => {
    fc.assert(
      fc.property(
        shapes,
        dtypes,
        anything,
        anything,
        anything,
        (shape, dtype, sparsity, std, axis) => {
          finiteOrError(sparse, shape, dtype, { sparsity, std, seed: 1 });
          finiteOrError(sparse, shape, dtype, { sparsity, axis, seed: 1 });
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });

  it("of identity gives finite weights or a RangeError", () => {
    fc.assert(
      fc.property(shapes, dtypes, anything, (shape, dtype, gain) => {
        finiteOrError(identity, shape, dtype, { gain });
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
