/**
 * One pass over a tensor: moments, and counts for a histogram drawn against its density.
 */

/** Running sums, so that the tensors of a group are measured together. */
export const createMoments = () => ({ count: 0, sum: 0, squares: 0 });

/** @param {ReturnType<typeof createMoments>} moments @param {Float32Array} weights */
export const addMoments = (moments, weights) => {
  let sum = 0;
  let squares = 0;
  for (const x of weights) {
    sum += x;
    squares += x * x;
  }
  moments.count += weights.length;
  moments.sum += sum;
  moments.squares += squares;
};

/** @param {ReturnType<typeof createMoments>} moments */
export const stdOf = ({ count, sum, squares }) =>
  Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));

const BINS = 33;
const REACH = 4.125;
const WIDTH = 56;

/**
 * Lines of a histogram of N(0, std²) samples over ±4 σ: bars are counts, ┃ is the density.
 *
 * @param {Float32Array} weights @param {number} std
 */
export const histogram = (weights, std) => {
  const counts = new Float64Array(BINS);
  const step = (2 * REACH) / BINS;
  for (const x of weights) {
    const bin = Math.floor((x / std + REACH) / step);
    if (bin >= 0 && bin < BINS) counts[bin] += 1;
  }
  /** Of a bin's middle, in samples. @param {number} z */
  const density = (z) => (weights.length * step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  const scale = WIDTH / (density(0) * 1.05);
  return Array.from(counts, (count, bin) => {
    const z = (bin + 0.5) * step - REACH;
    const bar = "█".repeat(Math.round(count * scale)).padEnd(WIDTH);
    const mark = Math.round(density(z) * scale);
    const line = `${bar.slice(0, mark)}┃${bar.slice(mark + 1)}`;
    return `${z.toFixed(2).padStart(6)} σ ${line.trimEnd().padEnd(WIDTH)} ${count}`;
  });
};
