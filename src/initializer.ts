/**
 * The one call shape, and what every initializer does around its law: check everything, evaluate
 * the law, take the stream, fill.
 */
import { type Distribution, type Filling, filling } from "./distribution.js";
import {
  create,
  type DType,
  type DTypeOf,
  dtypeOf,
  expectDType,
  expectOut,
  type Filled,
  type Numbers,
  numbersOf,
  type WeightArray,
} from "./dtype.js";
import { boolean, type Check, type Checks, expectOptions, valueError } from "./expect.js";
import { fill } from "./fill.js";
import { expectRandom, type RandomOptions, randomChecks, type Source, takeSource } from "./rng.js";
import { expectShape, product, type Shape } from "./shape.js";
import { fillStandardized } from "./standardize.js";
import type { Figures } from "./theory.js";

/** The one call shape: a new array by `dtype`, or `out`, filled and returned. */
export type Initializer<O extends RandomOptions = RandomOptions> = <
  D extends DType = "float32",
  A extends WeightArray | undefined = undefined,
>(
  shape: Shape,
  options?: O & { dtype?: (D & DTypeOf<A>) | undefined; out?: A },
) => NoInfer<Filled<D, A>>;

/** What the initializers that draw have in common. */
export interface SampleOptions extends RandomOptions {
  /** Rescale to exact sample mean and standard deviation. Not with `range`. */
  standardized?: boolean | undefined;
}

/** The distribution of a tensor that is not empty, from checked options. */
export type Law<O> = (shape: Shape, options: O) => Distribution;

/** What an initializer knows of its weights: the law of each, or the figures of all of them. */
export type Knowledge<O> =
  | { readonly law: Law<O> }
  | { readonly figures: (shape: Shape, options: O, dtype: DType) => Figures };

/** What an initializer knows about itself, for those who ask for theory and not for weights. */
export type Theory<O extends RandomOptions = RandomOptions> = Knowledge<O> & {
  readonly name: string;
  readonly checks: Checks;
};

/** Where an initializer keeps its theory. */
const THEORY: unique symbol = /* @__PURE__ */ Symbol("theory");

/** The theory of one of this package's initializers; `undefined` of any other value. */
export const theoryOf = (initializer: unknown): Theory | undefined =>
  typeof initializer === "function" ? (initializer as { [THEORY]?: Theory })[THEORY] : undefined;

export const commonChecks: Checks = /* @__PURE__ */ new Map([
  ...randomChecks,
  ["dtype", expectDType],
  ["out", expectOut],
]);

const expectStandardized: Check = (caller, name, value, options) => {
  boolean(caller, name, value);
  if (value === true && (options as RandomOptions).range !== undefined) {
    throw new TypeError(`${caller}: "standardized" and "range" exclude each other`);
  }
};

/** The options of `SampleOptions` beyond those of every initializer. */
export const sampleChecks: Checks = /* @__PURE__ */ new Map([["standardized", expectStandardized]]);

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

/** Memory for `length` elements; a RangeError if there is not enough. */
export const expectMemory = <A>(
  caller: string,
  length: number,
  allocate: (length: number) => A,
): A => {
  try {
    return allocate(length);
  } catch {
    throw new RangeError(`${caller}: out of memory for ${length} elements`);
  }
};

/** `out`, if it has the right length, else a new array. */
export const expectTarget = <A extends WeightArray | Uint32Array>(
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
  return expectMemory(caller, length, allocate);
};

/** Fills elements start, start + 1, … of a tensor. `take` gives the stream of the call. */
export type Fill = (out: Numbers, start: number, take: () => Source) => void;

/** How to fill a tensor that is not empty, from checked options. What can be wrong throws here. */
export type Plan<O> = (shape: Shape, options: O & CallOptions, dtype: DType) => Fill;

interface CallOptions extends SampleOptions {
  readonly dtype?: DType;
  readonly out?: WeightArray;
}

/** Fill with samples, or with one value, which reads no words. */
export const fillWith = (
  out: Numbers,
  content: Filling,
  start: number,
  take: () => Source,
): void => {
  if (typeof content === "number") out.fill(content);
  else fill(out, content, take(), start);
};

/**
 * An initializer from its plan. `checks` are its own options; those of `RandomOptions`, `dtype` and
 * `out` are common to all. Of an empty tensor the options are checked and no plan is made. A call
 * takes one stream of its rng, whatever it fills; one that throws takes none.
 */
export const plannedInitializer = <O extends RandomOptions>(
  name: string,
  checks: Checks,
  knowledge: Knowledge<O>,
  plan: Plan<O>,
): Initializer<O> => {
  const allChecks: Checks = new Map([...commonChecks, ...checks]);
  const call = (shape: Shape, options: O & CallOptions = {} as O): WeightArray => {
    const size = expectShape(name, shape);
    expectOptions(name, options, allChecks);
    expectRandom(name, options);
    const dtype = dtypeOf(options);
    const { start, length } = expectSlice(name, size, options);
    const fillPart = size === 0 ? undefined : plan(shape, options, dtype);
    const out = expectTarget(name, options.out, length, (n) => create(dtype, n) as WeightArray);
    let source: Source | undefined;
    const take = (): Source => {
      source ??= takeSource(options);
      return source;
    };
    fillPart?.(numbersOf(out), start, take);
    if (options.rng !== undefined) take();
    return out;
  };
  Object.defineProperty(call, THEORY, { value: { name, checks: allChecks, ...knowledge } });
  return call as Initializer<O>;
};

/** An initializer from the law of each of its weights. */
export const initializer = <O extends RandomOptions>(
  name: string,
  checks: Checks,
  law: Law<O>,
): Initializer<O> =>
  plannedInitializer(name, checks, { law }, (shape, options, dtype) => {
    const distribution = law(shape, options);
    const content = filling(name, distribution, dtype);
    if (options.standardized !== true) {
      return (out, start, take) => fillWith(out, content, start, take);
    }
    expectStandardizable(name, content, product(shape));
    return (out, _start, take) => fillStandardized(name, out, distribution, dtype, take);
  });

const expectStandardizable = (name: string, content: Filling, size: number): void => {
  if (typeof content === "number" || size < 2) {
    throw new RangeError(
      `${name}: "standardized" expected at least two elements that are not all equal`,
    );
  }
};
