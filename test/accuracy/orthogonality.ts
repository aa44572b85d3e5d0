/** How orthonormal columns are, in float64. */
import type { Numbers } from "../matrix-kernels.js";

/** max|QᵀQ − I| of a row-major rows×columns matrix; of every `step`-th column with all others. */
export const deviation = (q: Numbers, rows: number, columns: number, step = 1): number => {
  let worst = 0;
  const sums = new Float64Array(columns);
  for (let c = 0; c < columns; c += step) {
    sums.fill(0);
    for (let i = 0; i < rows; i++) {
      const x = q[i * columns + c] as number;
      for (let j = 0; j < columns; j++) {
        sums[j] = (sums[j] as number) + x * (q[i * columns + j] as number);
      }
    }
    for (let j = 0; j < columns; j++) {
      const difference = Math.abs((sums[j] as number) - (j === c ? 1 : 0));
      // NaN is the worst of all.
      if (!(difference <= worst)) worst = difference;
    }
  }
  return worst;
};
