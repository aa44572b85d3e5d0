/**
 * The distribution of single elements: moments 1–4, χ² over cells and counts in the tails, of all
 * elements together and of those at each position mod 8. The lanes of a kernel are the positions
 * mod 8: a fault in one lane, or a swap of Box–Muller partners that is stuck, leaves all elements
 * together distributed as they should be.
 *
 * One pass: sums of powers and counts by position; everything else follows from these.
 */
import { chiSquare } from "./chi-square.js";
import type { Law } from "./law.js";
import { standardNormal, symmetricUniform } from "./law.js";
import { type Outcome, rare, type Statistic, score } from "./outcome.js";
import { normalTails } from "./p-value.js";
import { type Floats, forEachChunk, type Sampler } from "./source.js";

const POSITIONS = 8;

interface Tally {
  /** Σ x^0 … Σ x^4. */
  readonly powers: Float64Array;
  readonly cells: Float64Array;
}

const emptyTally = ({ grid }: Law): Tally => ({
  powers: new Float64Array(5),
  cells: new Float64Array(grid.cells),
});

/** Adds the elements of `chunk` at `position` mod 8; the chunk begins at position 0. */
const add = ({ powers, cells }: Tally, chunk: Floats, position: number, law: Law): void => {
  const { low, density } = law.grid;
  const last = cells.length - 1;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let count = 0;
  for (let i = position; i < chunk.length; i += POSITIONS) {
    const x = chunk[i] as number;
    const square = x * x;
    sum1 += x;
    sum2 += square;
    sum3 += square * x;
    sum4 += square * square;
    count++;
    let cell = Math.floor((x - low) * density);
    cell = cell > 0 ? cell : 0;
    cell = cell < last ? cell : last;
    cells[cell] = (cells[cell] as number) + 1;
  }
  powers[0] = (powers[0] as number) + count;
  powers[1] = (powers[1] as number) + sum1;
  powers[2] = (powers[2] as number) + sum2;
  powers[3] = (powers[3] as number) + sum3;
  powers[4] = (powers[4] as number) + sum4;
};

const merge = (tallies: readonly Tally[], law: Law): Tally => {
  const total = emptyTally(law);
  for (const { powers, cells } of tallies) {
    for (const [i, x] of powers.entries()) total.powers[i] = (total.powers[i] as number) + x;
    for (const [i, x] of cells.entries()) total.cells[i] = (total.cells[i] as number) + x;
  }
  return total;
};

const moments = ({ powers }: Tally, law: Law, part?: string): Outcome[] =>
  law.moments.map(({ name, coefficients, variance }) => {
    const sum = coefficients.reduce((total, c, k) => total + c * (powers[k] as number), 0);
    return score(name, sum / Math.sqrt(variance * (powers[0] as number)), part);
  });

const cellCounts = ({ powers, cells }: Tally, { cdf, grid }: Law, part?: string): Outcome => {
  const expected = Array.from(cells, (_, k) => {
    const from = k === 0 ? 0 : cdf(grid.low + k / grid.density);
    const to = k === cells.length - 1 ? 1 : cdf(grid.low + (k + 1) / grid.density);
    return (to - from) * (powers[0] as number);
  });
  return chiSquare("cells", cells, expected, part);
};

/** Elements beyond ±t of a standard normal; t lies on the grid. */
const tail = ({ powers, cells }: Tally, t: number, part?: string): Outcome => {
  const { low, density } = standardNormal.grid;
  const lower = (-t - low) * density;
  const upper = (t - low) * density;
  const inside = cells.slice(lower, upper).reduce((total, count) => total + count, 0);
  const n = powers[0] as number;
  return rare(`beyond ${t}σ`, n - inside, n * normalTails(t), part);
};

const tallies = (sampler: Sampler<Floats>, n: number, seed: number, law: Law): Tally[] => {
  const positions = Array.from({ length: POSITIONS }, () => emptyTally(law));
  forEachChunk(sampler, n, seed, (chunk) => {
    for (const [position, tally] of positions.entries()) add(tally, chunk, position, law);
  });
  return positions;
};

/** N(0, 1); 3σ, 4σ and 5σ are counted of all, 3σ and 4σ at each position, 6σ from 1e8 on. */
export const normalMarginals: Statistic<Sampler<Floats>> = (sampler, n, seed) => {
  const positions = tallies(sampler, n, seed, standardNormal);
  const whole = merge(positions, standardNormal);
  const far = n >= 1e8 ? [3, 4, 5, 6] : [3, 4, 5];
  return [
    ...moments(whole, standardNormal),
    cellCounts(whole, standardNormal),
    ...far.map((t) => tail(whole, t)),
    ...positions.flatMap((tally, i) => {
      const part = `position ${i}`;
      return [
        ...moments(tally, standardNormal, part),
        cellCounts(tally, standardNormal, part),
        ...[3, 4].map((t) => tail(tally, t, part)),
      ];
    }),
  ];
};

/** Uniform on [−1, 1). */
export const uniformMarginals: Statistic<Sampler<Floats>> = (sampler, n, seed) => {
  const positions = tallies(sampler, n, seed, symmetricUniform);
  const whole = merge(positions, symmetricUniform);
  return [
    ...moments(whole, symmetricUniform),
    cellCounts(whole, symmetricUniform),
    ...positions.flatMap((tally, i) => [
      ...moments(tally, symmetricUniform, `position ${i}`),
      cellCounts(tally, symmetricUniform, `position ${i}`),
    ]),
  ];
};
