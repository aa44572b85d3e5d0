/**
 * A histogram in characters: a bar for what was counted, a stroke where the law would end it.
 */
import { short } from "./table.js";

/** Eighths of a block: a bar's last character. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const FULL = "█";
const STROKE = "│";

const nearest = (x: number): number => Math.floor(x + 0.5);

const bar = (eighths: number): string =>
  FULL.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");

/** A bar with a stroke at a column. */
const withStroke = (drawn: string, column: number): string => {
  const padded = drawn.padEnd(column + 1);
  return padded.slice(0, column) + STROKE + padded.slice(column + 1);
};

/** The middles of bins, in as many decimals as tell them apart. */
const middles = (low: number, high: number, bins: number): string[] => {
  const width = (high - low) / bins;
  const exponent = Number(width.toExponential().split("e")[1]);
  const decimals = 1 - exponent;
  const written = (x: number): string =>
    decimals >= 0 && decimals <= 9 ? x.toFixed(decimals) : short(x);
  return Array.from({ length: bins }, (_, i) => written(low + (i + 0.5) * width));
};

/** Lines of at most `width` characters, each with the middle of its bin. */
export const sketch = (
  low: number,
  high: number,
  counts: ArrayLike<number>,
  expected: readonly number[] | undefined,
  width: number,
): string => {
  const bins = Array.from(counts);
  const top = Math.max(...bins, ...(expected ?? []));
  const labels = middles(low, high, bins.length);
  const margin = Math.max(...labels.map((label) => label.length)) + 1;
  const room = width - margin - 1;
  return bins
    .map((count, i) => {
      const drawn = bar(nearest((count / top) * room * 8));
      const law = expected?.[i];
      const line = law === undefined ? drawn : withStroke(drawn, nearest((law / top) * room));
      return `${(labels[i] ?? "").padStart(margin - 1)} ${line}`.trimEnd();
    })
    .join("\n");
};
