/**
 * Faults to plant in the matrix reference, as those of faults.ts in the elementwise one, and the
 * averages over Haar matrices that must catch them.
 */
import type { Plant } from "./faults.js";

export interface MatrixFault extends Plant {
  /** Of so many matrices of this shape an outcome that must fail, and which part of it. */
  readonly caughtBy: readonly {
    readonly shape: readonly [number, number];
    readonly outcome: string;
    readonly part?: string;
    readonly n: number;
  }[];
}

const file = "src/reference/linear-algebra/haar.ts";

export const matrixFaults: readonly MatrixFault[] = [
  {
    // Q = H₁…H_k: the first entry of each reflector's column has the sign −, mostly.
    name: "haar-signs-forgotten",
    file,
    find: "signs[j] = -sign",
    replace: "signs[j] = 1",
    caughtBy: [
      { shape: [2, 2], outcome: "mean", part: "entry 0, 0", n: 1e4 },
      { shape: [3, 3], outcome: "square of the trace", n: 1e4 },
      { shape: [5, 2], outcome: "mean", part: "entry 1, 1", n: 1e4 },
    ],
  },
  {
    // The scalar that is left in a square matrix: only means of entries and the determinant see it.
    name: "haar-last-sign-fixed",
    file,
    find: "signs[j] = sign",
    replace: "signs[j] = 1",
    caughtBy: [
      { shape: [1, 1], outcome: "mean", part: "entry 0, 0", n: 1e4 },
      { shape: [3, 3], outcome: "mean", part: "entry 2, 2", n: 1e4 },
    ],
  },
  {
    // Close to uniform on ±1: 2Φ(x) − 1, within 0.02.
    name: "haar-uniform-vectors",
    file,
    find: "v[i * columns + j] = x[next] as number",
    replace: "v[i * columns + j] = 2 / (1 + Math.exp(-1.702 * (x[next] as number))) - 1",
    caughtBy: [
      { shape: [2, 2], outcome: "fourth moment", part: "entry 0, 0", n: 2e4 },
      { shape: [3, 3], outcome: "squares in a column", part: "entry 0, 0", n: 2e4 },
    ],
  },
  {
    // Every vector begins with 0.
    name: "haar-diagonal-not-drawn",
    file,
    find: "if (j < columns && j <= i) v[i",
    replace: "if (j < columns && j < i) v[i",
    caughtBy: [{ shape: [3, 3], outcome: "second moment", part: "entry 0, 0", n: 1e4 }],
  },
];
