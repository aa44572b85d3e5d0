/**
 * Pearson's χ² of counts against expected counts. Neighbouring cells are merged until each expects
 * enough for the limit distribution to hold far into its tail.
 *
 * Source: Pearson, "On the criterion that a given system of deviations …", Philosophical Magazine
 * 50 (1900).
 */
import { chiSquared, type Outcome } from "./outcome.js";

const LEAST_EXPECTED = 25;

/** Σ (observed − expected)²/expected; both sum to the same. */
export const chiSquare = (
  statistic: string,
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  part?: string,
): Outcome => {
  const cells: { seen: number; due: number }[] = [];
  let seen = 0;
  let due = 0;
  for (let i = 0; i < observed.length; i++) {
    seen += observed[i] as number;
    due += expected[i] as number;
    if (due >= LEAST_EXPECTED) {
      cells.push({ seen, due });
      seen = 0;
      due = 0;
    }
  }
  const last = cells.at(-1);
  if (last === undefined || cells.length < 2) throw new Error(`${statistic}: too few for χ²`);
  last.seen += seen;
  last.due += due;
  const sum = cells.reduce((total, cell) => total + (cell.seen - cell.due) ** 2 / cell.due, 0);
  return chiSquared(statistic, sum, cells.length - 1, part);
};
