/**
 * From a plan to what is to be done: which rule makes which tensor, with which options.
 */
import type { DType } from "../dtype.js";
import { theoryOf } from "../initializer.js";
import type { RandomOptions } from "../rng.js";
import { product, type Shape } from "../shape.js";
import type { TensorInfo } from "../tensor.js";
import { matches } from "./glob.js";
import { type InitializerName, initializerNamed } from "./initializers.js";
import { type Plan, parsePlan, type Rule, type TensorSpec } from "./plan.js";

/** A tensor of a plan, and how it is made. */
export interface TensorPlan extends TensorInfo {
  readonly initializer: InitializerName;
  /** The options of the initializer, the plan's layout among them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The place of the rule in `rules`. */
  readonly rule: number;
}

const BYTES: Readonly<Record<DType, number>> = { float32: 4, float64: 8, float16: 2, bfloat16: 2 };

/** The bytes of a tensor's numbers. */
export const bytesOf = ({ shape, dtype }: TensorInfo): number => product(shape) * BYTES[dtype];

const isShape = (spec: TensorSpec): spec is Shape => Array.isArray(spec);

/** Whether a rule is about a tensor. */
export const applies = ({ match, rank }: Rule, name: string, shape: Shape): boolean =>
  (rank === undefined || rank === shape.length) && (match === undefined || matches(match, name));

/** A rule's options, with the plan's layout where one is asked for and none is implied. */
const optionsOf = ({ initializer, options }: Rule, layout: Plan["layout"]): object => {
  const given = { ...options } as Record<string, unknown>;
  const asks = theoryOf(initializerNamed(initializer))?.checks.has("layout") === true;
  const implied = ["layout", "compat", "fans"].some((name) => given[name] !== undefined);
  return layout === undefined || !asks || implied ? given : { ...given, layout };
};

/** Some of many names. */
const someOf = (names: readonly string[]): string => {
  const shown = names.slice(0, 5).map((name) => JSON.stringify(name));
  return names.length > 5 ? `${shown.join(", ")} and ${names.length - 5} more` : shown.join(", ");
};

/** Everything that an initializer can refuse about this tensor, without a number being drawn. */
const rehearse = ({ name, shape, dtype, initializer, options, rule }: TensorPlan): void => {
  const { standardized, ...others } = options as { standardized?: boolean };
  const dry: RandomOptions & { dtype: DType } = { ...others, dtype, seed: 0, range: [0, 0] };
  try {
    initializerNamed(initializer)(shape, dry as never);
    if (standardized === true) {
      // Its own refusals are about the number of elements: two stand for many.
      const few = product(shape) > 2 ? [2] : shape;
      initializerNamed("normal")(few, { seed: 0, standardized });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    error.message = `tensor ${JSON.stringify(name)}, rules[${rule}]: ${error.message}`;
    throw error;
  }
};

/**
 * Which rule makes which tensor, in the order of the plan. Nothing is drawn.
 *
 * @throws TypeError, RangeError as `parsePlan` does; RangeError with the tensors that no rule
 *   matches; what an initializer throws for a tensor, with the tensor's name and rule.
 * @example
 * const rules = [{ match: "*.bias", initializer: "zeros" }, { initializer: "heNormal" }];
 * const plan = parsePlan({ seed: 1, tensors: { "fc.bias": [10], "fc.weight": [512, 10] }, rules });
 * resolve(plan).map(({ name, rule }) => [name, rule]); // [ [ 'fc.bias', 0 ], [ 'fc.weight', 1 ] ]
 */
export const resolve = (plan: Plan): readonly TensorPlan[] => {
  const { tensors, rules, dtype = "float32", layout } = parsePlan(plan);
  const unmatched: string[] = [];
  const resolved = Object.entries(tensors).flatMap(([name, spec]): TensorPlan[] => {
    const { shape, dtype: own = dtype } = isShape(spec) ? { shape: spec } : spec;
    const at = rules.findIndex((rule) => applies(rule, name, shape));
    const rule = rules[at];
    if (rule === undefined) {
      unmatched.push(name);
      return [];
    }
    const options = optionsOf(rule, layout) as TensorPlan["options"];
    return [{ name, shape, dtype: own, initializer: rule.initializer, options, rule: at }];
  });
  if (unmatched.length > 0) {
    const tensor = unmatched.length === 1 ? "a tensor has" : `${unmatched.length} tensors have`;
    throw new RangeError(`plan: ${tensor} no rule: ${someOf(unmatched)}`);
  }
  for (const tensor of resolved) rehearse(tensor);
  return resolved;
};
