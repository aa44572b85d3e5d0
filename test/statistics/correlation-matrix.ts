/**
 * Correlations among the first 32 words of many short tensors that differ in one number of their
 * address: stream, seed or block. Neighbouring addresses are neighbouring counters or keys of the
 * seeding hash, so this is where a weak hash would show.
 *
 *   within   word j with word k of one tensor, j < k     496 correlations
 *   next     word j with word k of the next tensor      1024 correlations
 *
 * With words scaled to variance 1, √T times a correlation over T tensors is a standard normal, and
 * all of them are uncorrelated: their squares sum to a χ².
 */
import { chiSquared, type Outcome } from "./outcome.js";
import { normalTails } from "./p-value.js";

const WORDS = 32;
const BATCH = 1024;

/** The largest |z| of a matrix that passes: among 1520 a right generator exceeds it 3e-6 times. */
export const LARGEST_SCORE = 6;

/** The first words of tensor t. */
export type FirstWords = (t: number, length: number) => Uint32Array;

/**
 * Σ x_j(t)·x_k(t + shift) over a batch; word k of tensor t lies at k·stride + t. With shift 0 only
 * the blocks of four that hold j < k are filled.
 */
const addProducts = (
  into: Float64Array,
  columns: Float64Array,
  stride: number,
  shift: number,
): void => {
  for (let j = 0; j < WORDS; j++) {
    const x = j * stride;
    for (let k = shift === 0 ? j - (j % 4) : 0; k < WORDS; k += 4) {
      const y = k * stride + shift;
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      for (let t = 0; t < BATCH; t++) {
        const value = columns[x + t] as number;
        sum0 += value * (columns[y + t] as number);
        sum1 += value * (columns[y + stride + t] as number);
        sum2 += value * (columns[y + 2 * stride + t] as number);
        sum3 += value * (columns[y + 3 * stride + t] as number);
      }
      const at = j * WORDS + k;
      into[at] = (into[at] as number) + sum0;
      into[at + 1] = (into[at + 1] as number) + sum1;
      into[at + 2] = (into[at + 2] as number) + sum2;
      into[at + 3] = (into[at + 3] as number) + sum3;
    }
  }
};

const outcomes = (statistic: string, scores: readonly number[]): Outcome[] => {
  const largest = scores.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const squares = scores.reduce((sum, z) => sum + z * z, 0);
  // The largest of m independent scores: 1 − (1 − p)^m.
  const p = -Math.expm1(scores.length * Math.log1p(-normalTails(largest)));
  return [
    { statistic: `${statistic}, largest`, value: largest, p },
    chiSquared(`${statistic}, squares`, squares, scores.length),
  ];
};

/** Over `tensors` tensors, a multiple of 1024. */
export const correlationMatrix = (firstWords: FirstWords, tensors: number): Outcome[] => {
  const stride = BATCH + 1;
  const columns = new Float64Array(WORDS * stride);
  const within = new Float64Array(WORDS * WORDS);
  const next = new Float64Array(WORDS * WORDS);
  const put = (t: number, row: number): void => {
    const words = firstWords(t, WORDS);
    for (let j = 0; j < WORDS; j++) {
      // 2^32 equal steps over (−√3, √3): mean 0, variance 1.
      columns[j * stride + row] = (((words[j] as number) + 0.5) / 2 ** 31 - 1) * Math.sqrt(3);
    }
  };
  for (let first = 0; first < tensors; first += BATCH) {
    for (let row = 0; row <= BATCH; row++) put(first + row, row);
    addProducts(within, columns, stride, 0);
    addProducts(next, columns, stride, 1);
  }
  const scale = 1 / Math.sqrt(tensors);
  const upper = within.filter((_, at) => Math.floor(at / WORDS) < at % WORDS);
  return [
    ...outcomes(
      "within a tensor",
      Array.from(upper, (sum) => sum * scale),
    ),
    ...outcomes(
      "with the next tensor",
      Array.from(next, (sum) => sum * scale),
    ),
  ];
};
