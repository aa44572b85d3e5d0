/**
 * Kolmogorov–Smirnov: the largest distance between the distribution function of a sample and the
 * exact one. Unlike χ² it needs no cells, but it has to sort.
 */
import { standardNormal, symmetricUniform } from "./law.js";
import { distance, type Outcome, type Statistic } from "./outcome.js";
import { type Floats, forEachChunk, type Sampler } from "./source.js";

/** sup |F_n − F| of values in ascending order. */
export const supremum = (sorted: ArrayLike<number>, cdf: (x: number) => number): number => {
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i] as number);
    const above = (i + 1) / n - f;
    const below = f - i / n;
    if (!(above <= largest)) largest = above;
    if (!(below <= largest)) largest = below;
  }
  return largest;
};

/** Sorts `values` in place. */
export const kolmogorovSmirnov = (
  statistic: string,
  values: Float32Array | Float64Array,
  cdf: (x: number) => number,
): Outcome => distance(statistic, supremum(values.sort(), cdf), values.length);

/** In double, which holds either precision. */
const collect = (sampler: Sampler<Floats>, n: number, seed: number): Float64Array => {
  const values = new Float64Array(n);
  forEachChunk(sampler, n, seed, (chunk, start) => values.set(chunk, start));
  return values;
};

/** Against N(0, 1). */
export const normalDistance: Statistic<Sampler<Floats>> = (sampler, n, seed) => [
  kolmogorovSmirnov("Kolmogorov–Smirnov", collect(sampler, n, seed), standardNormal.cdf),
];

/** Against the uniform law on [−1, 1). */
export const uniformDistance: Statistic<Sampler<Floats>> = (sampler, n, seed) => [
  kolmogorovSmirnov("Kolmogorov–Smirnov", collect(sampler, n, seed), symmetricUniform.cdf),
];
