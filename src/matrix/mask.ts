/**
 * Which rows of a column `sparse` sets to zero: of r rows the `count` with the least words, those
 * of words c·r … c·r + r − 1 of the mask's stream in column c, the lower row first among equals.
 * Every set of `count` rows is equally likely.
 */
import type { Sample } from "../distribution.js";
import { fill } from "../fill.js";
import type { Source } from "../rng.js";

/** The mask's words have purpose 1: bit 16 of the counter's high word. */
const MASK = 0x10000;

const rawWords: Sample = (kernel, steps) => kernel.wordsU32(steps);

/** Room for the words of a column, and for the same in order. */
type Scratch = readonly [words: Uint32Array, sorted: Uint32Array];

export const maskScratch = (rows: number): Scratch => [
  new Uint32Array(rows),
  new Uint32Array(rows),
];

/** Calls `visit` with the places of the `count` least words, in order; of equal words the first. */
export const forEachLeast = (
  [words, sorted]: Scratch,
  count: number,
  visit: (place: number) => void,
): void => {
  sorted.set(words);
  sorted.sort();
  const limit = sorted[count - 1] as number;
  let ties = count - sorted.indexOf(limit);
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as number;
    if (word < limit) visit(place);
    else if (word === limit && ties-- > 0) visit(place);
  }
};

/** Calls `visit` with the rows of column `column` that are zero, in order. */
export const forEachZero = (
  scratch: Scratch,
  count: number,
  column: number,
  source: Source,
  visit: (row: number) => void,
): void => {
  if (count === 0) return;
  const [words] = scratch;
  fill(words, rawWords, source, column * words.length, MASK);
  forEachLeast(scratch, count, visit);
};
