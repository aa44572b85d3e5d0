/**
 * What theory says of an initializer: its law's mean, standard deviation and bounds, before a
 * single weight is drawn, and what rounding to half precision makes of them.
 */
import type { Distribution } from "../distribution.js";
import { type DType, dtypeOf } from "../dtype.js";
import { expectOptions, kindError } from "../expect.js";
import { type FanScaledOptions, type Fans, resolveFans } from "../fans.js";
import type { Initializer, Theory } from "../initializer.js";
import { theoryOf } from "../initializer.js";
import { expectRandom, type RandomOptions } from "../rng.js";
import { expectShape, type Shape } from "../shape.js";
import { boundsOf, type DistributionName, momentsOf } from "../theory.js";
import { inHalf } from "./half-law.js";

export interface Description {
  readonly distribution: DistributionName;
  readonly mean: number;
  readonly std: number;
  readonly low: number;
  readonly high: number;
  readonly fans?: Fans;
}

const positive = ({ fanIn, fanOut }: Fans): Fans => ({
  fanIn: Math.max(1, fanIn),
  fanOut: Math.max(1, fanOut),
});

/** The law of a tensor, and its fans if it has some; of an empty tensor with fans of at least 1. */
export const lawOf = (
  { name, checks, law }: Extract<Theory, { law: unknown }>,
  shape: Shape,
  options: RandomOptions,
): { law: Distribution; fans?: Fans } => {
  if (!checks.has("fans")) return { law: law(shape, options) };
  const scaled = options as FanScaledOptions;
  const fans = shape.includes(0)
    ? positive(scaled.fans ?? resolveFans(name, shape, scaled))
    : resolveFans(name, shape, scaled);
  return { law: law(shape, { ...options, fans } as RandomOptions), fans };
};

/**
 * The law that `initializer(shape, options)` draws from: the kind of distribution, exact mean,
 * standard deviation and bounds, and the fans where it has some. With a half dtype (or an array of
 * one as `out`) the figures are those of the weights after rounding. A normal's bounds are infinite.
 * Of an empty tensor the fans are taken as at least 1. Of `identity`, `dirac`, `sparse` and the
 * orthogonal ones they are the figures of all entries together.
 *
 * Takes the initializers of this package and its recipes, not another function.
 *
 * @throws TypeError for another function; what the initializer throws for this shape and these
 *   options.
 * @example
 * describe(uniform, [3], { low: -1, high: 1 }).std; // 0.5773502691896258
 * describe(heNormal, [784, 256]).fans; // { fanIn: 784, fanOut: 256 }
 */
export const describe = <O extends RandomOptions>(
  initializer: Initializer<O>,
  shape: Shape,
  options?: NoInfer<O> & { dtype?: DType | undefined },
): Description => {
  const theory = theoryOf(initializer);
  if (theory === undefined) {
    throw kindError("describe", "initializer", "an initializer of this package", initializer);
  }
  const { name, checks } = theory;
  const given = options ?? {};
  expectShape(name, shape);
  expectOptions(name, given, checks);
  expectRandom(name, given);
  const dtype = dtypeOf(given as { dtype?: DType });
  if ("figures" in theory) return theory.figures(shape, given, dtype);
  const { law, fans } = lawOf(theory, shape, given);
  const half = dtype === "float16" || dtype === "bfloat16";
  const figures = half ? inHalf(law, dtype) : { ...momentsOf(law), ...boundsOf(law) };
  const distribution = law.kind === "own" ? law.distribution : law.kind;
  return { distribution, ...figures, ...(fans === undefined ? {} : { fans }) };
};
