/**
 * Order statistics: a shared machine's slow moments move a mean and leave a median alone.
 */

/** Quantile p of the values, linear between neighbours. */
export const quantile = (values, p) => {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
};

export const median = (values) => quantile(values, 0.5);

/** Median with the quartiles around it. */
export const spread = (values) => ({
  low: quantile(values, 0.25),
  median: median(values),
  high: quantile(values, 0.75),
});
