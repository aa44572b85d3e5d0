/**
 * Faults to plant in the reference, each one an expression of a twin in place of another, and the
 * statistics that must catch it. What a test has never caught it cannot be trusted to catch.
 *
 * `find` occurs exactly once in its file (plugin.ts sees to it): whoever rewrites a twin adapts
 * this list. The sizes n are small ones at which the statistic has the power; from 1e7 on
 * they are for the long run.
 */
import type { StatisticName } from "./statistics.js";

export interface Catch {
  readonly statistic: StatisticName;
  /** The outcome that must fail, and which part of it. */
  readonly outcome: string;
  readonly part?: string;
  readonly n: number;
}

/** One expression in the place of another. */
export interface Plant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Fault extends Plant {
  readonly caughtBy: readonly Catch[];
}

const variance = (n: number, part?: string): Catch => ({
  statistic: "normalMarginals",
  outcome: "variance",
  n,
  ...(part === undefined ? {} : { part }),
});

const correlation = (of: "streams" | "seeds" | "blocks", outcome: string, n: number): Catch => ({
  statistic: `${of}Correlations`,
  outcome,
  n,
});

/** Known answers are exact: n counts nothing. */
const knownAnswer = (part: string): Catch => ({
  statistic: "knownAnswers",
  outcome: "wrong words",
  part,
  n: 0,
});

const normalCall = {
  file: "src/reference/elementwise.ts",
  find: "normalF32: over(normalF32)",
};
const scaledBy = (scale: number, mean: number): string =>
  "normalF32: (steps, ...law) => { normalF32(memory, steps, ...law); " +
  `affineF32(memory, steps, ${scale}, ${mean}); }`;
const radius = { file: "src/reference/math/log.ts", find: "fround(w >>> 1)" };
const lattice = { file: "src/reference/distribution/uniform.ts", find: ">>> 8) * scale" };
const counter = { file: "src/reference/random/block.ts", find: "counter0 + lane" };
const sfc = { file: "src/reference/random/sfc.ts", find: "(a + b + n + s) | 0" };
const rounds = { file: "src/reference/random/philox.ts", find: "round < PHILOX_ROUNDS" };
const philox = {
  file: "src/reference/random/block.ts",
  find: "counter1, stream0, stream1, key0, key1)",
};

