/**
 * weightinit/model for a library author, with `lib: ["es2022"]` alone: plans are typed by their
 * initializers, and a signal needs no "dom".
 */
import {
  type InitializeOptions,
  type InitializerName,
  initialize,
  type Mismatch,
  type Plan,
  parsePlan,
  type Rule,
  resolve,
  type ShardOptions,
  type Tensor,
  type TensorPlan,
  type TensorSpec,
  tensors,
  verify,
} from "weightinit/model";

const specs: Readonly<Record<string, TensorSpec>> = {
  a: [2, 3],
  b: { shape: [4], dtype: "float16" },
};
const rules: readonly Rule[] = [
  { match: "*.bias", rank: 1, initializer: "zeros" },
  { initializer: "heNormal", options: { mode: "fanOut", truncated: true } },
  { initializer: "torchDefault", options: { fans: { fanIn: 3, fanOut: 4 } } },
];
export const plan: Plan = { seed: "18446744073709551615", layout: "torch", tensors: specs, rules };
export const parsed = parsePlan(JSON.parse("{}") as unknown);
export const planned: readonly TensorPlan[] = resolve(plan);
export const names: readonly InitializerName[] = planned.map(({ initializer }) => initializer);

const half: ShardOptions = { shard: [1, 2] };
export const lengths: readonly number[] = Array.from(
  tensors(plan, half),
  ({ data }) => data.length,
);
const options: InitializeOptions = {
  ...half,
  workers: 2,
  signal: undefined,
  onProgress: (done: number, total: number, name: string) => [done / total, name],
  allocate: ({ dtype, shape }) =>
    dtype === "float64" ? new Float64Array(shape.length) : new Float32Array(shape.length),
};
export const made: Promise<ReadonlyMap<string, Tensor>> = initialize(plan, options);
export const wrong: Promise<readonly Mismatch[]> = made.then((all) => verify(plan, all.values()));

// @ts-expect-error another initializer's option
export const another: Rule = { initializer: "constant", options: { std: 1 } };
// @ts-expect-error no initializer
export const none: Rule = { initializer: "heNorml" };
// @ts-expect-error the plan's, not a rule's
export const seeded: Rule = { initializer: "normal", options: { seed: 1 } };
// @ts-expect-error JSON has no bigint
export const big: Plan = { ...plan, seed: 1n };
