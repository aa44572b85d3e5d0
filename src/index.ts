/**
 * weightinit: initial weights for neural networks, from a seed, the same bytes everywhere.
 */
export { bits } from "./bits.js";
export type { DType, WeightArray, Weights } from "./dtype.js";
export { type FanOptions, type Fans, fans } from "./fans.js";
export { type GainOptions, gain, type Nonlinearity } from "./gain.js";
export { type HalfDType, toFloat32 } from "./half.js";
export type { Initializer, SampleOptions } from "./initializer.js";
export { type ConstantOptions, constant } from "./initializers/constant.js";
export { glorotNormal, glorotNormal as xavierNormal } from "./initializers/glorot-normal.js";
export { glorotUniform, glorotUniform as xavierUniform } from "./initializers/glorot-uniform.js";
export {
  type HeNormalOptions,
  heNormal,
  heNormal as kaimingNormal,
} from "./initializers/he-normal.js";
export {
  type HeUniformOptions,
  heUniform,
  heUniform as kaimingUniform,
} from "./initializers/he-uniform.js";
export { lecunNormal } from "./initializers/lecun-normal.js";
export { lecunUniform } from "./initializers/lecun-uniform.js";
export { type NormalOptions, normal } from "./initializers/normal.js";
export { ones } from "./initializers/ones.js";
export type { ScaledNormalOptions, ScaledOptions } from "./initializers/scaled.js";
export { type TruncatedNormalOptions, truncatedNormal } from "./initializers/truncated-normal.js";
export { type UniformOptions, uniform } from "./initializers/uniform.js";
export {
  type VarianceScalingOptions,
  varianceScaling,
} from "./initializers/variance-scaling.js";
export { zeros } from "./initializers/zeros.js";
export { type Backend, backend, type KernelSource, ready } from "./kernel/kernel.js";
export type { Axes, Layout, NamedLayout } from "./layout.js";
export { type DeltaOrthogonalOptions, deltaOrthogonal } from "./matrix/delta-orthogonal.js";
export { type DiracOptions, dirac } from "./matrix/dirac.js";
export { type IdentityOptions, identity } from "./matrix/identity.js";
export { type OrthogonalOptions, orthogonal } from "./matrix/orthogonal.js";
export { type QrFactors, type QrOptions, qr } from "./matrix/qr.js";
export type { QrArrays } from "./matrix/qr-arrays.js";
export { type SparseOptions, sparse } from "./matrix/sparse.js";
export { type RandomOptions, Rng, type Seed } from "./rng.js";
export type { Shape } from "./shape.js";
export { type Description, describe } from "./statistics/describe.js";
export { type SummarizeOptions, type Summary, summarize } from "./statistics/summarize.js";
export { STREAM_VERSION } from "./version.js";
