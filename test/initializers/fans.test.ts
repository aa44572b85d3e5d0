/**
 * Fans and scales against PyTorch's own figures: pytorch.json, written by
 * scripts/pytorch-figures.py from PyTorch 1.13.0a0. A scale is compared through the weights: the
 * initializer must give the very bytes of `normal` or `uniform` with PyTorch's number.
 */
import { describe, expect, it } from "vitest";
import * as weightinit from "weightinit";
import { fans, type Initializer, normal, uniform } from "weightinit";
import pytorch from "./pytorch.json";

/** The same kernel in Keras's order: [out, in, ...spatial] to [...spatial, in, out]. */
const toKeras = ([out = 0, input = 0, ...spatial]: readonly number[]): number[] => [
  ...spatial,
  input,
  out,
];

describe("fans", () => {
  it.each(pytorch.fans)("$shape are PyTorch's, in both layouts", ({ shape, fans: expected }) => {
    const [fanIn, fanOut] = expected;
    expect(fans(shape, { layout: "torch" })).toEqual({ fanIn, fanOut });
    expect(fans(toKeras(shape), { layout: "keras" })).toEqual({ fanIn, fanOut });
  });

  it("defaults to keras at rank 2 alone", () => {
    expect(fans([784, 256])).toEqual({ fanIn: 784, fanOut: 256 });
    expect(() => fans([3, 784, 256])).toThrow(TypeError);
  });

  it("counts what is empty", () => {
    expect(fans([0, 5])).toEqual({ fanIn: 0, fanOut: 5 });
    expect(fans([3, 0, 5], { layout: "keras" })).toEqual({ fanIn: 0, fanOut: 15 });
  });
});

describe("scales", () => {
  it.each(pytorch.scales)("$initializer $options $shape are PyTorch's", (row) => {
    const initializer = weightinit[row.initializer as keyof typeof weightinit] as Initializer;
    const size = 150;
    const source = { seed: 3, range: [0, size] as const };
    const options = { ...row.options, layout: "torch", ...source };
    const expected =
      row.bound === undefined
        ? normal([size], { seed: 3, std: row.std as number })
        : uniform([size], { seed: 3, low: -row.bound, high: row.bound });
    const actual = initializer(row.shape, options);
    expect(actual).toEqual(expected);
  });

  it("varianceScaling is each of them", () => {
    const source = { seed: 8 };
    const shape = [64, 48];
    const equal = (a: Float32Array, b: Float32Array): void => expect(a).toEqual(b);
    const scaled = weightinit.varianceScaling;
    equal(scaled(shape, { ...source, scale: 2 }), weightinit.heNormal(shape, source));
    equal(
      scaled(shape, { ...source, scale: 2, mode: "fanOut", distribution: "uniform" }),
      weightinit.heUniform(shape, { ...source, mode: "fanOut" }),
    );
    equal(scaled(shape, source), weightinit.lecunNormal(shape, source));
    equal(scaled(shape, { ...source, mode: "fanAvg" }), weightinit.glorotNormal(shape, source));
    // √(fanIn·fanOut) = √(64·48): std = 3072^-¼.
    equal(
      scaled(shape, { ...source, mode: "fanGeoAvg" }),
      normal(shape, { ...source, std: Math.sqrt(1 / Math.sqrt(3072)) }),
    );
  });

  it("fans and gain replace the shape's and the initializer's own", () => {
    const bias = weightinit.heNormal([100], { seed: 1, fans: { fanIn: 50, fanOut: 9 }, gain: 3 });
    expect(bias).toEqual(normal([100], { seed: 1, std: 3 / Math.sqrt(50) }));
  });
});
