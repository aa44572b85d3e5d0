/**
 * Where the samples come from. A statistic takes a sampler and asks for its elements chunk by
 * chunk, so the same code judges the public API, the reference, a kernel with a planted fault, and
 * many short tensors laid end to end.
 */
import { bits, normal, uniform } from "weightinit";

/** Elements from `start` on, of one stream of one seed. */
export interface Address {
  readonly seed: number;
  readonly stream: number;
  readonly start: number;
}
export type Sampler<A> = (length: number, address: Address) => A;
/** Samples of a continuous law, in either precision. */
export type Floats = Float32Array | Float64Array;

export interface Source {
  /** N(0, 1). */
  readonly normal: Sampler<Float32Array>;
  /** Uniform on [low, high). */
  readonly uniform: (low: number, high: number) => Sampler<Float32Array>;
  /** Raw words. */
  readonly words: Sampler<Uint32Array>;
}

/** The package: the kernel, through the public API. */
export const weightinit: Source = {
  normal: (length, { seed, stream, start }) =>
    normal([start + length], { std: 1, seed, stream, range: [start, start + length] }),
  uniform:
    (low, high) =>
    (length, { seed, stream, start }) =>
      uniform([start + length], { low, high, seed, stream, range: [start, start + length] }),
  words: (length, { seed, stream, start }) =>
    bits(start + length, { seed, stream, range: [start, start + length] }),
};

/** The package in float64: normal N(0, 1) and uniform on [−1, 1). */
export const weightinit64: Readonly<Record<"normal" | "uniform", Sampler<Float64Array>>> = {
  normal: (length, { seed, stream, start }) =>
    normal([start + length], {
      std: 1,
      seed,
      stream,
      range: [start, start + length],
      dtype: "float64",
    }),
  uniform: (length, { seed, stream, start }) =>
    uniform([start + length], {
      low: -1,
      high: 1,
      seed,
      stream,
      range: [start, start + length],
      dtype: "float64",
    }),
};

/** Elements asked for at a time: they stay in a second-level cache. A multiple of 8. */
const CHUNK = 1 << 16;

/** Hands elements 0 … n − 1 of stream 0 to `visit`, chunk by chunk. */
export const forEachChunk = <A extends Floats | Uint32Array>(
  sampler: Sampler<A>,
  n: number,
  seed: number,
  visit: (chunk: A, start: number) => void,
): void => {
  for (let start = 0; start < n; start += CHUNK) {
    visit(sampler(Math.min(CHUNK, n - start), { seed, stream: 0, start }), start);
  }
};

/** The same elements 0 … n − 1 of stream 0 of a seed, drawn once for several statistics. */
export const held = <A extends Float32Array | Uint32Array>(
  sampler: Sampler<A>,
  n: number,
  seed: number,
): Sampler<A> => {
  const tensor = sampler(n, { seed, stream: 0, start: 0 });
  return (length, { start }) => tensor.subarray(start, start + length) as A;
};

const WIDTH = 8;

/** One long tensor whose elements 8t … 8t + 7 are the first of the tensor at `address(t)`. */
const spread =
  <A extends Float32Array | Uint32Array>(
    sampler: Sampler<A>,
    create: (length: number) => A,
    address: (seed: number, t: number) => Omit<Address, "start">,
  ): Sampler<A> =>
  (length, { seed, start }) => {
    const out = create(length);
    for (let i = 0; i < length; i += WIDTH) {
      out.set(sampler(WIDTH, { ...address(seed, (start + i) / WIDTH), start: 0 }), i);
    }
    return out;
  };

const spreadSource = (
  { normal, uniform, words }: Source,
  address: (seed: number, t: number) => Omit<Address, "start">,
): Source => {
  const floats = (length: number): Float32Array => new Float32Array(length);
  return {
    normal: spread(normal, floats, address),
    uniform: (low, high) => spread(uniform(low, high), floats, address),
    words: spread(words, (length) => new Uint32Array(length), address),
  };
};

/** The first 8 elements of streams 0, 1, 2, … of a seed. */
export const acrossStreams = (source: Source): Source =>
  spreadSource(source, (seed, stream) => ({ seed, stream }));

/** The first 8 elements of the seeds s·2^32, s·2^32 + 1, … */
export const acrossSeeds = (source: Source): Source =>
  spreadSource(source, (seed, t) => ({ seed: seed * 2 ** 32 + t, stream: 0 }));
