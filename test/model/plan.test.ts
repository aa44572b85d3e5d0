/**
 * `parsePlan`: what is a plan, and where each fault is.
 */

import { describe, expect, it } from "vitest";
import { parsePlan, tensors } from "weightinit/model";
import { describeErrors, R, type Row, T } from "../errors/table.js";

const VALID = {
  seed: 1,
  tensors: { "a.weight": [2, 3], b: { shape: [4], dtype: "float16" } },
  rules: [{ match: "a.*", rank: 2, initializer: "heNormal", options: { gain: 1 } }],
};

const parse =
  (fault: object): (() => unknown) =>
  () =>
    parsePlan({ ...VALID, ...fault });
const rule = (fault: object): (() => unknown) =>
  parse({ rules: [...VALID.rules, { initializer: "zeros", ...fault }] });
const tensor = (spec: unknown): (() => unknown) => parse({ tensors: { ok: [1], "x.y": spec } });
const options = (initializer: string, given: unknown): (() => unknown) =>
  rule({ initializer, options: given });

const table: readonly Row[] = [
  ["not an object", () => parsePlan(7), T, 'plan: "plan" expected an object, got 7'],
  ["an array", () => parsePlan([]), T, "got []"],
  ["null", () => parsePlan(null), T, "got null"],
  ["an unknown key", parse({ rule: [] }), T, 'plan: "rule" is not known: did you mean "rules"?'],
  ["no seed", parse({ seed: undefined }), T, 'plan: "seed" expected an integer 0 … 2^53−1'],
  ["a negative seed", parse({ seed: -1 }), R, 'plan: "seed" expected an integer 0 … 2^53−1'],
  ["half a seed", parse({ seed: 0.5 }), R, "got 0.5"],
  ["a seed beyond doubles", parse({ seed: 2 ** 53 }), R, "got 9007199254740992"],
  ["a seed in hex", parse({ seed: "0x10" }), R, 'plan: "seed" expected decimal digits'],
  ["an empty seed", parse({ seed: "" }), R, 'got ""'],
  ["a seed of 2^64", parse({ seed: "18446744073709551616" }), R, "0 … 2^64−1"],
  ["a bigint, which JSON has not", parse({ seed: 1n }), T, "got 1n"],
  ["an unknown dtype", parse({ dtype: "float23" }), R, 'plan: "dtype" expected "float32" or'],
  ["a dtype of another kind", parse({ dtype: 32 }), T, 'plan: "dtype" expected'],
  ["an unknown layout", parse({ layout: "tourch" }), R, 'did you mean "torch"?'],
  ["a layout by axes", parse({ layout: { in: 0, out: 1 } }), T, 'plan: "layout" expected'],
  ["no tensors", parse({ tensors: undefined }), T, 'plan: "tensors" expected an object'],
  ["a list of tensors", parse({ tensors: [[1]] }), T, 'plan: "tensors" expected an object'],
  ["a tensor without a name", parse({ tensors: { "": [1] } }), T, "a tensor's name"],
  ["a name cut in half", parse({ tensors: { "\ud83d": [1] } }), T, "a tensor's name"],
  ["a shape that is a number", tensor(3), T, 'plan: "tensors["x.y"]" expected a shape or'],
  ["a negative dimension", tensor([2, -1]), R, 'tensors["x.y"]: "shape[1]" expected'],
  ["a dimension as text", tensor(["2"]), T, 'tensors["x.y"]: "shape[0]" expected'],
  ["half a dimension", tensor([1, 2.5]), R, 'tensors["x.y"]: "shape[1]" expected'],
  ["too many elements", tensor([2 ** 30, 2 ** 30]), R, "at most 2^53−1 elements"],
  ["no shape", tensor({ dtype: "float32" }), T, 'tensors["x.y"]: "shape" expected an array'],
  ["a tensor's dtype", tensor({ shape: [1], dtype: "f32" }), R, '"tensors["x.y"].dtype" expected'],
  ["an unknown key of a tensor", tensor({ shape: [1], dtpye: 1 }), T, 'did you mean "dtype"?'],
  ["no rules", parse({ rules: undefined }), T, 'plan: "rules" expected an array'],
  ["rules by name", parse({ rules: {} }), T, 'plan: "rules" expected an array'],
  ["a rule that is a name", parse({ rules: ["zeros"] }), T, 'plan: "rules[0]" expected a rule'],
  ["an unknown key of a rule", rule({ pattern: "*" }), T, 'plan: "rules[1].pattern" is not known'],
  ["a match that is no text", rule({ match: 1 }), T, 'plan: "rules[1].match" expected a glob'],
  ["a rank as text", rule({ rank: "2" }), T, 'plan: "rules[1].rank" expected an integer'],
  ["a negative rank", rule({ rank: -2 }), R, 'plan: "rules[1].rank" expected an integer'],
  ["no initializer", rule({ initializer: undefined }), T, '"rules[1].initializer" expected the'],
  ["a misspelt one", rule({ initializer: "heNorml" }), R, 'did you mean "heNormal"?'],
  ["what is none", rule({ initializer: "bits" }), R, 'plan: "rules[1].initializer" expected'],
  ["a name of Object's", rule({ initializer: "constructor" }), R, '"rules[1].initializer"'],
  ["options as a list", options("normal", []), T, 'plan: "rules[1].options" expected an object'],
  ["options null", options("normal", null), T, 'plan: "rules[1].options" expected an object'],
  ["another's option", options("zeros", { std: 1 }), T, '"rules[1].options.std" is not an option'],
  ["a near one", options("normal", { stddev: 1 }), T, 'of normal: did you mean "std"?'],
  ["a negative std", options("normal", { std: -1 }), R, '"rules[1].options.std" expected a number'],
  ["an option's kind", options("normal", { std: "1" }), T, 'plan: "rules[1].options.std" expected'],
  ["an inner value", options("heNormal", { fans: { fanIn: -1, fanOut: 1 } }), R, "fans.fanIn"],
  ["options that exclude", options("heNormal", { depthwise: true, groups: 2 }), T, "exclude each"],
  ["a stream", options("normal", { stream: 1 }), T, "is the plan's, not a rule's"],
  ["a seed of a rule", options("normal", { seed: 1 }), T, '"rules[1].options.seed" is the plan\'s'],
  ["a dtype of a rule", options("normal", { dtype: "float64" }), T, "is the plan's, not a rule's"],
];

describeErrors("parsePlan", table);

describe("a plan", () => {
  it("is given back as it is", () => {
    expect(parsePlan(VALID)).toBe(VALID);
  });

  it.each([
    ["nothing in it", { tensors: {}, rules: [] }],
    ["a schema for editors", { $schema: "node_modules/weightinit/dist/plan.schema.json" }],
    ["the largest seeds", { seed: 2 ** 53 - 1 }],
    ["the largest seed of all", { seed: "18446744073709551615" }],
    ["undefined for absent", { dtype: undefined, layout: undefined }],
    ["a scalar", { tensors: { scale: [] } }],
  ])("may have %s", (_what, some) => {
    expect(parsePlan({ ...VALID, ...some })).toMatchObject(some);
  });

  it("has the seed that its digits say", () => {
    const [number, text] = [42, "42"].map((seed) => {
      const plan = parsePlan({ seed, tensors: { w: [8] }, rules: [{ initializer: "normal" }] });
      return Array.from(tensors(plan), ({ data }) => Array.from(data));
    });
    expect(text).toEqual(number);
  });
});
