/**
 * Known answers of the generator as a statistic: a generator with another rotation, another first
 * counter or a word of its address ignored is as random as the right one, and no statistic can tell.
 */
import type { Kernel } from "../../src/kernel/abi.js";
import { CARRIES, FIRST_STEP, wordsAt } from "../known-answers/first-words.js";
import { words } from "../oracle/stream.js";
import { never, type Outcome } from "../statistics/outcome.js";

const differing = (actual: readonly number[], expected: readonly number[]): number =>
  expected.filter((word, i) => word !== actual[i]).length;

/** Words that are not what they should be: the first of every place, and 64 of one block. */
export const knownAnswers = (kernel: Kernel): Outcome[] => {
  const { seed, stream, block } = FIRST_STEP;
  const first = CARRIES.map((place) =>
    never(
      "wrong words",
      differing(wordsAt(kernel, place, place.words.length), place.words),
      place.name,
    ),
  );
  const more = differing(wordsAt(kernel, FIRST_STEP, 64), words(seed, stream, block, 64));
  return [...first, never("wrong words", more, "64 words")];
};
