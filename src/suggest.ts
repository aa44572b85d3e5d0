/**
 * "Did you mean": the word of a list that somebody meant, by other frameworks' names for it, by
 * spelling (snake_case, capitals) or by a slip of two letters. `undefined` if nothing is near.
 */

/** What others call it, normalized; the first that is in the list is meant. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  stddev: ["std"],
  stdev: ["std"],
  standarddeviation: ["std"],
  sigma: ["std"],
  sd: ["std"],
  variance: ["std", "scale"],
  mu: ["mean"],
  loc: ["mean"],
  minval: ["low"],
  min: ["low"],
  a: ["low", "slope"],
  from: ["low"],
  lower: ["low"],
  maxval: ["high"],
  max: ["high"],
  b: ["high"],
  to: ["high"],
  upper: ["high"],
  val: ["value"],
  negativeslope: ["slope"],
  alpha: ["slope"],
  param: ["slope"],
  scale: ["gain", "std"],
  nonlinearity: ["gain"],
  activation: ["gain"],
  generator: ["rng"],
  random: ["rng"],
  key: ["rng", "seed"],
  offset: ["range"],
  slice: ["range"],
  dataformat: ["layout"],
  axes: ["layout"],
  dim: ["axis", "blockAxis"],
  gates: ["blocks"],
  numblocks: ["blocks"],
  numgroups: ["groups"],
  inaxis: ["layout", "in"],
  inputaxes: ["layout", "in"],
  outaxis: ["layout", "out"],
  outputaxes: ["layout", "out"],
  batchaxis: ["layout", "batch"],
  input: ["in"],
  inputs: ["in"],
  outputs: ["out"],
  framework: ["compat"],
  preset: ["compat"],
  type: ["dtype"],
  output: ["out"],
  target: ["out"],
  channelslast: ["keras"],
  hwio: ["keras"],
  nhwc: ["keras"],
  tensorflow: ["keras"],
  tfjs: ["keras"],
  tensorflowjs: ["tfjs"],
  jax: ["keras"],
  flax: ["jax", "keras"],
  channelsfirst: ["torch"],
  oihw: ["torch"],
  nchw: ["torch"],
  pytorch: ["torch"],
  fanaverage: ["fanAvg"],
  fangeometric: ["fanGeoAvg"],
  untruncatednormal: ["normal"],
  gaussian: ["normal"],
  identity: ["linear"],
  lrelu: ["leakyRelu"],
  prelu: ["leakyRelu"],
  swish: ["silu"],
  hardsilu: ["hardSwish"],
  gelunew: ["geluTanh"],
  gelufast: ["geluTanh"],
  logistic: ["sigmoid"],
  relusquared: ["relu2"],
  squaredrelu: ["relu2"],
  sine: ["sin"],
  float: ["float32"],
  f32: ["float32"],
  fp32: ["float32"],
  single: ["float32"],
  double: ["float64"],
  f64: ["float64"],
  fp64: ["float64"],
  half: ["float16"],
  f16: ["float16"],
  fp16: ["float16"],
  bf16: ["bfloat16"],
  brainfloat: ["bfloat16"],
};

const normalize = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
const distance = (a: string, b: string): number => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(i - 2, j - 2) + 1);
      }
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
};

export const suggest = (word: string, candidates: readonly string[]): string | undefined => {
  const plain = normalize(word).slice(0, 40);
  const spelled = candidates.find((candidate) => normalize(candidate) === plain);
  if (spelled !== undefined) return spelled;
  const known = Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined;
  const alias = known?.find((name) => candidates.includes(name));
  if (alias !== undefined) return alias;
  const near = candidates
    .map((candidate) => ({ candidate, d: distance(plain, normalize(candidate)) }))
    .filter(({ candidate, d }) => d <= 2 && d < candidate.length / 2)
    .sort((x, y) => x.d - y.d);
  return near[0]?.candidate;
};
