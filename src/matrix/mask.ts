/**
 * Which rows of a column `sparse` sets to zero: of r rows the `count` with the least words, those
 * of words c·r … c·r + r − 1 of the mask's stream in column c, the lower row first among equals.
 * Every set of `count` rows is equally likely.
 */
import type { Sample } from "../distribution.js";
import { fill } from "../fill.js";
import type { Source } from "../rng.js";

/** The purpose of the mask's words. */
const MASK = 1;

const rawWords: Sample = (kernel, steps) => kernel.wordsU32(steps);

/** Room for the words of a column of `rows` rows, twice. */
export const maskScratch = (rows: number): readonly [Uint32Array, Uint32Array] => [
  new Uint32Array(rows),
  new Uint32Array(rows),
];

/** Calls `visit` with the rows of column `column` that are zero, in order. */
export const forEachZero = (
  [words, sorted]: readonly [Uint32Array, Uint32Array],
  count: number,
  column: number,
  source: Source,
  visit: (row: number) => void,
): void => {
  if (count === 0) return;
  fill(words, rawWords, source, column * words.length, MASK);
  sorted.set(words);
  sorted.sort();
  const limit = sorted[count - 1] as number;
  let ties = count - sorted.indexOf(limit);
  for (let row = 0; row < words.length; row++) {
    const word = words[row] as number;
    if (word < limit) visit(row);
    else if (word === limit && ties-- > 0) visit(row);
  }
};
