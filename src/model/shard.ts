/**
 * Shards: whole tensors, in parts of almost equal bytes. Which part a tensor belongs to depends on
 * the plan alone, so parts that are made on different machines fit together.
 *
 * The largest tensor left goes to the part that has the least bytes, the first of equal ones: no
 * part exceeds the ideal by more than a third (Graham, "Bounds on multiprocessing timing anomalies",
 * SIAM J. Appl. Math. 17, 1969), unless one tensor does.
 */
import { type Check, type Checks, kindError, positiveCount, valueError } from "../expect.js";
import { bytesOf, type TensorPlan } from "./resolve.js";

export interface ShardOptions {
  /** Part i of n, i from 1. */
  shard?: readonly [part: number, parts: number] | undefined;
}

/** Part by tensor, from 0. */
const partsOf = (tensors: readonly TensorPlan[], parts: number): Map<TensorPlan, number> => {
  // Parts beyond the number of tensors have none.
  const loads = new Array<number>(Math.min(parts, tensors.length)).fill(0);
  const bySize = [...tensors].sort((a, b) => bytesOf(b) - bytesOf(a) || (a.name < b.name ? -1 : 1));
  return new Map(
    bySize.map((tensor) => {
      const part = loads.indexOf(Math.min(...loads));
      loads[part] = (loads[part] as number) + bytesOf(tensor);
      return [tensor, part];
    }),
  );
};

const expectShard: Check = (caller, name, value) => {
  if (!Array.isArray(value) || value.length !== 2) {
    throw kindError(caller, name, "[part, parts]", value);
  }
  const [part, parts] = value;
  positiveCount(caller, `${name}[0]`, part);
  positiveCount(caller, `${name}[1]`, parts);
  if (part > parts) throw valueError(caller, name, "a part of at most its parts", value);
};

/** The options of `ShardOptions`. */
export const shardChecks: Checks = /* @__PURE__ */ new Map([["shard", expectShard]]);

/** The tensors of a part, in their order; all of them without one. */
export const shardOf = (
  tensors: readonly TensorPlan[],
  { shard }: ShardOptions,
): readonly TensorPlan[] => {
  if (shard === undefined) return tensors;
  const [part, parts] = shard;
  const places = partsOf(tensors, parts);
  return tensors.filter((tensor) => places.get(tensor) === part - 1);
};
