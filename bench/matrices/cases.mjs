/**
 * The matrix cases: square, float32 where the name says nothing.
 *
 *   orthogonal    a Haar matrix from a seed, in Python and TensorFlow.js from their own generators
 *   qr            q and r of one Gaussian matrix
 */
import { qr } from "weightinit";

/** Every case and its sizes. */
export const CASES = {
  orthogonal: [16, 64, 128, 256, 512, 1024],
  orthogonal64: [64, 256],
  qr: [64, 256, 512],
  qr64: [64, 256],
};
export const SIZES = [16, 64, 128, 256, 512, 1024];

/** Operations that the textbook counts: 4/3 n³ for Q from reflectors, twice that with R. */
export const flops = (name, n) => (name.startsWith("qr") ? 8 / 3 : 4 / 3) * n ** 3;

/** What a peer must take at least, in our time. */
const BARS = [
  ["orthogonal", 64, { PyTorch: 5.5, "tfjs wasm": 900 }],
  ["orthogonal", 128, { "tfjs wasm": 400 }],
  ["orthogonal", 256, { PyTorch: 2.6, "numpy-ts": 12, "ml-matrix": 12 }],
  ["orthogonal", 1024, { PyTorch: 1.25 }],
  ["qr", 64, { PyTorch: 2 }],
  ["qr", 256, { PyTorch: 1.05 }],
];

export const barOf = (name, n, contender) =>
  BARS.find(([c, size]) => c === name && size === n)?.[2][contender];

/** max|QᵀQ − I| of a row-major matrix. */
const deviation = (q, n) => {
  let worst = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += q[k * n + i] * q[k * n + j];
      worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)));
    }
  }
  return worst;
};

/** Throws unless Q is orthogonal, so that nobody is timed for another job. */
export const verify = (contender, name, n, q) => {
  const allowed = name.endsWith("64") ? 1e-13 : 2e-5;
  const worst = n <= 256 ? deviation(q, n) : 0;
  if (q.length !== n * n || !(worst <= allowed)) {
    throw new Error(`bench: ${name} of ${n} by ${contender}: max|QᵀQ − I| is ${worst}`);
  }
};

/** One matrix for all: elements of a Weyl sequence, in (−1, 1). */
export const sampleMatrix = (n) =>
  Float64Array.from({ length: n * n }, (_, i) => (((i + 1) * 0.6180339887498949) % 1) * 2 - 1);

/** Whether `qr` of ours gives the matrix back; the bench's own look at its subject. */
export const reconstructs = (n) => {
  const a = sampleMatrix(n);
  const { q, r } = qr(a, n, n);
  let worst = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += q[i * n + k] * r[k * n + j];
      worst = Math.max(worst, Math.abs(sum - a[i * n + j]));
    }
  }
  return worst < 1e-12 * n;
};
