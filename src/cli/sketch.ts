/**
 * A histogram in characters: a bar for what was counted, a stroke where the law would end it.
 */
import { short } from "./table.js";

/** Eighths of a block: a bar's last character. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const FULL = "█";
const STROKE = "│";

const bar = (eighths: number): string =>
  FULL.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");

/** A bar with a stroke at a column. */
const withStroke = (drawn: string, column: number): string => {
  const padded = drawn.padEnd(column + 1);
  return padded.slice(0, column) + STROKE + padded.slice(column + 1);
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
  const labels = bins.map((_, i) => short(low + ((high - low) * (i + 0.5)) / bins.length));
  const margin = Math.max(...labels.map((label) => label.length)) + 1;
  const room = width - margin - 1;
  return bins
    .map((count, i) => {
      const drawn = bar(Math.round((count / top) * room * 8));
      const law = expected?.[i];
      const line = law === undefined ? drawn : withStroke(drawn, Math.round((law / top) * room));
      return `${(labels[i] ?? "").padStart(margin - 1)} ${line}`.trimEnd();
    })
    .join("\n");
};
