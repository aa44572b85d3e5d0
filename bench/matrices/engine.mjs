/**
 * Orthogonal matrices and QR in whatever engine runs this file: one line of JSON,
 * { case: { n: ms } }. Least times; beside Node's own they say what an engine makes of the kernels.
 */
import { orthogonal, qr } from "../../dist/index.js";

const CASES = { orthogonal: [64, 256, 1024], qr: [64, 256] };

const callOf = (name, n) => {
  const matrix = orthogonal([n, n], { seed: 1 });
  if (name === "qr") {
    const out = { q: matrix.slice(), r: matrix.slice() };
    return () => qr(matrix, n, n, { out });
  }
  return () => orthogonal([n, n], { seed: 1, out: matrix });
};

/** Milliseconds of the fastest of many short samples. */
const least = (call) => {
  const begin = performance.now();
  for (let i = 0; i < 5; i++) call();
  const reps = Math.ceil(25 / (performance.now() - begin));
  let best = Infinity;
  for (let sample = 0; sample < 40; sample++) {
    const start = performance.now();
    for (let i = 0; i < reps; i++) call();
    best = Math.min(best, (performance.now() - start) / reps);
  }
  return best;
};

const result = {};
for (const [name, sizes] of Object.entries(CASES)) {
  result[name] = Object.fromEntries(sizes.map((n) => [n, least(callOf(name, n))]));
}
console.log(JSON.stringify(result));
