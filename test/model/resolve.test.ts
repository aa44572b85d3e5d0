/**
 * `resolve`: which rule makes which tensor, and what it refuses before a number is drawn.
 */

import { describe, expect, it } from "vitest";
import { type Plan, parsePlan, type Rule, resolve } from "weightinit/model";
import { describeErrors, R, type Row, T } from "../errors/table.js";

const plan = (tensors: Plan["tensors"], rules: readonly Rule[], more: object = {}): Plan =>
  parsePlan({ seed: 1, tensors, rules, ...more });

describe("resolve", () => {
  it("takes the first rule that matches name and rank", () => {
    const rules: Rule[] = [
      { match: "*.bias", initializer: "zeros" },
      { match: "head.*", rank: 2, initializer: "normal" },
      { rank: 2, initializer: "heNormal" },
      { match: "head.*", initializer: "ones" },
      { initializer: "uniform" },
    ];
    const tensors = { "head.bias": [2, 2], "head.w": [2, 2], w: [2, 2], "head.g": [2], b: [2] };
    const made = resolve(plan(tensors, rules)).map((t) => [t.name, t.rule, t.initializer]);
    expect(made).toEqual([
      ["head.bias", 0, "zeros"],
      ["head.w", 1, "normal"],
      ["w", 2, "heNormal"],
      ["head.g", 3, "ones"],
      ["b", 4, "uniform"],
    ]);
  });

  it("gives a tensor its own dtype, else the plan's, else float32", () => {
    const tensors = { a: [1], b: { shape: [1], dtype: "float16" }, c: { shape: [1] } } as const;
    const dtypes = (more: object): string[] =>
      resolve(plan(tensors, [{ initializer: "zeros" }], more)).map(({ dtype }) => dtype);
    expect(dtypes({})).toEqual(["float32", "float16", "float32"]);
    expect(dtypes({ dtype: "bfloat16" })).toEqual(["bfloat16", "float16", "bfloat16"]);
  });

  it("gives the plan's layout to those who ask for one and imply none", () => {
    const rules: Rule[] = [
      { match: "a", initializer: "heNormal" },
      { match: "b", initializer: "heNormal", options: { layout: "keras" } },
      { match: "c", initializer: "heNormal", options: { compat: "jax" } },
      { match: "d", initializer: "heNormal", options: { fans: { fanIn: 1, fanOut: 1 } } },
      { match: "e", initializer: "normal", options: { std: 2 } },
      { match: "f", initializer: "orthogonal", options: {} },
    ];
    const kernel = [4, 3, 2, 2];
    const tensors = { a: kernel, b: kernel, c: kernel, d: kernel, e: kernel, f: kernel };
    const options = resolve(plan(tensors, rules, { layout: "torch" })).map((t) => t.options);
    expect(options).toEqual([
      { layout: "torch" },
      { layout: "keras" },
      { compat: "jax" },
      { fans: { fanIn: 1, fanOut: 1 } },
      { std: 2 },
      { layout: "torch" },
    ]);
  });

  it("draws nothing: a plan of 2^60 bytes", () => {
    const huge = plan({ w: [2 ** 25, 2 ** 25] }, [
      { match: "w", initializer: "normal", options: { standardized: true } },
    ]);
    expect(resolve(huge).map(({ name }) => name)).toEqual(["w"]);
  });
});

const refused =
  (shape: readonly number[], rule: Rule, more: object = {}): (() => unknown) =>
  () =>
    resolve(plan({ ok: [1], "conv.w": shape }, [{ match: "ok", initializer: "ones" }, rule], more));
const PLACE = 'tensor "conv.w", rules[1]: ';

const table: readonly Row[] = [
  [
    "one tensor without a rule",
    refused([2], { match: "conv", initializer: "zeros" }),
    R,
    'plan: a tensor has no rule: "conv.w"',
  ],
  [
    "many",
    () => resolve(plan(Object.fromEntries("abcdefgh".split("").map((c) => [c, [1]])), [])),
    R,
    'plan: 8 tensors have no rule: "a", "b", "c", "d", "e" and 3 more',
  ],
  ["a rank", refused([4], { initializer: "heNormal" }), T, `${PLACE}heNormal: "shape" expected`],
  [
    "a layout that only the initializer misses",
    refused([4, 3, 2, 2], { initializer: "heNormal" }),
    T,
    `${PLACE}heNormal: "layout" expected "keras"`,
  ],
  [
    "a std that float16 cannot hold",
    refused([4], { initializer: "normal", options: { std: 1e6 } }, { dtype: "float16" }),
    R,
    PLACE,
  ],
  [
    "one element, standardized",
    refused([1], { initializer: "normal", options: { standardized: true } }),
    R,
    `${PLACE}normal: "standardized" expected`,
  ],
  [
    "an option that is missing",
    refused([2, 2], { initializer: "sparse", options: {} as never }),
    T,
    `${PLACE}sparse: "sparsity" expected`,
  ],
  [
    "blocks that do not divide",
    refused([4, 6], { initializer: "orthogonal", options: { blocks: 4 } }),
    R,
    `${PLACE}orthogonal: "blocks" expected a divisor`,
  ],
  ["what is no plan", () => resolve({} as Plan), T, 'plan: "seed" expected'],
];

describeErrors("resolve", table);
