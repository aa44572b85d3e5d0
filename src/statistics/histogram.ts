/**
 * Counts over equal bins: [low, low + w), …, the last one closed.
 */

type U32 = ReturnType<typeof Uint32Array.of>;

export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: U32;
}

/** `bins` equal bins from `low` to `high`; every value lies between them. All alike: one bin counts. */
export const histogram = (
  values: Float32Array | Float64Array,
  low: number,
  high: number,
  bins: number,
): Histogram => {
  const counts = new Uint32Array(bins);
  // Halves first: high − low may exceed the largest double.
  const half = high / 2 - low / 2;
  const scale = half > 0 ? bins / 2 / half : 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    const bin = Math.min(bins - 1, Math.floor((x / 2 - low / 2) * 2 * scale));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, counts };
};
