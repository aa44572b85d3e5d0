/**
 * What people write, and what must not compile. Compiled against the packed package with lib
 * esnext and dom; never run.
 */
import {
  backend,
  bits,
  constant,
  type DType,
  describe,
  fans,
  gain,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  type Initializer,
  kaimingNormal,
  lecunNormal,
  normal,
  ones,
  orthogonal,
  qr,
  Rng,
  ready,
  sparse,
  summarize,
  toFloat32,
  truncatedNormal,
  uniform,
  varianceScaling,
  type Weights,
  zeros,
} from "weightinit";

type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function is<T extends true>(): T;

// ── what must compile ─────────────────────────────────────────────────────────────────────────

export const multilayerPerceptron = () => {
  const rng = new Rng(42);
  const w1 = heNormal([784, 256], { rng });
  const b1 = zeros([256], { rng });
  const w2 = glorotUniform([256, 10], { rng });
  is<Eq<typeof w1, Float32Array<ArrayBuffer>>>();
  is<Eq<typeof b1, typeof w2>>();
  return [w1, b1, w2];
};

declare class OrtTensor {
  constructor(type: "float32", data: Float32Array, dims: readonly number[]);
}

export const onnxRuntimeTensor = () => {
  const dims = [64, 3, 7, 7];
  return new OrtTensor(
    "float32",
    heNormal(dims, { seed: 1, layout: "torch", mode: "fanOut" }),
    dims,
  );
};

export const residualBlock = () => {
  const rng = new Rng(2024).named("layer4.2");
  const conv3 = kaimingNormal([2048, 512, 1, 1], {
    rng: rng.named("conv3"),
    layout: "torch",
    mode: "fanOut",
  });
  const bn2 = { gamma: ones([512]), beta: zeros([512]) };
  const bn3 = { gamma: zeros([2048]), beta: zeros([2048]) };
  return { conv3, bn2, bn3 };
};

export const gpt2 = () => {
  const root = new Rng(1337);
  const std = 0.02;
  const layers = 12;
  for (let l = 0; l < layers; l++) {
    const h = root.named(`h.${l}`);
    normal([768, 2304], { rng: h.named("attn.c_attn.weight"), std });
    normal([768, 768], { rng: h.named("attn.c_proj.weight"), std: std / Math.sqrt(2 * layers) });
  }
};

export const federatedShard = (client: number) => {
  const shape = [1_000_000, 64] as const;
  const part = (shape[0] / 8) * shape[1];
  const range = [client * part, (client + 1) * part] as const;
  const rng = new Rng(11).named("embedding");
  normal(shape, { rng, stream: 0, range: [0, 64] });
  return normal(shape, { seed: 11, stream: 5, std: 0.02, range });
};

export const webWorker = (worker: Worker) => {
  const rng = new Rng(5).named("dense");
  worker.postMessage({ seed: rng.seed, shape: [512, 512] });
  self.onmessage = ({ data }: MessageEvent<{ seed: bigint; shape: number[] }>) => {
    const w = heNormal(data.shape, { seed: data.seed });
    // A SharedArrayBuffer is no Transferable: the array must be known to own an ArrayBuffer.
    worker.postMessage(w, [w.buffer]);
  };
  const shared = new Float32Array(new SharedArrayBuffer(4 * 1024));
  const filled = normal([1024], { seed: 1, out: shared });
  is<Eq<typeof filled, typeof shared>>();
};

declare const queue: {
  writeBuffer(buffer: object, offset: number, data: ArrayBufferView<ArrayBuffer>): void;
};

export const webGpu = (buffer: object, mapped: ArrayBuffer) => {
  queue.writeBuffer(buffer, 0, heNormal([512, 512], { seed: 9 }));
  const view = new Float32Array(mapped, 256, 512 * 512);
  queue.writeBuffer(buffer, 0, heNormal([512, 512], { seed: 9, out: view }));
};

export const reinitializeInPlace = () => {
  const weights = new Float32Array(256 * 10);
  const dead = new Rng(42).named("head");
  for (let generation = 0; generation < 3; generation++) {
    heNormal([256, 10], { rng: dead, stream: generation, out: weights });
  }
};

