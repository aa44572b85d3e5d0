/**
 * The statistics of test/statistics by name, as a fault names them: the same functions that judge
 * the package.
 */
import { bitBalance, latticeBalance } from "../statistics/bit-balance.js";
import { correlationMatrix } from "../statistics/correlation-matrix.js";
import { blocks, equalPairs } from "../statistics/equal-pairs.js";
import { interval } from "../statistics/interval.js";
import { normalDistance, uniformDistance } from "../statistics/kolmogorov-smirnov.js";
import { normalMarginals, uniformMarginals } from "../statistics/marginals.js";
import type { Statistic } from "../statistics/outcome.js";
import { partners, radiusDistance } from "../statistics/partners.js";
import { knownAnswers } from "./known-answers.js";
import type { Subject } from "./subject.js";

const table = {
  normalMarginals: ({ source }, n, seed) => normalMarginals(source.normal, n, seed),
  normalDistance: ({ source }, n, seed) => normalDistance(source.normal, n, seed),
  radiusDistance: ({ source }, n, seed) => radiusDistance(source.normal, n, seed),
  partners: ({ source }, n, seed) => partners(source.normal, n, seed),
  uniformMarginals: ({ source }, n, seed) => uniformMarginals(source.uniform(-1, 1), n, seed),
  uniformDistance: ({ source }, n, seed) => uniformDistance(source.uniform(-1, 1), n, seed),
  latticeBalance: ({ source }, n, seed) => latticeBalance(source.uniform(0, 1), n, seed),
  bitBalance: ({ source }, n, seed) => bitBalance(source.words, n, seed),
  interval: ({ source }, n, seed) => interval(source.uniform, n, seed),
  equalPairs: ({ source }, n, seed) => [
    equalPairs(source.words, blocks(seed, Math.ceil(n / 4096))),
  ],
  // n tensors.
  streamsCorrelations: ({ source }, n, seed) =>
    correlationMatrix((stream, length) => source.words(length, { seed, stream, start: 0 }), n),
  seedsCorrelations: ({ source }, n) =>
    correlationMatrix((seed, length) => source.words(length, { seed, stream: 0, start: 0 }), n),
  blocksCorrelations: ({ source }, n, seed) =>
    correlationMatrix(
      (block, length) => source.words(length, { seed, stream: 0, start: 4096 * block }),
      n,
    ),
  knownAnswers: ({ kernel }) => knownAnswers(kernel),
} satisfies Record<string, Statistic<Subject>>;

export type StatisticName = keyof typeof table;

export const statistics: Readonly<Record<StatisticName, Statistic<Subject>>> = table;
