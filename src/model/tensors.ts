/**
 * The tensors of a plan, one at a time: memory for one of them is enough.
 */
import { create, type Weights } from "../dtype.js";
import { expectOptions } from "../expect.js";
import { expectMemory } from "../initializer.js";
import { Rng } from "../rng.js";
import { product } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { initializerNamed } from "./initializers.js";
import { type Plan, seedOf } from "./plan.js";
import { resolve, type TensorPlan } from "./resolve.js";
import { type ShardOptions, shardChecks, shardOf } from "./shard.js";

/** Memory for a tensor, or for so many of its elements. */
export const memoryFor = (
  { name, shape, dtype }: TensorPlan,
  length: number = product(shape),
): Weights =>
  expectMemory(`tensor ${JSON.stringify(name)}`, length, (n) => create(dtype, n)) as Weights;

/** Fill a tensor, or its elements [start, end). Its stream comes from its name alone. */
export const fillTensor = (
  { name, shape, dtype, initializer, options }: TensorPlan,
  root: Rng,
  out: Weights,
  range?: readonly [start: number, end: number],
): void => {
  const rng = root.named(name);
  const call = { ...options, rng, stream: 0, dtype, out, ...(range && { range }) };
  initializerNamed(initializer)(shape, call as never);
};

/**
 * Makes the tensors of a plan, in its order. Each has an array of its own.
 *
 * Tensor `name` is what its initializer gives for `new Rng(seed).named(name)`: no other tensor, rule
 * or order has a part in it.
 *
 * @throws what `resolve` throws, when the first tensor is asked for; RangeError if memory runs out.
 * @example
 * const rules = [{ match: "*.bias", initializer: "zeros" }, { initializer: "heNormal" }];
 * const plan = parsePlan({ seed: 42, tensors: { "fc.weight": [784, 256], "fc.bias": [256] }, rules });
 * Array.from(tensors(plan), ({ data }) => data[0]); // [ 0.021715359762310982, 0 ]
 */
export function* tensors(
  plan: Plan,
  options: ShardOptions = {},
): Generator<Tensor, void, undefined> {
  expectOptions("tensors", options, shardChecks);
  const resolved = shardOf(resolve(plan), options);
  const root = new Rng(seedOf(plan.seed));
  for (const tensor of resolved) {
    const { name, shape, dtype } = tensor;
    const data = memoryFor(tensor);
    fillTensor(tensor, root, data);
    yield { name, shape, dtype, data };
  }
}
