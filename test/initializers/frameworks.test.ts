/**
 * Fans against four frameworks' own figures and against the connections that layers make:
 * frameworks.json, written by scripts/framework-fans.py, which says how each was got.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as weightinit from "weightinit";
import {
  type FanOptions,
  type Fans,
  fans,
  type Initializer,
  type Layout,
  uniform,
} from "weightinit";
import frameworks from "./frameworks.json";

const COMPAT = ["torch", "keras", "jax", "tfjs"] as const;
const LAYOUTS = { torch: "torch", keras: "keras", jax: "keras", tfjs: "keras" } as const;

const fansOf = ([fanIn = 0, fanOut = 0]: readonly number[]): Fans => ({ fanIn, fanOut });

/** [out, in, ...spatial] to [...spatial, in, out]; transposed kernels have in and out exchanged. */
const toKeras = ([first = 0, second = 0, ...spatial]: readonly number[]): number[] => [
  ...spatial,
  second,
  first,
];

describe.each(COMPAT)("compat %s", (compat) => {
  const rows = frameworks.fans.map((row) => ({ ...row, figure: row[compat] }));

  it.each(rows)("$kind $shape: $figure", ({ shape, figure }) => {
    if (figure === "ValueError") {
      expect(() => fans(shape, { compat })).toThrow(TypeError);
    } else if (figure === "ZeroDivisionError") {
      // JAX divides by the empty channels; here an empty tensor has its products.
      expect(fans(shape, { compat })).toEqual(fans(shape, { layout: LAYOUTS[compat] }));
    } else {
      expect(fans(shape, { compat })).toEqual(fansOf(figure as number[]));
    }
  });

  it("does not depend on what else is said about the kernel", () => {
    const shape = [3, 3, 8, 2];
    const plain = fans(shape, { compat });
    const others: readonly FanOptions[] = [
      { layout: LAYOUTS[compat] },
      { groups: 3 },
      { transposed: true },
      { groups: 2, transposed: true },
      { depthwise: true },
      { layout: LAYOUTS[compat], depthwise: true },
    ];
    for (const options of others) expect(fans(shape, { ...options, compat })).toEqual(plain);
  });
});

describe("what is connected", () => {
  const options = (row: (typeof frameworks.connections)[number]): FanOptions =>
    row.options as FanOptions;

  it.each(frameworks.connections)("$layer $shape $options: $fans", (row) => {
    expect(fans(row.shape, options(row))).toEqual(fansOf(row.fans));
  });

  const torch = frameworks.connections.filter((row) => row.options.layout === "torch");
  it.each(torch)("$layer $shape $options in Keras's order: $fans", (row) => {
    const keras = { ...options(row), layout: "keras" } as const;
    expect(fans(toKeras(row.shape), keras)).toEqual(fansOf(row.fans));
  });

  it("is the same said in two ways", () => {
    const depthwise = fans([3, 5, 8, 2], { layout: "keras", depthwise: true });
    expect(depthwise).toEqual(fans([16, 1, 3, 5], { layout: "torch", groups: 8 }));
    expect(depthwise).toEqual(fans([3, 5, 8, 2], { layout: { in: [], out: -1, batch: -2 } }));
    expect(depthwise).toEqual({ fanIn: 15, fanOut: 30 });
    expect(fans([6, 4], { layout: "torch", transposed: true })).toEqual(fans([6, 4]));
    expect(fans([6, 4], { groups: 1, transposed: false, depthwise: false })).toEqual(fans([6, 4]));
  });

  it("is nothing where a kernel is empty", () => {
    const grouped = { layout: "torch", groups: 4 } as const;
    expect(fans([0, 3, 2], grouped)).toEqual({ fanIn: 6, fanOut: 0 });
    expect(fans([8, 0, 2], grouped)).toEqual({ fanIn: 0, fanOut: 4 });
    expect(fans([0, 4, 2], { layout: "keras", depthwise: true })).toEqual(fansOf([0, 0]));
    expect(fans([3, 0, 2], { layout: { in: 0, out: 2, batch: 1 } })).toEqual(fansOf([3, 2]));
    expect(fans([-0, 5]).fanIn).toBe(0);
    expect(fans([-0], { compat: "tfjs" }).fanIn).toBe(0);
  });
});

