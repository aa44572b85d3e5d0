/**
 * Matrices of the Haar measure: every entry's mean and second and fourth moments, products of
 * entries, and of square matrices the trace, its square, the trace of the square and the
 * determinant.
 *
 * Moments of an m×k matrix of orthonormal columns, m ≥ k, entries in distinct rows and columns:
 *
 *   E q = 0                  E q₁₁²q₁₂² = E q₁₁²q₂₁² = 1/(m(m+2))
 *   E q² = 1/m               E q₁₁²q₂₂² = (m+1)/((m−1)m(m+2))
 *   E q⁴ = 3/(m(m+2))        E q₁₁q₁₂q₂₁q₂₂ = −1/((m−1)m(m+2))
 *   E tr Q = E det Q = 0     E (tr Q)² = E tr Q² = 1
 *
 * A forgotten diagonal of signs shows in the means and traces; a fixed sign of the last column in
 * the means of its entries alone; vectors that are not Gaussian in the fourth moments and products.
 *
 * Sources: Weingarten, "Asymptotic behavior of group integrals", J. Math. Phys. 19 (1978);
 * Diaconis, Shahshahani, "On the eigenvalues of random matrices", J. Appl. Probab. 31A (1994), theorem 4.
 */
import { never, type Outcome, score } from "./outcome.js";

/** The `index`-th matrix of a seed, row-major; the memory may be used again. */
export type Matrices = (index: number, seed: number) => ArrayLike<number>;

/** A number that is averaged over the matrices: its name and its expectation. */
interface Average {
  readonly statistic: string;
  readonly part?: string;
  readonly expected: number;
}
/** Several of them, and how they are computed from one matrix. */
interface Averages {
  readonly of: readonly Average[];
  readonly write: (q: ArrayLike<number>, values: Float64Array) => void;
}

const ofEntries = (rows: number, columns: number, m: number): Averages => ({
  of: Array.from({ length: rows * columns }, (_, at) => {
    const part = `entry ${Math.floor(at / columns)}, ${at % columns}`;
    return [
      { statistic: "mean", part, expected: 0 },
      { statistic: "second moment", part, expected: 1 / m },
      { statistic: "fourth moment", part, expected: 3 / (m * (m + 2)) },
    ];
  }).flat(),
  write: (q, values) => {
    for (let at = 0; at < rows * columns; at++) {
      const x = q[at] as number;
      values[3 * at] = x;
      values[3 * at + 1] = x * x;
      values[3 * at + 2] = x * x * x * x;
    }
  },
});

/** Products of neighbours: (i, j) with its right, lower and lower right one. */
const ofNeighbours = (rows: number, columns: number, m: number): Averages => {
  const one = 1 / (m * (m + 2));
  const both = 1 / ((m - 1) * m * (m + 2));
  return {
    of: Array.from({ length: (rows - 1) * (columns - 1) }, (_, at) => {
      const part = `entry ${Math.floor(at / (columns - 1))}, ${at % (columns - 1)}`;
      return [
        { statistic: "squares in a row", part, expected: one },
        { statistic: "squares in a column", part, expected: one },
        { statistic: "squares across", part, expected: (m + 1) * both },
        { statistic: "product of four", part, expected: -both },
      ];
    }).flat(),
    write: (q, values) => {
      let next = 0;
      for (let i = 0; i + 1 < rows; i++) {
        for (let j = 0; j + 1 < columns; j++) {
          const at = i * columns + j;
          const x = q[at] as number;
          const right = q[at + 1] as number;
          const lower = q[at + columns] as number;
          const across = q[at + columns + 1] as number;
          values[next++] = x * x * right * right;
          values[next++] = x * x * lower * lower;
          values[next++] = x * x * across * across;
          values[next++] = x * right * lower * across;
        }
      }
    },
  };
};

