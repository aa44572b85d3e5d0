/**
 * Plans: every tensor of a model, the rules that make them and one seed, as plain JSON. No classes,
 * no expressions: what a plan says can be read, sent, stored beside the weights, and repeated.
 */
import { type DType, expectDType } from "../dtype.js";
import {
  type Check,
  type Checks,
  count,
  didYouMean,
  kindError,
  oneOf,
  show,
  valueError,
} from "../expect.js";
import { theoryOf } from "../initializer.js";
import type { NamedLayout } from "../layout.js";
import { expectShape, type Shape } from "../shape.js";
import {
  type InitializerName,
  initializerNamed,
  NAMES,
  type OptionsByName,
} from "./initializers.js";

/** A shape, or a shape and the dtype of this tensor. */
export type TensorSpec = Shape | { readonly shape: Shape; readonly dtype?: DType | undefined };

/**
 * Which tensors, and what makes them. `match` is a glob over the whole name, `*` any run of
 * characters, dots included, `?` one; `rank` the number of dimensions. Absent: any.
 */
export type Rule = {
  readonly [K in InitializerName]: {
    readonly match?: string | undefined;
    readonly rank?: number | undefined;
    readonly initializer: K;
    readonly options?: OptionsByName[K] | undefined;
  };
}[InitializerName];

/** The names of a plan's initializers, their options, every shape: all that its weights depend on. */
export interface Plan {
  /** Where an editor finds the schema. */
  readonly $schema?: string | undefined;
  /** An integer 0 … 2^53−1, or up to 2^64−1 as a decimal string. */
  readonly seed: number | string;
  /** Of every tensor that does not say its own: "float32". */
  readonly dtype?: DType | undefined;
  /** Of every rule that does not say its own. */
  readonly layout?: NamedLayout | undefined;
  readonly tensors: Readonly<Record<string, TensorSpec>>;
  /** The first that matches a tensor makes it. */
  readonly rules: readonly Rule[];
}

/** Which words of which stream, in which format, and where to: the plan's, not a rule's. */
const PLANNED = ["rng", "seed", "stream", "range", "dtype", "out"];
/** What JSON has no values of. */
const FUNCTIONS = ["initializer"];

const WHO = "plan";
const PLAN_KEYS = ["$schema", "seed", "dtype", "layout", "tensors", "rules"];
const RULE_KEYS = ["match", "rank", "initializer", "options"];
const TENSOR_KEYS = ["shape", "dtype"];

const expectLayout = /* @__PURE__ */ oneOf("keras", "torch");

/** A plain object, whose keys are all known if they are listed. */
const expectObject = (
  path: string,
  value: unknown,
  expected: string,
  keys?: readonly string[],
): Readonly<Record<string, unknown>> => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw kindError(WHO, path || "plan", expected, value);
  }
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined && keys !== undefined) {
    const where = path === "" ? unknown : `${path}.${unknown}`;
    throw new TypeError(
      `${WHO}: ${JSON.stringify(where)} is not known${didYouMean(unknown, keys)}`,
    );
  }
  return value as Readonly<Record<string, unknown>>;
};

/** 2^64. */
const SEEDS = 18446744073709551616n;

