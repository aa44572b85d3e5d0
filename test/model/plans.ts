/** Plans that use every initializer in every dtype, from the catalogue, and what they must make. */
import type { DType, Initializer, Shape, Weights } from "weightinit";
import * as weightinit from "weightinit";
import type { InitializerName, Plan, Rule, Tensor, TensorSpec } from "weightinit/model";
import * as recipes from "weightinit/recipes";
import { forgetBias } from "../../src/model/forget-bias.js";
import { NAMES } from "../../src/model/initializers.js";
import { firstDifference } from "../bits.js";
import { catalogue } from "../catalogue.js";

export const DTYPES = ["float32", "float64", "float16", "bfloat16"] as const;
const { Rng } = weightinit;
const library: Readonly<Record<string, unknown>> = {
  ...weightinit,
  ...recipes,
  forgetBias,
};

export interface Planned {
  readonly name: string;
  readonly initializer: InitializerName;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Whether the dtype can hold what the options ask for, float16 no std of 1e30. */
const fits = (initializer: Initializer, shape: Shape, options: object): boolean => {
  try {
    initializer(shape, { ...options, seed: 1 } as never);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const cases: readonly Planned[] = catalogue.flatMap(({ initializer, shape, options }, i) => {
  const { dtype: _own, ...others } = options;
  // A plan is JSON.
  if (Object.values(others).some((option) => typeof option === "function")) return [];
  const names = NAMES.filter((name) => library[name] === initializer) as InitializerName[];
  return names.flatMap((name) =>
    DTYPES.filter((dtype) => fits(initializer, shape, { ...others, dtype })).map((dtype) => ({
      name: `${i}.${name}.${dtype}`,
      initializer: name,
      shape,
      dtype,
      options: others,
    })),
  );
});

/** Plans alone have it. */
const gates: readonly Planned[] = DTYPES.map((dtype) => ({
  name: `gates.${dtype}`,
  initializer: "forgetBias",
  shape: [20],
  dtype,
  options: { layout: "onnx", value: 2 },
}));

/** More than a piece of 1 MiB; the last piece is no whole block. */
const large: readonly Planned[] = DTYPES.flatMap((dtype) =>
  (["zeros", "uniform", "normal", "truncatedNormal"] as const).map((initializer) => ({
    name: `large.${initializer}.${dtype}`,
    initializer,
    shape: [701, 1003],
    dtype,
    options: {},
  })),
);

export const planned: readonly Planned[] = [...cases, ...gates, ...large];

export const SEED = "9223372036854775813";

export const planOf = (tensors: readonly Planned[]): Plan => ({
  seed: SEED,
  tensors: Object.fromEntries(
    tensors.map(({ name, shape, dtype }): [string, TensorSpec] => [name, { shape, dtype }]),
  ),
  rules: tensors.map(
    ({ name, initializer, options }) => ({ match: name, initializer, options }) as Rule,
  ),
});

export const everyInitializer: Plan = planOf(planned);

export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What the initializer itself gives for the named Rng. */
export const expectedOf = ({ name, initializer, shape, dtype, options }: Planned): Weights => {
  const rng = new Rng(BigInt(SEED)).named(name);
  return (library[initializer] as Initializer)(shape, { ...options, rng, dtype } as never);
};

/** The names of tensors whose bytes are not those that their initializer gives. */
export const different = (
  actual: ReadonlyMap<string, Tensor>,
  tensors: readonly Planned[] = planned,
): readonly string[] =>
  tensors.flatMap((plan) => {
    const data = actual.get(plan.name)?.data;
    if (data === undefined) return [plan.name];
    return firstDifference(data, expectedOf(plan)) === -1 ? [] : [plan.name];
  });

/** Tensors by name. */
export const mapOf = (tensors: Iterable<Tensor>): ReadonlyMap<string, Tensor> =>
  new Map(Array.from(tensors, (tensor) => [tensor.name, tensor]));

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
};

/** `allocate` over buffers of a kind. */
export const allocator =
  (create: (bytes: number) => ArrayBuffer | SharedArrayBuffer) =>
  ({ shape, dtype }: { readonly shape: Shape; readonly dtype: DType }): Weights => {
    const length = shape.reduce((size, dimension) => size * dimension, 1);
    const Kind = ARRAYS[dtype];
    return new Kind(create(length * Kind.BYTES_PER_ELEMENT) as ArrayBuffer) as Weights;
  };