describe("axes", () => {
  it.each(frameworks.axes)("$layout of $shape are JAX's: $jax", ({ shape, layout, jax }) => {
    expect(fans(shape, { layout: layout as Layout })).toEqual(fansOf(jax));
  });

  it("may stand in any order, from either end, without a batch", () => {
    const expected = fansOf([2 * 5 * 3, 7 * 3]);
    expect(fans([2, 3, 5, 7], { layout: { in: [0, 2], out: 3 } })).toEqual(expected);
    expect(fans([2, 3, 5, 7], { layout: { out: [-1], in: [-2, -4], batch: [] } })).toEqual(
      expected,
    );
    const layout = { in: [2, 0], out: 3, batch: undefined };
    expect(fans([2, 3, 5, 7], { layout })).toEqual(expected);
  });

  it("are multiplied by their roles, whatever the shape", () => {
    const roles = fc.constantFrom("in", "out", "batch", "spatial");
    const dimensions = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), roles), {
      minLength: 2,
      maxLength: 6,
    });
    const product = (dims: readonly [number, string][], role: string): number =>
      dims.reduce((total, [n, of]) => (of === role ? total * n : total), 1);
    fc.assert(
      fc.property(dimensions, fc.nat(), (dims, signs) => {
        const axes = (role: string): number[] =>
          dims.flatMap(([, of], axis) =>
            of === role ? [((signs >> axis) & 1) === 1 ? axis - dims.length : axis] : [],
          );
        const shape = dims.map(([n]) => n);
        const layout = { in: axes("in"), out: axes("out"), batch: axes("batch") };
        const spatial = product(dims, "spatial");
        const expected = [product(dims, "in") * spatial, product(dims, "out") * spatial];
        expect(fans(shape, { layout })).toEqual(fansOf(expected));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe("initializers", () => {
  const bounds = frameworks.bounds.filter(({ shape }) => shape.length !== 2);

  it.each(bounds)("$initializer $shape has TensorFlow.js's bound $bound", (row) => {
    const initializer = weightinit[row.initializer as keyof typeof weightinit] as Initializer;
    const source = { seed: 5, range: [0, 1] } as const;
    const actual = initializer(row.shape, { ...source, compat: "tfjs" } as never);
    const expected = uniform(row.shape, { ...source, low: -row.bound, high: row.bound });
    // They take √(3·scale/n), here it is √3·√(scale/n): one rounding of a float32 apart, at most.
    expect(Math.abs((actual[0] as number) / (expected[0] as number) - 1)).toBeLessThan(2 ** -23);
  });

  const CASES: readonly (readonly [shape: readonly number[], options: FanOptions])[] = [
    [[16, 2, 3, 3], { layout: "torch", groups: 4 }],
    [[3, 3, 8, 2], { layout: "keras", depthwise: true }],
    [[4, 4, 6, 8], { layout: "keras", transposed: true }],
    [[8, 5, 6], { layout: { in: 1, out: 2, batch: 0 } }],
    [[3, 3, 8, 2], { compat: "tfjs" }],
    [[10], { compat: "keras" }],
    [[10], { compat: "tfjs" }],
    [[], { compat: "keras" }],
  ];
  const SCALED = [
    "glorotNormal",
    "glorotUniform",
    "heNormal",
    "heUniform",
    "lecunNormal",
    "lecunUniform",
    "varianceScaling",
  ] as const;

  it.each(SCALED)("%s understands every option of fans", (name) => {
    const initializer = weightinit[name] as Initializer;
    for (const [shape, options] of CASES) {
      const given = { seed: 9, fans: fans(shape, options) };
      const said = { seed: 9, ...options };
      expect(initializer(shape, said as never)).toEqual(initializer(shape, given as never));
    }
  });
});