export const faults: readonly Fault[] = [
  // Distribution.
  {
    name: "sigma-half-a-percent-large",
    ...normalCall,
    replace: scaledBy(1.005, 0),
    caughtBy: [
      variance(1e6),
      { statistic: "radiusDistance", outcome: "radius", n: 2e6 },
      { statistic: "normalDistance", outcome: "Kolmogorov–Smirnov", n: 1e7 },
    ],
  },
  {
    name: "mean-a-thousandth-of-sigma",
    ...normalCall,
    replace: scaledBy(1, 0.001),
    caughtBy: [{ statistic: "normalMarginals", outcome: "mean", n: 1e8 }],
  },
  {
    // exp(−4²/2)·2^31: no u below it, so no radius above 4σ.
    name: "cut-at-4-sigma",
    ...radius,
    replace: "fround(Math.max(w >>> 1, 720401))",
    caughtBy: [{ statistic: "normalMarginals", outcome: "beyond 4σ", n: 1e6 }],
  },
  {
    // exp(−5²/2)·2^31
    name: "cut-at-5-sigma",
    ...radius,
    replace: "fround(Math.max(w >>> 1, 8004))",
    caughtBy: [{ statistic: "normalMarginals", outcome: "beyond 5σ", n: 1e8 }],
  },
  {
    // A uniform of 23 bits in the place of one of 24.
    name: "uniform-23-bits",
    ...lattice,
    replace: ">>> 9 << 1) * scale",
    caughtBy: [{ statistic: "latticeBalance", outcome: "bit", part: "0", n: 1e4 }],
  },
  {
    name: "uniform-shifted-by-9",
    ...lattice,
    replace: ">>> 9) * scale",
    caughtBy: [
      { statistic: "latticeBalance", outcome: "bit", part: "23", n: 1e4 },
      { statistic: "uniformMarginals", outcome: "mean", n: 1e4 },
      { statistic: "uniformDistance", outcome: "Kolmogorov–Smirnov", n: 1e4 },
    ],
  },
  {
    name: "uniform-not-clamped",
    file: "src/reference/distribution/uniform.ts",
    find: "top < x ? top : x",
    replace: "x",
    caughtBy: [{ statistic: "interval", outcome: "reaches high", n: 1e4 }],
  },

  // Box–Muller: these leave all elements together, or each element alone, as they should be.
  {
    name: "swap-bit-stuck",
    file: "src/reference/distribution/normal.ts",
    find: "y < 0",
    replace: "false",
    caughtBy: [variance(1e6, "position 0"), { statistic: "partners", outcome: "angle", n: 1e6 }],
  },
  {
    name: "sign-bit-stuck",
    file: "src/reference/distribution/normal.ts",
    find: "y & 1 ?",
    replace: "false ?",
    caughtBy: [
      { statistic: "normalMarginals", outcome: "mean", part: "position 0", n: 1e6 },
      { statistic: "partners", outcome: "angle", n: 1e6 },
    ],
  },
  {
    // Lanes 4…7 repeat lanes 0…3: radius and angle come from one word.
    name: "angle-from-the-radius-word",
    ...counter,
    replace: "counter0 + (lane & 3)",
    caughtBy: [
      { statistic: "partners", outcome: "correlation of squares", n: 1e6 },
      { statistic: "partners", outcome: "radius and angle", n: 1e6 },
      { statistic: "equalPairs", outcome: "equal beginnings", n: 1e4 },
    ],
  },
  {
    // Swapped where the radius is small (u > ½): the angle alone stays uniform.
    name: "swap-follows-the-radius",
    file: "src/reference/distribution/normal.ts",
    find: "y < 0",
    replace: "e < 2 * Math.LN2",
    caughtBy: [
      { statistic: "partners", outcome: "radius and angle", n: 1e6 },
      variance(1e6, "position 0"),
    ],
  },

  // Generator.
  {
    name: "one-block-repeated",
    ...counter,
    replace: "(counter0 === 56 ? 48 : counter0) + lane",
    caughtBy: [{ statistic: "equalPairs", outcome: "equal beginnings", n: 1e6 }],
  },
  {
    name: "low-bit-stuck",
    ...sfc,
    replace: "(a + b + n + s) | 1",
    caughtBy: [{ statistic: "bitBalance", outcome: "bit", part: "0", n: 1e4 }],
  },
  {
    // Of too few rounds, the seeding hash leaves neighbouring addresses correlated; from 5 rounds
    // on no correlation among 2^18 tensors shows it.
    name: "philox-of-3-rounds",
    ...rounds,
    replace: "round < 3",
    caughtBy: [
      correlation("streams", "with the next tensor, largest", 2 ** 15),
      correlation("seeds", "with the next tensor, largest", 2 ** 15),
      correlation("blocks", "within a tensor, largest", 2 ** 16),
    ],
  },
  {
    name: "philox-of-4-rounds",
    ...rounds,
    replace: "round < 4",
    caughtBy: [
      correlation("streams", "within a tensor, squares", 2 ** 15),
      correlation("seeds", "within a tensor, squares", 2 ** 15),
    ],
  },
  {
    name: "philox-of-9-rounds",
    ...rounds,
    replace: "round < 9",
    caughtBy: [knownAnswer("seed 0")],
  },
  {
    name: "seed-high-word-ignored",
    ...philox,
    replace: "counter1, stream0, stream1, key0, 0)",
    caughtBy: [knownAnswer("seed 2^32"), knownAnswer("seed 2^64 − 1, stream 2^64 − 2")],
  },
  {
    name: "stream-high-word-ignored",
    ...philox,
    replace: "counter1, stream0, 0, key0, key1)",
    caughtBy: [knownAnswer("stream 2^32"), knownAnswer("seed 2^64 − 1, stream 2^64 − 2")],
  },
  {
    name: "counter-carry-ignored",
    ...philox,
    replace: "0, stream0, stream1, key0, key1)",
    caughtBy: [knownAnswer("block 2^29"), knownAnswer("block 2^41 − 1")],
  },
  {
    // The first two steps of a lane have not seen the rotated word yet.
    name: "rotation-by-20",
    file: "src/reference/random/sfc.ts",
    find: "(c << 21) | (c >>> 11)",
    replace: "(c << 20) | (c >>> 12)",
    caughtBy: [knownAnswer("64 words")],
  },
  {
    name: "counter-from-0",
    file: "src/reference/random/block.ts",
    find: "1 + skip",
    replace: "skip",
    caughtBy: [knownAnswer("seed 0"), knownAnswer("64 words")],
  },
];
