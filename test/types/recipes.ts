/**
 * A program that uses every name of `weightinit/recipes`, with the types as they are inferred. Its
 * exports are inferred on purpose.
 */
import { fans, heUniform, Rng, type Shape } from "weightinit";
import {
  type BilinearOptions,
  bilinear,
  classPriorBias,
  type DeepNormConstants,
  deepNorm,
  type ForgetBiasOptions,
  fixupScale,
  focalPriorBias,
  forgetBias,
  hippoLegS,
  type IcnrOptions,
  type IdInitOptions,
  icnr,
  idInit,
  type LoraFactors,
  type LoraOptions,
  type LsuvOptions,
  lora,
  lsuv,
  type MambaDtOptions,
  type MimeticOptions,
  type MimeticPair,
  type MupPart,
  type MupScales,
  mambaDt,
  mimeticPair,
  mup,
  type Poles,
  residualScale,
  type S4dKind,
  type SirenOptions,
  type SmallInitOptions,
  type SpectralOptions,
  type StateSpace,
  type StftOptions,
  type StftWindow,
  s4d,
  siren,
  smallInit,
  spectral,
  stft,
  type TorchDefaultOptions,
  tFixupScale,
  torchDefault,
  type WangOptions,
  wang,
  type ZerOOptions,
  zerO,
} from "weightinit/recipes";

const rng = new Rng(1);
const shape: Shape = [4, 4];

const own: {
  readonly torch: TorchDefaultOptions;
  readonly siren: SirenOptions;
  readonly small: SmallInitOptions;
  readonly wang: WangOptions;
  readonly spectral: SpectralOptions;
  readonly id: IdInitOptions;
  readonly zero: ZerOOptions;
  readonly icnr: IcnrOptions;
  readonly bilinear: BilinearOptions;
  readonly stft: StftOptions;
} = {
  torch: { fans: fans(shape) },
  siren: { first: true },
  small: { width: 4 },
  wang: { width: 4, layers: 2 },
  spectral: { sigma: 2 },
  id: { last: true },
  zero: { layout: "torch" },
  icnr: { layout: "torch", scale: 1, initializer: heUniform },
  bilinear: { layout: "keras" },
  stft: { side: "real", window: "hann" },
};

export const weights: Float32Array[] = [
  torchDefault(shape, own.torch),
  siren(shape, own.siren),
  smallInit(shape, own.small),
  wang(shape, own.wang),
  spectral(shape, own.spectral),
  idInit(shape, own.id),
  zerO(shape, own.zero),
  icnr([4, 1, 1, 1], own.icnr),
  bilinear([2, 2, 1, 1], own.bilinear),
  stft([5, 1, 3], own.stft),
];
export const doubles: Float64Array = torchDefault(shape, { rng, dtype: "float64" });

const part: MupPart = "hidden";
export const scales: MupScales = mup(part, 64, 32);
export const deep: DeepNormConstants = deepNorm(6, "encoder", 3);
export const numbers: number[] = [
  residualScale(12),
  fixupScale(16, 3),
  tFixupScale(6, "decoder"),
  classPriorBias(10),
  focalPriorBias(0.01),
];

const gates: ForgetBiasOptions = { layout: "onnx", value: 2 };
export const bias: Uint16Array = forgetBias(3, { ...gates, dtype: "bfloat16" });
const rank: LoraOptions = { inputs: 3, outputs: 4, rank: 2, rng };
export const factors: LoraFactors = lora(rank);
export const space: StateSpace = hippoLegS(3);
const kind: S4dKind = "legs";
export const poles: Poles = s4d(4, kind);
const steps: MambaDtOptions = { min: 0.01 };
export const dt: Float32Array = mambaDt(3, steps);
const attention: MimeticOptions = { alpha: 0.5 };
export const pair: MimeticPair = mimeticPair(4, 2, attention);
export const window: StftWindow = "hamming";
const unit: LsuvOptions = { tolerance: 0.01 };
export const made = lsuv([torchDefault(shape)], () => new Float32Array([1, 2]), unit);
