/**
 * "Did you mean": the word of a list that somebody meant, by other frameworks' names for it, by
 * spelling (snake_case, capitals) or by a slip of two letters. `undefined` if nothing is near.
 */

/**
 * What others call it, normalized, by the word that is meant; of two words of a list that are
 * meant it is the first here.
 */
const MEANT: Readonly<Record<string, string>> = {
  gain: "scale nonlinearity activation",
  std: "stddev stdev standarddeviation sigma sd variance scale",
  scale: "variance",
  mean: "mu loc",
  low: "minval min a from lower",
  slope: "a negativeslope alpha param",
  high: "maxval max b to upper",
  value: "val",
  rng: "generator random key",
  seed: "key",
  range: "offset slice",
  layout: "dataformat axes inaxis inputaxes outaxis outputaxes batchaxis",
  axis: "dim",
  blocks: "numblocks",
  groups: "numgroups",
  in: "inaxis inputaxes input inputs",
  out: "outaxis outputaxes outputs output target",
  batch: "batchaxis",
  compat: "framework preset",
  dtype: "type",
  jax: "flax",
  keras: "channelslast hwio nhwc tensorflow tfjs jax flax",
  tfjs: "tensorflowjs",
  torch: "channelsfirst oihw nchw pytorch",
  fanAvg: "fanaverage",
  fanGeoAvg: "fangeometric",
  normal: "untruncatednormal gaussian",
  linear: "identity",
  leakyRelu: "lrelu prelu",
  silu: "swish",
  hardSwish: "hardsilu",
  geluTanh: "gelunew gelufast",
  sigmoid: "logistic",
  relu2: "relusquared squaredrelu",
  sin: "sine",
  float32: "float f32 fp32 single",
  float64: "double f64 fp64",
  float16: "half f16 fp16",
  bfloat16: "bf16 brainfloat",
};

const normalize = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
const distance = (a: string, b: string): number => {
  const width = b.length + 1;
  const table: number[] = [];
  const at = (i: number, j: number): number => table[i * width + j] as number;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j < width; j++) {
      let least = i + j;
      if (i > 0 && j > 0) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          least = Math.min(least, at(i - 2, j - 2) + 1);
        }
      }
      table.push(least);
    }
  }
  return at(a.length, b.length);
};

export const suggest = (word: string, candidates: readonly string[]): string | undefined => {
  const plain = normalize(word).slice(0, 40);
  const spelled = candidates.find((candidate) => normalize(candidate) === plain);
  if (spelled !== undefined) return spelled;
  for (const meant in MEANT) {
    const words = (MEANT[meant] as string).split(" ");
    if (words.includes(plain) && candidates.includes(meant)) return meant;
  }
  let nearest: string | undefined;
  let least = 3;
  for (const candidate of candidates) {
    const d = distance(plain, normalize(candidate));
    if (d < least && d < candidate.length / 2) {
      least = d;
      nearest = candidate;
    }
  }
  return nearest;
};
