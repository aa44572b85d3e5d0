/**
 * What a statistic hands back, and the threshold that all of them share.
 *
 * The seeds are fixed and named before anything was run, so a test is deterministic: it does not
 * fail by chance from one run to the next. The threshold is chosen so that another correct stream
 * would pass too: with some 5,000 statistics a run, one stream in 200 would fail one. A seed is
 * never replaced after a failure without a written reason.
 */
import { chiSquareTails, kolmogorovTail, normalTails, poissonTails } from "./p-value.js";

/** The seeds of every statistical test. */
export const SEEDS: readonly number[] = [1, 2, 3];

/** The least p-value that passes; for a normal score |z| ≤ 4.9. */
export const ALPHA = 1e-6;

/** One number and how likely a right generator is to give one as extreme. */
export interface Outcome {
  /** "variance" */
  readonly statistic: string;
  /** Which of several of the same kind: "position 3". */
  readonly part?: string;
  /** z, χ², a count or √n·D. */
  readonly value: number;
  readonly p: number;
}

/** A statistic of n elements of one seed. */
export type Statistic<S> = (sampler: S, n: number, seed: number) => Outcome[];

const outcome = (statistic: string, value: number, p: number, part?: string): Outcome =>
  part === undefined ? { statistic, value, p } : { statistic, part, value, p };

/** A sum, in its standard errors from what is expected. */
export const score = (statistic: string, z: number, part?: string): Outcome =>
  outcome(statistic, z, normalTails(z), part);

/** χ² of `df` degrees of freedom. */
export const chiSquared = (statistic: string, value: number, df: number, part?: string): Outcome =>
  outcome(statistic, value, chiSquareTails(value, df), part);

/** A count of rare events. */
export const rare = (statistic: string, count: number, mean: number, part?: string): Outcome =>
  outcome(statistic, count, poissonTails(count, mean), part);

/** Kolmogorov's distance d of n values. */
export const distance = (statistic: string, d: number, n: number, part?: string): Outcome =>
  outcome(statistic, Math.sqrt(n) * d, kolmogorovTail(d, n), part);

/** A count of what must never happen. */
export const never = (statistic: string, count: number, part?: string): Outcome =>
  outcome(statistic, count, count === 0 ? 1 : 0, part);

/** Whether a right generator would give this; a NaN fails. */
export const passes = ({ p }: Outcome): boolean => p >= ALPHA;
