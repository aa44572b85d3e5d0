/**
 * `describe` of the initializers that fill a tensor as a whole: exact figures of what is fixed, the
 * formulas' and the sample's of what is drawn.
 */
import { expect, it, describe as suite } from "vitest";
import {
  deltaOrthogonal,
  describe,
  dirac,
  identity,
  orthogonal,
  sparse,
  summarize,
} from "weightinit";

/** Mean, standard deviation and bounds of all entries. */
const figuresOf = (tensor: Float32Array) => {
  const { mean, std, min, max } = summarize(tensor);
  return { mean, std, low: min, high: max };
};

suite("describe of what is fixed", () => {
  it.each([
    [[3, 3], 1],
    [[2, 7], -2.5],
    [[7, 2], 0.5],
    [[1, 1], -3],
    [[1, 1], 3],
  ] as const)("is exact: identity %j, gain %d", (shape, gain) => {
    const { distribution, ...figures } = describe(identity, shape, { gain });
    const sample = figuresOf(identity(shape, { gain }));
    expect(distribution).toBe("constant");
    expect(figures.mean).toBeCloseTo(sample.mean, 14);
    expect(figures.std).toBeCloseTo(sample.std, 14);
    expect([figures.low, figures.high]).toEqual([sample.low, sample.high]);
  });

  it.each([
    [[4, 4, 3], { layout: "torch" }],
    [[6, 2, 3, 4], { layout: "torch", groups: 3 }],
    [[2, 2, 2, 3, 5], { layout: "keras" }],
    [[1, 1, 1], { layout: "keras" }],
  ] as const)("is exact: dirac %j, %j", (shape, options) => {
    const { distribution, ...figures } = describe(dirac, shape, options);
    const sample = figuresOf(dirac(shape, options));
    expect(distribution).toBe("constant");
    expect(figures.mean).toBeCloseTo(sample.mean, 14);
    expect(figures.std).toBeCloseTo(sample.std, 14);
    expect([figures.low, figures.high]).toEqual([sample.low, sample.high]);
  });

  it("rounds a gain to a half dtype", () => {
    // 0.1 to the nearest of the format: 205·2^-11.
    const { high } = describe(identity, [2, 2], { gain: 0.1, dtype: "bfloat16" });
    expect(high).toBe(205 * 2 ** -11);
  });

  it("is zero of an empty tensor", () => {
    const none = { distribution: "constant", mean: 0, std: 0, low: 0, high: 0 };
    expect(describe(identity, [0, 3])).toEqual(none);
    expect(describe(dirac, [0, 3, 3], { layout: "torch" })).toEqual(none);
  });
});

suite("describe of sparse", () => {
  it("has the share that is drawn", () => {
    // ⌈0.25·10⌉ = 3 of 10 are zero.
    const figures = describe(sparse, [10, 5], { sparsity: 0.25, std: 2 });
    expect(figures).toMatchObject({ distribution: "sparse", mean: 0, low: -Infinity });
    expect(figures.std).toBeCloseTo(2 * Math.sqrt(0.7), 14);
    const rows = describe(sparse, [10, 5], { sparsity: 0.25, std: 2, axis: -1 });
    expect(rows.std).toBeCloseTo(2 * Math.sqrt(0.6), 14);
  });

  it.each(["float32", "float64", "float16", "bfloat16"] as const)(
    "is the sample's: %s",
    (dtype) => {
      const options = { sparsity: 0.4, std: 0.1, dtype } as const;
      const figures = describe(sparse, [100, 1000], options);
      const weights = sparse([100, 1000], { ...options, seed: 1 });
      const sample =
        weights instanceof Uint16Array
          ? summarize(weights, { dtype: dtype as "float16" })
          : summarize(weights);
      // Of n entries, a share p of them N(0, σ²): Var x² = 3pσ⁴ − p²σ⁴; 5 standard errors.
      const error = (0.1 ** 2 * Math.sqrt(3 * 0.6 - 0.6 ** 2)) / Math.sqrt(1e5);
      expect(Math.abs(sample.mean)).toBeLessThan((5 * figures.std) / Math.sqrt(1e5));
      expect(Math.abs(sample.std ** 2 - figures.std ** 2)).toBeLessThan(5 * error);
    },
  );

  it("is zero where all are", () => {
    const none = { distribution: "sparse", mean: 0, std: 0, low: 0, high: 0 };
    expect(describe(sparse, [10, 5], { sparsity: 1 })).toEqual(none);
    expect(describe(sparse, [10, 5], { sparsity: 0.5, std: 0 })).toEqual(none);
  });
});

suite("describe of the orthogonal ones", () => {
  it.each([
    [[30, 20], {}, 30],
    [[20, 30], { gain: 2 }, 30],
    [[16, 64], { blocks: 4 }, 16],
    [[8, 3, 2, 2], { layout: "torch", blocks: 2, gain: 0.5 }, 12],
    [[5, 2, 6], { layout: "keras", dtype: "float64" }, 10],
  ] as const)("has gain²/n as the mean square: %j, %j, n = %i", (shape, options, n) => {
    const { gain = 1 } = options as { gain?: number };
    const figures = describe(orthogonal, shape, options);
    const expected = { distribution: "orthogonal", mean: 0, low: -gain, high: gain };
    expect(figures).toEqual({ ...expected, std: gain / Math.sqrt(n) });
    // The squares of a column's n entries sum to gain², always: so the sample has it exactly.
    const weights = orthogonal(shape, { ...options, seed: 1 });
    const squares = Array.from(weights).reduce((sum, x) => sum + x * x, 0) / weights.length;
    expect(Math.sqrt(squares)).toBeCloseTo(figures.std, 6);
  });

  it("counts the zeros of deltaOrthogonal", () => {
    const options = { layout: "keras", gain: 3 } as const;
    const figures = describe(deltaOrthogonal, [3, 4, 5, 7], options);
    const expected = { distribution: "orthogonal", mean: 0, low: -3, high: 3 };
    expect(figures).toEqual({ ...expected, std: 3 / Math.sqrt(3 * 4 * 7) });
    const weights = deltaOrthogonal([3, 4, 5, 7], { ...options, seed: 1 });
    const squares = weights.reduce((sum, x) => sum + x * x, 0) / weights.length;
    expect(Math.sqrt(squares)).toBeCloseTo(figures.std, 6);
  });

  it("is finite of an empty tensor", () => {
    expect(describe(orthogonal, [0, 0]).std).toBe(1);
    expect(describe(deltaOrthogonal, [3, 0, 0], { layout: "keras" }).std).toBe(1);
  });
});
