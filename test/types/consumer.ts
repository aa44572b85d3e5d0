/**
 * A library author's file: every export of the package, with `lib: ["es2022"]` alone, so that the
 * public types need neither "dom" nor "@types/node" nor a newer lib. Its exports are inferred on
 * purpose: declarations made from it must be able to name every type.
 */
import {
  type Axes,
  type Backend,
  backend,
  bits,
  type ConstantOptions,
  constant,
  type DeltaOrthogonalOptions,
  type Description,
  type DiracOptions,
  type DType,
  deltaOrthogonal,
  describe,
  dirac,
  type FanOptions,
  type Fans,
  fans,
  type GainOptions,
  gain,
  glorotNormal,
  glorotUniform,
  type HalfDType,
  type HeNormalOptions,
  type HeUniformOptions,
  heNormal,
  heUniform,
  type IdentityOptions,
  type Initializer,
  identity,
  type KernelSource,
  kaimingNormal,
  kaimingUniform,
  type Layout,
  lecunNormal,
  lecunUniform,
  type NamedLayout,
  type Nonlinearity,
  type NormalOptions,
  normal,
  type OrthogonalOptions,
  ones,
  orthogonal,
  type QrArrays,
  type QrFactors,
  type QrOptions,
  qr,
  type RandomOptions,
  Rng,
  ready,
  type SampleOptions,
  type ScaledNormalOptions,
  type ScaledOptions,
  type Seed,
  type Shape,
  type SparseOptions,
  STREAM_VERSION,
  type SummarizeOptions,
  type Summary,
  sparse,
  summarize,
  type TruncatedNormalOptions,
  toFloat32,
  truncatedNormal,
  type UniformOptions,
  uniform,
  type VarianceScalingOptions,
  varianceScaling,
  type WeightArray,
  type Weights,
  xavierNormal,
  xavierUniform,
  zeros,
} from "weightinit";

export const seeds: readonly Seed[] = [0, 2 ** 53 - 1, 0n, 2n ** 64n - 1n];
export const shape: Shape = [3, 3, 8, 16] as const;
export const layout: Layout = "keras";
export const version: 1 = STREAM_VERSION;

const rng = new Rng(42n, 7).named("encoder.0.q.weight");
export const address: { seed: bigint; stream: number } = rng;

// Options may be named, shared and hold undefined.
const random: RandomOptions = { seed: seeds[0], stream: 3, range: undefined, rng: undefined };
const fanOptions: FanOptions = { layout };
export const given: Fans = fans(shape, fanOptions);
const experts: Axes = { in: 1, out: [2, 3], batch: 0 };
const kernels: readonly FanOptions[] = [
  { layout: experts },
  { layout: { in: [0], out: -1, batch: undefined } },
  { layout: "torch", groups: 4, transposed: true },
  { layout, depthwise: true, groups: undefined },
  { compat: "tfjs", layout: undefined },
];
export const counted: readonly Fans[] = kernels.map((options) => fans(shape, options));
const activation: Nonlinearity = "leakyRelu";
const conventional: GainOptions = { slope: 0.2, convention: "secondMoment" };
export const gains: readonly number[] = [gain(activation, conventional), gain("gelu")];
const scaled: ScaledOptions = { ...random, fans: given, gain: 5 / 3 };
const he: HeNormalOptions & HeUniformOptions = { ...random, layout, mode: "fanOut" };
const sample: SampleOptions = { seed: 1, standardized: true };
const between: TruncatedNormalOptions = { ...sample, std: 1, low: -Infinity };
const cut: ScaledNormalOptions = { ...sample, layout, truncated: true };
const value: ConstantOptions = { value: 0.1 };
const gaussian: NormalOptions = { ...random, mean: 0, std: 0.02, range: [0, 128] };
const flat: UniformOptions = { ...random, low: -1, high: 1 };
const general: VarianceScalingOptions = {
  ...fanOptions,
  rng,
  scale: 2,
  mode: "fanGeoAvg",
  distribution: "uniform",
};

export const weights = [
  zeros([3]),
  ones([], { rng }),
  constant([3], value),
  uniform(shape, flat),
  normal(shape, gaussian),
  varianceScaling(shape, general),
  glorotUniform(shape, scaled),
  glorotNormal([3], scaled),
  heUniform(shape, he),
  heNormal(shape, he),
  lecunUniform([3, 3], random),
  lecunNormal([3, 3], cut),
  truncatedNormal([3], between),
];

// Whole matrices: the layout is a name, and what is counted is a number.
const named: NamedLayout = "torch";
const gates: OrthogonalOptions = { ...random, gain: 1, blocks: 4, blockAxis: -1, layout: named };
const delta: DeltaOrthogonalOptions = { ...random, gain: 1, layout: "keras" };
const through: DiracOptions = { rng, layout: named, groups: 2 };
const diagonal: IdentityOptions = { rng, gain: -0.5 };
const few: SparseOptions = { ...random, sparsity: 0.9, std: 0.1, axis: 1 };
export const matrices = [
  orthogonal([16, 4], gates),
  deltaOrthogonal([3, 3, 4, 8], delta),
  dirac([8, 2, 3], through),
  identity([3, 5], diagonal),
  sparse([4, 4], few),
];
const complete: QrOptions = { mode: "complete" };
export const factors: QrFactors<Float32Array, undefined> = qr(new Float32Array(6), 3, 2);
export const square = qr(new Float64Array(6), 3, 2, complete);
const arrays: QrArrays<Float64Array> = { q: new Float64Array(6), r: new Float64Array(4) };
export const factored = qr(new Float64Array(6), 3, 2, { out: arrays });

// Half precision is bits; a Uint16Array must say of what.
const half: HalfDType = "bfloat16";
export const doubles = normal([2], { seed: 1, dtype: "float64" });
export const bits16 = heNormal([2, 2], { seed: 1, dtype: half });
export const decoded = toFloat32(bits16, half);
export const into = normal([2], { seed: 1, dtype: "float16", out: new Uint16Array(2) });
export const theory: Description = describe(heNormal, shape, { layout, truncated: true });
const bins: SummarizeOptions = { bins: 32 };
export const summaries: readonly Summary[] = [
  summarize(doubles, bins),
  summarize(bits16, { dtype: half, ...bins }),
];

// The aliases are the same functions, and an initializer with options of its own is an Initializer.
export const byName: Readonly<Record<string, Initializer>> = {
  xavierUniform,
  xavierNormal,
  kaimingUniform,
  kaimingNormal,
};

const dtype: DType = "float32";
const buffer = new SharedArrayBuffer(4 * 12);
const shared: WeightArray = new Float32Array(buffer, 8, 4);
export const filled = normal([2, 2], { seed: 1, dtype, out: shared });
export const fresh: Weights<"float32"> = normal([2, 2], { seed: 1, dtype });
export const words = bits(4, { seed: 1, stream: 2, range: [0, 4] });
export const inPlace = bits(new Uint32Array(4), { rng });

/** A dtype and an initializer passed through. */
export const layer = <D extends DType>(units: Shape, kind: D, kernel: Initializer): Weights<D> =>
  kernel(units, { rng, dtype: kind });
export const kernel = layer([3, 4], "float32", heNormal);

export const load = async (bytes: ArrayBuffer, view: Uint8Array): Promise<Backend> => {
  const response = { arrayBuffer: async () => bytes };
  const sources: readonly KernelSource[] = [bytes, view, response];
  for (const source of sources) await ready(source);
  await ready(Promise.resolve(response));
  await ready("reference");
  await ready();
  return backend();
};
