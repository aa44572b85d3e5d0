/**
 * A Haar matrix by its definition: reflectors, one after the other, in plain loops in double. Only
 * the normals are the package's; where they lie in the stream, and what is done with them, is said
 * here again.
 *
 * Stewart, SIAM J. Numer. Anal. 17 (1980): Q = H₁…H_k·[D; 0], H_j the reflector of a Gaussian
 * vector of length m − j + 1, D its signs.
 */
import { normal, type Seed } from "weightinit";

/** Elements of the stream that an m×k matrix takes, m ≥ k: panels from the last to the first. */
const basesOf = (m: number, k: number, group: number): { bases: number[]; total: number } => {
  const panels = Math.ceil(k / group);
  const bases = new Array<number>(panels);
  let next = 0;
  for (let p = panels - 1; p >= 0; p--) {
    bases[p] = next;
    next += group * (m - group * p);
  }
  return { bases, total: next };
};

export interface Address {
  readonly seed: Seed;
  readonly stream: number;
  readonly dtype: "float32" | "float64";
}

/** The `index`-th m×k matrix of a stream, m ≥ k, row by row. */
const tallHaar = (
  m: number,
  k: number,
  { seed, stream, dtype }: Address,
  index: number,
): number[][] => {
  const [group, block] = dtype === "float32" ? [8, 4096] : [4, 2048];
  const { bases, total } = basesOf(m, k, group);
  const first = index * Math.ceil(total / block) * block;
  const range = [first, first + total] as const;
  const x = normal([first + total], { seed, stream, dtype, std: 1, range });
  const entry = (i: number, j: number): number => {
    const p = Math.floor(j / group);
    return x[(bases[p] as number) + group * (i - group * p) + (j - group * p)] as number;
  };

  const q = Array.from({ length: m }, () => new Array<number>(k).fill(0));
  const at = (i: number): number[] => q[i] as number[];
  for (let j = k - 1; j >= 0; j--) {
    const v = Array.from({ length: m - j }, (_, i) => entry(j + i, j));
    const sign = Object.is(Math.sign(v[0] as number), -0) || (v[0] as number) < 0 ? -1 : 1;
    if (v.length === 1) {
      at(j)[j] = sign;
      continue;
    }
    at(j)[j] = -sign;
    v[0] = (v[0] as number) + sign * Math.hypot(...v);
    const norm2 = v.reduce((sum, y) => sum + y * y, 0);
    for (let c = j; c < k; c++) {
      const dot = v.reduce((sum, y, i) => sum + y * (at(j + i)[c] as number), 0);
      for (const [i, y] of v.entries())
        at(j + i)[c] = (at(j + i)[c] as number) - (2 * y * dot) / norm2;
    }
  }
  return q;
};

/** The same of any rows and columns: a wide matrix is the transpose of the tall one. Row-major. */
export const haar = (
  rows: number,
  columns: number,
  address: Address,
  index: number = 0,
): number[] => {
  if (rows >= columns) return tallHaar(rows, columns, address, index).flat();
  const tall = tallHaar(columns, rows, address, index);
  return Array.from({ length: rows }, (_, i) => tall.map((row) => row[i] as number)).flat();
};