export const ensemble = () =>
  Array.from({ length: 10 }, (_, seed) => {
    const rng = new Rng(seed);
    return [heNormal([64, 64], { rng }), zeros([64])] as const;
  });

export const evolutionStrategies = (score: (weights: Float32Array) => number) => {
  const n = 100_000;
  const noise = new Float32Array(n);
  const gradient = new Float32Array(n);
  const options = { seed: 1n, stream: 0, std: 1, out: noise };
  for (let i = 0; i < 256; i++) {
    options.stream = i;
    normal([n], options);
    const reward = score(noise);
    for (let j = 0; j < n; j++) gradient[j] = (gradient[j] ?? 0) + reward * (noise[j] ?? 0);
  }
  return gradient;
};

export const neuroevolution = () => {
  const rng = new Rng();
  console.log(`seed ${rng.seed}`);
  const delta = normal([1000], { rng, std: 0.1 });
  const mask = bits(1000, { rng });
  is<Eq<typeof mask, Uint32Array<ArrayBuffer>>>();
  return delta.map((change, i) => ((mask[i] ?? 0) < 0.05 * 2 ** 32 ? change : 0));
};

export default {
  async fetch(): Promise<Response> {
    const w = normal([1024], { seed: 1, std: 0.02 });
    return new Response(w, { headers: { backend: backend() } });
  },
};

export const chosenAtRunTime = (name: string) => {
  const init: Initializer = backend() === "wasm" ? zeros : ones;
  const byName: Record<string, Initializer> = { zeros, heNormal, normal, uniform, varianceScaling };
  byName[name]?.([3], { seed: 1, out: new Float32Array(3) });
  return init([3]);
};

export const digest = async () => {
  await ready();
  await ready(fetch("/kernel.wasm"));
  await ready(WebAssembly.compileStreaming(fetch("/kernel.wasm")));
  await ready("reference");
  return crypto.subtle.digest("SHA-256", uniform([1000], { seed: 0, low: -1, high: 1 }));
};

export const fansOfAPackedKernel = () => {
  const { fanIn, fanOut } = fans([784, 256]);
  const packed = glorotNormal([784, 3 * 256], { seed: 1, fans: { fanIn, fanOut } });
  const annotated: Float32Array<ArrayBuffer> = lecunNormal([256], {
    seed: 1,
    fans: { fanIn, fanOut },
  });
  const named: Weights = packed;
  return [annotated, named];
};

export const transposedAndDepthwise = () => {
  const seed = 3;
  return [
    heNormal([4, 4, 64, 128], { seed, layout: "keras", transposed: true }),
    heNormal([3, 3, 32, 1], { seed, layout: "keras", depthwise: true }),
    heNormal([32, 1, 3, 3], { seed, layout: "torch", groups: 32 }),
    heNormal([3, 3, 32, 1], { seed, compat: "tfjs" }),
    heNormal([8, 64, 64], { seed, layout: { in: 1, out: 2, batch: 0 } }),
  ];
};

export const attention = (heads: number, width: number) => {
  const layout = { in: 0, out: [1, 2] } as const;
  const { fanOut } = fans([heads * width, heads, width], { layout });
  return glorotUniform([heads * width, heads, width], { seed: fanOut, layout });
};

export const chosenByActivation = () => [
  heNormal([256, 256], { seed: 1, gain: gain("gelu") }),
  heNormal([256, 256], { seed: 1, gain: gain("leakyRelu", { slope: 0.2 }) }),
  heNormal([256, 256], { seed: 1, gain: gain("silu", { convention: "std" }) }),
];

export const gpuHalf = (buffer: object) => {
  queue.writeBuffer(buffer, 0, heNormal([512, 512], { seed: 9, dtype: "float16" }));
  const mapped = new Uint16Array(new ArrayBuffer(2 * 512 * 512));
  heNormal([512, 512], { seed: 9, dtype: "float16", out: mapped });
};

export const float16Array = (out: Float16Array<ArrayBuffer>) => {
  const filled = heNormal([512, 512], { seed: 9, out });
  is<Eq<typeof filled, Float16Array<ArrayBuffer>>>();
};

