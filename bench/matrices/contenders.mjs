/**
 * Who makes matrices in JavaScript. `tasks[case](n)` prepares everything and returns the call that is
 * timed; it returns q, row-major.
 */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { orthogonal, qr } from "weightinit";
import { weightinit as elementwise } from "../contenders/weightinit.mjs";
import { importPeer } from "../peers.mjs";
import { sampleMatrix } from "./cases.mjs";

const peers = createRequire(new URL("../peers/package.json", import.meta.url));

let seed = 0;

const factors = (matrix) => {
  const n = Math.sqrt(matrix.length);
  const out = { q: matrix.slice(), r: matrix.slice() };
  return () => qr(matrix, n, n, { out }).q;
};

const orthogonalInto = (n, out) => () => orthogonal([n, n], { seed: seed++, out });

export const weightinit = {
  name: "weightinit",
  version: elementwise.version,
  tasks: {
    orthogonal: (n) => orthogonalInto(n, new Float32Array(n * n)),
    orthogonal64: (n) => orthogonalInto(n, new Float64Array(n * n)),
    qr: (n) => factors(Float32Array.from(sampleMatrix(n))),
    qr64: (n) => factors(sampleMatrix(n)),
  },
};

const rowsOf = (data, n) =>
  Array.from({ length: n }, (_, i) => [...data.subarray(i * n, i * n + n)]);

/** Q of a Gaussian matrix times the signs of R's diagonal, which is what makes it Haar. */
const haarOf = (n, normals, factor) => {
  const { q, diagonal } = factor(normals);
  for (let i = 0; i < n * n; i++) if (diagonal(i % n) < 0) q[i] = -q[i];
  return q;
};

export const mlMatrix = async () => {
  const { module, version } = await importPeer("ml-matrix");
  const { Matrix, QrDecomposition } = module;
  const { normal } = await import("weightinit");
  const factor = (matrix) => {
    const decomposition = new QrDecomposition(matrix);
    const r = decomposition.upperTriangularMatrix;
    return {
      q: Float64Array.from(decomposition.orthogonalMatrix.to1DArray()),
      diagonal: (i) => r.get(i, i),
    };
  };
  return {
    name: "ml-matrix",
    version,
    note: "float64 in JavaScript; its normals are ours, which costs it nothing to speak of",
    tasks: {
      orthogonal: (n) => () =>
        haarOf(n, Matrix.from1DArray(n, n, normal([n, n], { seed: seed++, std: 1 })), factor),
      qr64: (n) => {
        const matrix = Matrix.from1DArray(n, n, sampleMatrix(n));
        return () => factor(matrix).q;
      },
    },
  };
};

export const numpyTs = async () => {
  const { module: np, version } = await importPeer("numpy-ts");
  const rng = np.random.default_rng(1);
  const factor = (matrix) => {
    const { q, r } = np.linalg.qr(matrix);
    const n = Math.sqrt(q.data.length);
    return { q: q.data, diagonal: (i) => r.data[i * n + i] };
  };
  return {
    name: "numpy-ts",
    version,
    note: "float64 in WebAssembly",
    tasks: {
      orthogonal: (n) => () => haarOf(n, rng.standard_normal([n, n]), factor),
      qr64: (n) => {
        const matrix = np.array(rowsOf(sampleMatrix(n), n));
        return () => factor(matrix).q;
      },
    },
  };
};

/** TensorFlow.js on one of its backends, which serve the whole process. */
export const tfjs = async (backend) => {
  const { module: tf, version } = await importPeer("@tensorflow/tfjs");
  if (backend === "wasm") {
    const { module } = await importPeer("@tensorflow/tfjs-backend-wasm");
    module.setWasmPaths(`${dirname(peers.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  }
  tf.enableProdMode();
  if (!(await tf.setBackend(backend))) throw new Error(`bench: no ${backend} backend of tfjs`);
  await tf.ready();
  const { orthogonal } = tf.initializers;
  return {
    name: `tfjs ${backend}`,
    version,
    tasks: {
      orthogonal: (n) => () => {
        const tensor = orthogonal({ seed: seed++ }).apply([n, n]);
        const q = tensor.dataSync().slice();
        tensor.dispose();
        return q;
      },
    },
  };
};
