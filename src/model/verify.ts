/**
 * Whether tensors are what a plan makes, bit by bit.
 */
import { create, type Weights } from "../dtype.js";
import { Rng } from "../rng.js";
import { product } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { type Plan, seedOf } from "./plan.js";
import { resolve, type TensorPlan } from "./resolve.js";
import { fillTensor } from "./tensors.js";

/** A tensor that is not the plan's. */
export interface Mismatch {
  readonly name: string;
  /** Other bits; not given; not in the plan; of another shape or dtype. */
  readonly kind: "changed" | "missing" | "extra" | "shape" | "dtype";
  /** How many elements differ: if it is not "changed", all. */
  readonly different: number;
}

/** The elements as integers: −0 is not 0, and a NaN is itself. */
export const bitsOf = (data: Weights): Uint16Array | Uint32Array | BigUint64Array => {
  const { buffer, byteOffset, length } = data;
  if (data instanceof Float32Array) return new Uint32Array(buffer, byteOffset, length);
  if (data instanceof Float64Array) return new BigUint64Array(buffer, byteOffset, length);
  return new Uint16Array(buffer, byteOffset, length);
};

const countDifferent = (data: Weights, expected: Weights): number => {
  const a = bitsOf(data);
  const b = bitsOf(expected);
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different;
};

const compare = (plan: TensorPlan, actual: Tensor, root: Rng): Mismatch | undefined => {
  const { name, shape, dtype } = plan;
  const size = product(actual.shape);
  if (shape.join() !== actual.shape.join()) return { name, kind: "shape", different: size };
  if (dtype !== actual.dtype) return { name, kind: "dtype", different: size };
  const expected = create(dtype, size) as Weights;
  fillTensor(plan, root, expected);
  const different = countDifferent(actual.data, expected);
  return different === 0 ? undefined : { name, kind: "changed", different };
};

/**
 * The tensors that are not what the plan makes, those that it does not have and those that were not
 * given; none if all are equal bit by bit. One tensor of the plan is made at a time.
 *
 * @throws what `resolve` throws; RangeError if a name is given twice, or if memory runs out.
 * @example
 * const plan = parsePlan({ seed: 1, tensors: { w: [2, 2] }, rules: [{ initializer: "heNormal" }] });
 * verify(plan, tensors(plan)); // []
 * verify(plan, []); // [ { name: 'w', kind: 'missing', different: 4 } ]
 */
export const verify = (plan: Plan, actual: Iterable<Tensor>): readonly Mismatch[] => {
  const planned = new Map(resolve(plan).map((tensor) => [tensor.name, tensor]));
  const root = new Rng(seedOf(plan.seed));
  const seen = new Set<string>();
  const mismatches: Mismatch[] = [];
  for (const tensor of actual) {
    const { name } = tensor;
    if (seen.has(name)) throw new RangeError(`verify: ${JSON.stringify(name)} was given twice`);
    seen.add(name);
    const own = planned.get(name);
    const mismatch: Mismatch | undefined =
      own === undefined
        ? { name, kind: "extra", different: product(tensor.shape) }
        : compare(own, tensor, root);
    if (mismatch !== undefined) mismatches.push(mismatch);
  }
  for (const { name, shape } of planned.values()) {
    if (!seen.has(name)) mismatches.push({ name, kind: "missing", different: product(shape) });
  }
  return mismatches;
};