export const truncation = () => {
  truncatedNormal([768, 768], { seed: 1, std: 0.02 });
  truncatedNormal([768, 768], { seed: 1, low: -2, high: Infinity, dtype: "float64" });
  heNormal([768, 768], { seed: 1, truncated: true });
  return varianceScaling([768, 768], {
    seed: 1,
    scale: 2,
    mode: "fanAvg",
    distribution: "truncatedNormal",
  });
};

export const theoryAgainstSample = () => {
  const options = { layout: "keras", truncated: true } as const;
  const theory = describe(heNormal, [3, 3, 64, 128], options);
  const sample = summarize(heNormal([3, 3, 64, 128], { seed: 1, ...options }));
  const half = normal([100], { seed: 1, dtype: "bfloat16" });
  summarize(half, { dtype: "bfloat16" });
  toFloat32(half, "bfloat16");
  return [theory.std, sample.std, theory.fans?.fanIn];
};

/** A dtype and an initializer passed through. */
export const layer = <D extends DType>(
  inputs: number,
  units: number,
  dtype: D,
  kernel: Initializer,
  rng: Rng,
): { kernel: Weights<D>; bias: Weights<D> } => ({
  kernel: kernel([inputs, units], { rng, dtype }),
  bias: zeros([units], { rng, dtype }),
});
export const wide = layer(3, 4, "float64", heNormal, new Rng(1));
is<Eq<typeof wide.kernel, Float64Array<ArrayBuffer>>>();

export const outOrNot = (out?: Float32Array) => normal([3], { seed: 1, out });

export const lstm = () => {
  const rng = new Rng(7).named("lstm");
  const recurrent = orthogonal([256, 4 * 256], { rng, blocks: 4 });
  const torchHh = orthogonal([4 * 256, 256], { rng, blocks: 4, layout: "torch" });
  is<Eq<typeof recurrent, Float32Array<ArrayBuffer>>>();
  return [recurrent, torchHh];
};

export const factored = (matrix: Float32Array) => {
  const { q } = qr(new Float64Array(12), 4, 3);
  is<Eq<typeof q, Float64Array<ArrayBuffer>>>();
  const shared = new Float32Array(new SharedArrayBuffer(4 * 12));
  const filled = qr(matrix, 4, 3, { out: { q: shared, r: new Float32Array(9) } });
  is<Eq<typeof filled.q, typeof shared>>();
  return [q, filled, describe(orthogonal, [64, 64], { blocks: 2 }).std];
};

// ── what must not compile ─────────────────────────────────────────────────────────────────────