/** The seed of a plan as `Rng` takes it. */
export const seedOf = (seed: unknown): number | bigint => {
  if (typeof seed === "string") {
    if (!/^\d{1,20}$/.test(seed) || BigInt(seed) >= SEEDS) {
      throw valueError(WHO, "seed", "decimal digits of an integer 0 … 2^64−1", seed);
    }
    return BigInt(seed);
  }
  const expected = "an integer 0 … 2^53−1, or a decimal string up to 2^64−1";
  if (typeof seed !== "number") throw kindError(WHO, "seed", expected, seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw valueError(WHO, "seed", expected, seed);
  return seed;
};

const checksOf = (name: InitializerName): Checks =>
  theoryOf(initializerNamed(name))?.checks as Checks;

/** The options that a rule may give an initializer. */
export const optionNames = (name: InitializerName): readonly string[] =>
  [...checksOf(name).keys()].filter((option) => ![...PLANNED, ...FUNCTIONS].includes(option));

/** An error of a check, which knows an option's name, with the path in place of the name. */
const expectOptions = (path: string, name: InitializerName, value: unknown): void => {
  const options = expectObject(path, value, "an object");
  const checks = checksOf(name);
  const known = optionNames(name);
  for (const [key, option] of Object.entries(options)) {
    const where = `${path}.${key}`;
    if (!known.includes(key)) {
      const whose = PLANNED.includes(key)
        ? "the plan's, not a rule's"
        : `not an option of ${name}${didYouMean(key, known)}`;
      throw new TypeError(`${WHO}: ${JSON.stringify(where)} is ${whose}`);
    }
    if (option !== undefined) (checks.get(key) as Check)(WHO, where, option, options);
  }
};

const expectRule = (path: string, value: unknown): void => {
  const { match, rank, initializer, options } = expectObject(path, value, "a rule", RULE_KEYS);
  if (match !== undefined && typeof match !== "string") {
    throw kindError(WHO, `${path}.match`, "a glob", match);
  }
  if (rank !== undefined) count(WHO, `${path}.rank`, rank);
  if (typeof initializer !== "string") {
    throw kindError(WHO, `${path}.initializer`, "the name of an initializer", initializer);
  }
  if (!NAMES.includes(initializer)) {
    throw new RangeError(
      `${WHO}: "${path}.initializer" expected the name of an initializer, ` +
        `got ${show(initializer)}${didYouMean(initializer, NAMES)}`,
    );
  }
  if (options !== undefined) {
    expectOptions(`${path}.options`, initializer as InitializerName, options);
  }
};

/** A name, between quotes where a path would not be clear without. */
const pathOf = (name: string): string => `tensors[${JSON.stringify(name)}]`;

const expectTensor = (name: string, value: unknown): void => {
  const path = pathOf(name);
  if (name === "" || /\p{Surrogate}/u.test(name)) {
    throw new TypeError(`${WHO}: a tensor's name expected whole characters, got ${show(name)}`);
  }
  if (Array.isArray(value)) {
    expectShape(`${WHO}: ${path}`, value);
    return;
  }
  const { shape, dtype } = expectObject(path, value, "a shape or { shape, dtype }", TENSOR_KEYS);
  expectShape(`${WHO}: ${path}`, shape);
  if (dtype !== undefined) expectDType(WHO, `${path}.dtype`, dtype);
};

/**
 * Checks anything, an imported .json say, and gives it back as a plan. Nothing is drawn; whether
 * every tensor has a rule is `resolve`'s question.
 *
 * @throws TypeError for a wrong kind and for names that are not known, RangeError for a wrong value:
 *   each says where, `plan: "rules[3].options.std" expected a number ≥ 0, got -1`.
 * @example
 * const plan = parsePlan({ seed: 1, tensors: { "fc.weight": [10, 512] }, rules: [{ initializer: "zeros" }] });
 * plan.rules.length; // 1
 */
export const parsePlan = (value: unknown): Plan => {
  const plan = expectObject("", value, "an object", PLAN_KEYS);
  seedOf(plan.seed);
  if (plan.dtype !== undefined) expectDType(WHO, "dtype", plan.dtype);
  if (plan.layout !== undefined) expectLayout(WHO, "layout", plan.layout);
  const tensors = expectObject("tensors", plan.tensors, "an object of shapes by name");
  for (const [name, tensor] of Object.entries(tensors)) expectTensor(name, tensor);
  if (!Array.isArray(plan.rules)) throw kindError(WHO, "rules", "an array of rules", plan.rules);
  for (const [i, rule] of plan.rules.entries()) expectRule(`rules[${i}]`, rule);
  return plan as unknown as Plan;
};
