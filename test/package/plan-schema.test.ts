/**
 * The published JSON Schema, read by Ajv: it takes what `parsePlan` takes, and what it refuses is no
 * plan. It knows each value by itself: what excludes what only `parsePlan` tells.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, inject, it } from "vitest";
import { parsePlan } from "weightinit/model";
import { type InitializerName, NAMES } from "../../src/model/initializers.js";
import { optionNames } from "../../src/model/plan.js";
import { everyInitializer } from "../model/plans.js";

interface OptionsRule {
  readonly if: { readonly properties: { readonly initializer: { readonly const: string } } };
  readonly then: { readonly properties: { readonly options: { readonly properties: object } } };
}
interface Schema {
  readonly definitions: {
    readonly rule: {
      readonly properties: { readonly initializer: { readonly enum: readonly string[] } };
      readonly allOf: readonly OptionsRule[];
    };
  };
}

const path = join(inject("installed").consumer, "node_modules/weightinit/dist/plan.schema.json");
const schema = JSON.parse(readFileSync(path, "utf8")) as Schema;
const { rule } = schema.definitions;
const isPlan = new Ajv({ strict: true, strictTypes: false }).compile(schema);

const VALID = {
  $schema: "./node_modules/weightinit/dist/plan.schema.json",
  seed: "18446744073709551615",
  dtype: "float32",
  layout: "torch",
  tensors: { "a.weight": [2, 3], b: { shape: [4], dtype: "float16" }, scalar: [] },
  rules: [
    { match: "a.*", rank: 2, initializer: "heNormal", options: { gain: 1, mode: "fanOut" } },
    { match: "b", initializer: "varianceScaling", options: { mode: "fanAvg", compat: "tfjs" } },
    { initializer: "glorotUniform", options: { layout: { in: 0, out: [1, 2] } } },
    { initializer: "identity", options: { gain: -1 } },
    { initializer: "zeros", options: {} },
  ],
};

const withRule = (fault: object): object => ({ ...VALID, rules: [fault] });
const withTensor = (fault: unknown): object => ({ ...VALID, tensors: { x: fault } });

describe("the schema of a plan", () => {
  it("names the initializers that a plan may name, and their options", () => {
    expect(rule.properties.initializer.enum).toEqual(NAMES);
    const options = rule.allOf.map((of) => [
      of.if.properties.initializer.const,
      Object.keys(of.then.properties.options.properties),
    ]);
    expect(options).toEqual(NAMES.map((name) => [name, optionNames(name as InitializerName)]));
  });

  it("says what the value of each option may be", () => {
    const open = rule.allOf.flatMap((of) =>
      Object.entries(of.then.properties.options.properties)
        .filter(([, value]) => Object.keys(value).length === 0)
        .map(([option]) => `${of.if.properties.initializer.const}.${option}`),
    );
    expect(open).toEqual([]);
  });

  it.each([
    ["every kind of value", VALID],
    ["the least", { seed: 0, tensors: {}, rules: [] }],
    ["the largest number as seed", { ...VALID, seed: 2 ** 53 - 1 }],
  ])("takes %s, as parsePlan does", (_what, plan) => {
    expect(isPlan(plan), JSON.stringify(isPlan.errors)).toBe(true);
    expect(parsePlan(plan)).toBe(plan);
  });

  it("takes all options of the catalogue that JSON can say", () => {
    // JSON.stringify makes null of an infinity.
    const rules = everyInitializer.rules.filter((each) => !JSON.stringify(each).includes("null"));
    expect(rules.length).toBeGreaterThan(200);
    const plan: unknown = JSON.parse(JSON.stringify({ ...everyInitializer, rules }));
    expect(isPlan(plan), JSON.stringify(isPlan.errors)).toBe(true);
  });

  it.each<readonly [string, unknown]>([
    ["a list", []],
    ["no seed", { ...VALID, seed: undefined }],
    ["a seed beyond doubles", { ...VALID, seed: 2 ** 53 }],
    ["a negative seed", { ...VALID, seed: -1 }],
    ["a seed in hex", { ...VALID, seed: "0xff" }],
    ["an unknown key", { ...VALID, rule: [] }],
    ["an unknown dtype", { ...VALID, dtype: "float8" }],
    ["an unknown layout", { ...VALID, layout: "jax" }],
    ["a tensor without a name", { ...VALID, tensors: { "": [1] } }],
    ["a negative dimension", withTensor([-1])],
    ["half a dimension", withTensor([0.5])],
    ["a shape that is a number", withTensor(3)],
    ["no shape", withTensor({ dtype: "float32" })],
    ["an unknown key of a tensor", withTensor({ shape: [1], type: "float32" })],
    ["no initializer", withRule({ match: "*" })],
    ["an unknown initializer", withRule({ initializer: "heNorml" })],
    ["an unknown key of a rule", withRule({ initializer: "zeros", pattern: "*" })],
    ["a rank as text", withRule({ initializer: "zeros", rank: "2" })],
    ["an option of another", withRule({ initializer: "zeros", options: { std: 1 } })],
    ["a negative std", withRule({ initializer: "normal", options: { std: -1 } })],
    ["a seed of a rule", withRule({ initializer: "normal", options: { seed: 1 } })],
    ["a mode that he lacks", withRule({ initializer: "heNormal", options: { mode: "fanAvg" } })],
    ["half of the fans", withRule({ initializer: "heNormal", options: { fans: { fanIn: 1 } } })],
    ["too sparse", withRule({ initializer: "sparse", options: { sparsity: 1.1 } })],
  ])("refuses %s, as parsePlan does", (_what, plan) => {
    expect(isPlan(plan)).toBe(false);
    expect(() => parsePlan(plan)).toThrow();
  });
});