/** By elimination; `a` is used up. */
const determinant = (a: Float64Array, n: number): number => {
  const at = (i: number, j: number): number => a[i * n + j] as number;
  let product = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let i = c + 1; i < n; i++) if (Math.abs(at(i, c)) > Math.abs(at(pivot, c))) pivot = i;
    product *= (pivot === c ? 1 : -1) * at(pivot, c);
    for (let j = c; j < n; j++) {
      const x = at(c, j);
      a[c * n + j] = at(pivot, j);
      a[pivot * n + j] = x;
    }
    for (let i = c + 1; i < n; i++) {
      const factor = at(i, c) / at(c, c);
      for (let j = c; j < n; j++) a[i * n + j] = at(i, j) - factor * at(c, j);
    }
  }
  return product;
};

const ofSquare = (n: number): Averages => {
  const scratch = new Float64Array(n * n);
  return {
    of: [
      { statistic: "trace", expected: 0 },
      { statistic: "square of the trace", expected: 1 },
      { statistic: "trace of the square", expected: 1 },
      { statistic: "determinant", expected: 0 },
    ],
    write: (q, values) => {
      let trace = 0;
      let ofTheSquare = 0;
      for (let i = 0; i < n; i++) {
        trace += q[i * n + i] as number;
        for (let j = 0; j < n; j++) {
          ofTheSquare += (q[i * n + j] as number) * (q[j * n + i] as number);
        }
      }
      scratch.set(q);
      values[0] = trace;
      values[1] = trace * trace;
      values[2] = ofTheSquare;
      values[3] = determinant(scratch, n);
    },
  };
};

/** Averages over `count` matrices, in their standard errors from what is expected. */
const scores = (
  matrices: Matrices,
  count: number,
  seed: number,
  { of, write }: Averages,
): Outcome[] => {
  const values = new Float64Array(of.length);
  const expected = Float64Array.from(of, (average) => average.expected);
  const sums = new Float64Array(of.length);
  const squares = new Float64Array(of.length);
  for (let index = 0; index < count; index++) {
    write(matrices(index, seed), values);
    for (let a = 0; a < values.length; a++) {
      const d = (values[a] as number) - (expected[a] as number);
      sums[a] = (sums[a] as number) + d;
      squares[a] = (squares[a] as number) + d * d;
    }
  }
  return of.map(({ statistic, part }, a) => {
    const sum = sums[a] as number;
    const variance = (squares[a] as number) / count - (sum / count) ** 2;
    // What does not vary, as the square of ±1, is as expected to rounding.
    if (variance < 1e-9) return never(statistic, Math.abs(sum / count) < 1e-5 ? 0 : 1, part);
    return score(statistic, sum / Math.sqrt(variance * count), part);
  });
};

/** All of several, computed from the same matrix. */
const join = (parts: readonly Averages[]): Averages => ({
  of: parts.flatMap(({ of }) => of),
  write: (q, values) => {
    let from = 0;
    for (const { of, write } of parts) {
      write(q, values.subarray(from, from + of.length));
      from += of.length;
    }
  },
});

/** `count` matrices of one shape. */
export const haarMoments = (
  matrices: Matrices,
  [rows, columns]: readonly [number, number],
  count: number,
  seed: number,
): Outcome[] => {
  const m = Math.max(rows, columns);
  const parts = [
    ofEntries(rows, columns, m),
    ofNeighbours(rows, columns, m),
    ...(rows === columns ? [ofSquare(rows)] : []),
  ];
  return scores(matrices, count, seed, join(parts));
};

/** `count` pairs of matrices of `size` entries, one after the other: they are independent. */
export const haarPairs = (
  pairs: Matrices,
  size: number,
  m: number,
  count: number,
  seed: number,
): Outcome[] =>
  scores(pairs, count, seed, {
    of: Array.from({ length: size }, (_, at) => [
      { statistic: "product across blocks", part: `entry ${at}`, expected: 0 },
      { statistic: "squares across blocks", part: `entry ${at}`, expected: 1 / m ** 2 },
    ]).flat(),
    write: (q, values) => {
      for (let at = 0; at < size; at++) {
        const product = (q[at] as number) * (q[size + at] as number);
        values[2 * at] = product;
        values[2 * at + 1] = product * product;
      }
    },
  });
