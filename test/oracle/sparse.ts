/**
 * The mask of `sparse` by its definition, from the oracle's words: of a column's r rows those with
 * the least (word, row), whose words are c·r … c·r + r − 1 of purpose 1.
 */
import { words } from "./stream.js";

const BLOCK = 4096;

const wordsOfPurpose1 = (seed: bigint, stream: bigint, count: number): number[] =>
  Array.from({ length: Math.ceil(count / BLOCK) }, (_, block) =>
    words(seed, stream, BigInt(block), Math.min(BLOCK, count - block * BLOCK), 1n),
  ).flat();

/** The rows that are zero, column by column, each list ascending. */
export const zeroRows = (
  seed: bigint,
  stream: bigint,
  rows: number,
  columns: number,
  zeros: number,
): number[][] => {
  const all = wordsOfPurpose1(seed, stream, rows * columns);
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (_, row) => [all[column * rows + row] as number, row] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, zeros)
      .map(([, row]) => row)
      .sort((a, b) => a - b),
  );
};
