/**
 * Gains: what a nonlinearity f takes from the scale of its input, given back to the weights. With
 * z ~ N(0, 1) there are two of them and a convention:
 *
 *   secondMoment   1/√E[f(z)²]     what He et al. derive; keeps E[f(z)²] from layer to layer
 *   std            1/√Var f(z)     keeps the variance, where the mean is taken away (NFNets)
 *   torch          PyTorch's figure where it has one, else secondMoment
 *
 * The expectations are literals: scripts/gains.py integrates them in 40 digits.
 *
 * Sources: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, §2.2; Brock, De, Smith,
 * "Characterizing signal propagation to close the performance gap in unnormalized ResNets",
 * ICLR 2021, §4.1 (γ); PyTorch `calculate_gain`.
 */
import { type Check, type Checks, expectOptions, finite, oneOf, valueError } from "./expect.js";

export type Nonlinearity =
  | "linear"
  | "relu"
  | "leakyRelu"
  | "elu"
  | "selu"
  | "gelu"
  | "geluTanh"
  | "silu"
  | "mish"
  | "softplus"
  | "softsign"
  | "sigmoid"
  | "tanh"
  | "hardSigmoid"
  | "hardSwish"
  | "hardTanh"
  | "relu2"
  | "sin";

export interface GainOptions {
  /** What multiplies the part below 0 of leakyRelu (0.01) and elu (1). */
  slope?: number | undefined;
  /** "torch" */
  convention?: "torch" | "secondMoment" | "std" | undefined;
}

/** f(z) = z above 0 and slope·h(z) below: E f² = ½ + square·slope², E f = 1/√(2π) + mean·slope. */
interface Sloped {
  readonly slope: number;
  /** ∫ h(z)² φ(z) dz over z < 0. */
  readonly square: number;
  /** ∫ h(z) φ(z) dz over z < 0. */
  readonly mean: number;
}

interface Plain {
  readonly secondMoment: number;
  readonly std: number;
  /** PyTorch's figure, where it is not the second moment's. */
  readonly torch?: number;
}

/** 1/√(2π), the mean of the part above 0. */
const MEAN_ABOVE = 0.3989422804014327;

const SLOPED: Readonly<Partial<Record<Nonlinearity, Sloped>>> = {
  leakyRelu: { slope: 0.01, square: 0.5, mean: -0.3989422804014327 },
  elu: { slope: 1, square: 0.14494541749292386, mean: -0.23842170813487662 },
};

const PLAIN: Readonly<Record<Exclude<Nonlinearity, "leakyRelu" | "elu">, Plain>> = {
  linear: { secondMoment: 1, std: 1 },
  relu: { secondMoment: 1.4142135623730951, std: 1.7128585504496627 },
  selu: { secondMoment: 1, std: 1, torch: 0.75 },
  gelu: { secondMoment: 1.5335304411955353, std: 1.7009262433633332 },
  geluTanh: { secondMoment: 1.533580521666147, std: 1.7009165616954505 },
  silu: { secondMoment: 1.676532470331091, std: 1.787187222100442 },
  mish: { secondMoment: 1.486847581273208, std: 1.5920253810994462 },
  softplus: { secondMoment: 1.0418668355353018, std: 1.9191259801076563 },
  softsign: { secondMoment: 2.3375333631085398, std: 2.3375333631085398 },
  sigmoid: { secondMoment: 1.8462285453386054, std: 4.801313372039962, torch: 1 },
  tanh: { secondMoment: 1.5925374197228315, std: 1.5925374197228315, torch: 1.6666666666666667 },
  hardSigmoid: { secondMoment: 1.897840424729559, std: 6.015034486637097 },
  hardSwish: { secondMoment: 1.7366572127665416, std: 1.8138714738131827 },
  hardTanh: { secondMoment: 1.3920361404483097, std: 1.3920361404483097 },
  relu2: { secondMoment: 0.816496580927726, std: 0.8944271909999159 },
  sin: { secondMoment: 1.5208666231788148, std: 1.5208666231788148 },
};

const expectNonlinearity = /* @__PURE__ */ oneOf(...Object.keys(PLAIN), ...Object.keys(SLOPED));

const expectSlope: Check = (caller, name, value) => {
  finite(caller, name, value);
  if ((value as number) * (value as number) < Infinity) return;
  throw valueError(caller, name, "a number with a finite square", value);
};

const checks: Checks = /* @__PURE__ */ new Map([
  ["slope", expectSlope],
  ["convention", /* @__PURE__ */ oneOf("torch", "secondMoment", "std")],
]);

/** The gain of a nonlinearity with this slope; std: of its variance, else of its second moment. */
const slopedGain = ({ square, mean }: Sloped, slope: number, std: boolean): number => {
  const average = std ? MEAN_ABOVE + mean * slope : 0;
  return Math.sqrt(1 / (0.5 + square * (slope * slope) - average * average));
};

/**
 * The gain of a nonlinearity, for an initializer's option of that name.
 *
 *   "torch"          linear 1, sigmoid 1, tanh 5/3, relu √2, leakyRelu √(2/(1 + slope²)), selu ¾ as
 *                    in PyTorch's `calculate_gain`; "secondMoment" for all others
 *   "secondMoment"   1/√E[f(z)²], z ~ N(0, 1)
 *   "std"            1/√Var f(z)
 *
 * `slope` is leakyRelu's (0.01 by default) or elu's (1), what multiplies them below 0. gelu is the
 * one by erf, geluTanh its approximation by tanh; silu is also called swish, relu2 is relu(z)².
 *
 * @throws TypeError for a slope beside another nonlinearity; RangeError for an unknown
 *   nonlinearity or convention, or a slope whose square is not finite; TypeError for a wrong kind.
 * @example
 * gain("relu");                                 // 1.4142135623730951
 * gain("leakyRelu", { slope: 0.2 });            // 1.3867504905630728
 * gain("gelu");                                 // 1.5335304411955353
 * gain("gelu", { convention: "std" });          // 1.7009262433633332
 * gain("tanh");                                 // 1.6666666666666667
 * gain("tanh", { convention: "secondMoment" }); // 1.5925374197228315
 */
export const gain = (nonlinearity: Nonlinearity, options: GainOptions = {}): number => {
  expectNonlinearity("gain", "nonlinearity", nonlinearity);
  expectOptions("gain", options, checks);
  const { slope, convention = "torch" } = options;
  const sloped = SLOPED[nonlinearity];
  if (sloped !== undefined) return slopedGain(sloped, slope ?? sloped.slope, convention === "std");
  if (slope !== undefined) {
    throw new TypeError(
      `gain: "slope" is an option of "leakyRelu" and "elu", not of "${nonlinearity}"`,
    );
  }
  const { secondMoment, std, torch = secondMoment } = PLAIN[nonlinearity as keyof typeof PLAIN];
  return convention === "std" ? std : convention === "torch" ? torch : secondMoment;
};
