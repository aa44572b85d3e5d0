/**
 * The one call shape, and what every initializer does around its law: check everything, evaluate
 * the law, take the stream, fill.
 */
import { type Distribution, filling } from "./distribution.js";
import {
  type DType,
  type DTypeOf,
  expectDType,
  expectOut,
  type Filled,
  type WeightArray,
} from "./dtype.js";
import { type Checks, expectOptions, valueError } from "./expect.js";
import { fill } from "./fill.js";
import { expectRandom, type RandomOptions, randomChecks, takeSource } from "./rng.js";
import { expectShape, type Shape } from "./shape.js";

/** The one call shape: a new array by `dtype`, or `out`, filled and returned. */
export type Initializer<O extends RandomOptions = RandomOptions> = <
  D extends DType = "float32",
  A extends WeightArray | undefined = undefined,
>(
  shape: Shape,
  options?: O & { dtype?: (D & DTypeOf<A>) | undefined; out?: A },
) => NoInfer<Filled<D, A>>;

/** The distribution of a tensor that is not empty, from checked options. */
export type Law<O> = (shape: Shape, options: O) => Distribution;

const commonChecks: Checks = /* @__PURE__ */ new Map([
  ...randomChecks,
  ["dtype", expectDType],
  ["out", expectOut],
]);

/** The part of a tensor of `size` elements that a call fills. */
export const expectSlice = (
  caller: string,
  size: number,
  { range }: RandomOptions,
): { start: number; length: number } => {
  if (range === undefined) return { start: 0, length: size };
  const [start, end] = range;
  if (end > size) {
    throw valueError(caller, "range", `an end of at most ${size} elements`, range);
  }
  return { start, length: end - start };
};

/** `out`, if it has the right length, else a new array; running out of memory is a RangeError. */
export const expectTarget = <A extends Float32Array | Uint32Array>(
  caller: string,
  out: A | undefined,
  length: number,
  allocate: (length: number) => A,
): A => {
  if (out !== undefined) {
    if (out.length !== length) {
      throw valueError(caller, "out.length", `${length}`, out.length);
    }
    return out;
  }
  try {
    return allocate(length);
  } catch {
    throw new RangeError(`${caller}: out of memory for ${length} elements`);
  }
};

/**
 * An initializer from its law. `checks` are its own options; those of `RandomOptions`, `dtype` and
 * `out` are common to all. Of an empty tensor the options are checked and the law is not asked.
 */
export const initializer = <O extends RandomOptions>(
  name: string,
  checks: Checks,
  law: Law<O>,
): Initializer<O> => {
  const allChecks: Checks = new Map([...commonChecks, ...checks]);
  const call = (shape: Shape, options: O & { out?: Float32Array } = {} as O): Float32Array => {
    const size = expectShape(name, shape);
    expectOptions(name, options, allChecks);
    expectRandom(name, options);
    const { start, length } = expectSlice(name, size, options);
    const content = size === 0 ? 0 : filling(name, law(shape, options));
    const out = expectTarget(name, options.out, length, (n) => new Float32Array(n));
    if (typeof content === "number") {
      if (options.rng !== undefined) takeSource(name, options);
      out.fill(content);
    } else {
      fill("f32", out, content, takeSource(name, options), start);
    }
    return out;
  };
  return call as Initializer<O>;
};
