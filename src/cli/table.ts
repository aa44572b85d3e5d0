/**
 * Tables as text.
 */

/** 124,439,808. */
export const integer = (n: number): string => n.toLocaleString("en-US");

/** "1 tensor", "148 tensors". */
export const counted = (n: number, what: string): string =>
  `${integer(n)} ${what}${n === 1 ? "" : "s"}`;

/** A shape as it is read: 768×2304; of a single number "1". */
export const shapeText = (shape: readonly number[]): string => shape.join("×") || "scalar";

/** Four digits. */
export const short = (x: number): string => (x === 0 ? "0" : `${Number(x.toPrecision(4))}`);

/** Rows under their heads; the columns of numbers, by their place, are flush right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string => {
  const lines = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) =>
          numbers.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