// @ts-expect-error float32 is not float64
export const e1: Float64Array = heNormal([2, 2]);
// @ts-expect-error dtype and out disagree
heNormal([2, 2], { out: new Float64Array(4), dtype: "float32" });
// @ts-expect-error float64 is no Float32Array
export const e3: Float32Array = heNormal([2, 2], { dtype: "float64" });
// @ts-expect-error half-precision bits need a dtype
summarize(new Uint16Array(3));
// @ts-expect-error floats have none
summarize(new Float32Array(3), { dtype: "float16" });
// @ts-expect-error wrong option for the initializer described
describe(zeros, [3], { truncated: true });
// @ts-expect-error not a half format
toFloat32(new Uint16Array(2), "float32");
// @ts-expect-error a bound is a number
truncatedNormal([2], { low: "-2" });
// @ts-expect-error nor of half-precision bits
normal([2, 2], { out: new Uint16Array(4), dtype: "float32" });
// @ts-expect-error a plain array is not filled
zeros([3], { out: [0, 0, 0] });
// @ts-expect-error unknown dtype
normal([2], { dtype: "fp16" });
// @ts-expect-error typo
heNormal([2, 2], { gian: 2 });
// @ts-expect-error typo on an initializer without options of its own
zeros([3], { sed: 1 });
// @ts-expect-error TensorFlow.js's name
normal([2, 2], { stddev: 2 });
// @ts-expect-error an option of another initializer
glorotUniform([2, 2], { mode: "fanIn" });
// @ts-expect-error nothing to scale
uniform([2, 2], { gain: 2 });
// @ts-expect-error snake case
heNormal([2, 2], { mode: "fan_in" });
// @ts-expect-error not a mode of He
heNormal([2, 2], { mode: "fanAvg" });
// @ts-expect-error Keras's name
varianceScaling([2, 2], { distribution: "truncated_normal" });
// @ts-expect-error uniform has no truncation
heUniform([2, 2], { truncated: true });
// @ts-expect-error unknown layout
heNormal([3, 3, 8, 8], { layout: "channelsLast" });
// @ts-expect-error axes in are not enough
heNormal([3, 3, 8, 8], { layout: { in: 2 } });
// @ts-expect-error axes are numbers
heNormal([3, 3, 8, 8], { layout: { in: "2", out: 3 } });
// @ts-expect-error JAX's name for it
heNormal([3, 3, 8, 8], { layout: { in_axis: 2, out_axis: 3 } });
// @ts-expect-error groups are counted
heNormal([8, 1, 3], { layout: "torch", groups: true });
// @ts-expect-error no word for it
heNormal([3, 3, 8, 1], { layout: "keras", depthwise: "yes" });
// @ts-expect-error torch, not pytorch
heNormal([8, 8], { compat: "pytorch" });
// @ts-expect-error one fan is not enough
heNormal([8], { fans: { fanIn: 8 } });
// @ts-expect-error a gain is a number
heNormal([2, 2], { gain: "relu" });
// @ts-expect-error sparse needs its sparsity where any initializer is expected
export const e4: Initializer = sparse;
// @ts-expect-error rows and columns by name only
orthogonal([2, 2, 2], { layout: { in: 0, out: 1 } });
// @ts-expect-error an array of another kind
qr(new Float32Array(4), 2, 2, { out: { q: new Float32Array(4), r: new Float64Array(4) } });
// @ts-expect-error a number is no shape
zeros(3);
// @ts-expect-error no shape
zeros();
// @ts-expect-error nor is a string
zeros(["3"]);
// @ts-expect-error null is no option
zeros([3], null);
// @ts-expect-error a range has two ends
normal([9], { seed: 1, range: [0, 3, 6] });
// @ts-expect-error a range is no number
normal([9], { seed: 1, range: 3 });
// @ts-expect-error seed is no string
new Rng("42");
// @ts-expect-error nor in an option
normal([2], { seed: "42" });
// @ts-expect-error a seed is not the generator
normal([2], { rng: 42 });
// @ts-expect-error an Rng does not cross postMessage
normal([2], { rng: { seed: 1n, stream: 0, named: (name: string) => new Rng(name.length) } });
// @ts-expect-error streams are numbers
normal([2], { seed: 1, stream: 3n });
// @ts-expect-error a seed is read, not set
new Rng(1).seed = 2n;
// @ts-expect-error nor is a stream
new Rng(1).stream = 2;
// @ts-expect-error a name is a string
new Rng(1).named(3);
// @ts-expect-error fans are read
fans([2, 2]).fanIn = 3;
// @ts-expect-error an option of the initializers
fans([2, 2], { mode: "fanIn" });
// @ts-expect-error snake case
gain("leaky_relu");
// @ts-expect-error a function has no name here
gain(Math.tanh);
// @ts-expect-error PyTorch's second argument is an option here
gain("leakyRelu", 0.2);
// @ts-expect-error PyTorch's name for it
gain("leakyRelu", { negative_slope: 0.2 });
// @ts-expect-error no such convention
gain("gelu", { convention: "pytorch" });
// @ts-expect-error words are not weights
bits(new Float32Array(4));
// @ts-expect-error a length, not a shape
bits([4]);
// @ts-expect-error no such backend
backend() === "webgpu";
// @ts-expect-error a kernel is no address
ready("/kernel.wasm");
// @ts-expect-error null is no kernel
ready(null);
// @ts-expect-error constant needs a value where any initializer is expected
export const e2: Initializer = constant;
// @ts-expect-error a value is required
constant([3], { seed: 1 });
