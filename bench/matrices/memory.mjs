/**
 * What memory a matrix takes: the scratch that the kernels ask for, and by how much a process grows
 * over 20 calls in a row, each in a new process, `out` kept.
 */
import { spawnSync } from "node:child_process";
import { haarScratch, qrScratch } from "../../dist/kernel/matrix-abi.js";

const CALLS = 20;

const program = (name, n) => `
  import { orthogonal, qr } from "weightinit";
  const out = new Float32Array(${n * n});
  const factors = { q: new Float32Array(${n * n}), r: new Float32Array(${n * n}) };
  const matrix = orthogonal([${n}, ${n}], { seed: 1 });
  const calls = {
    orthogonal: () => orthogonal([${n}, ${n}], { seed: 1, out }),
    qr: () => qr(matrix, ${n}, ${n}, { out: factors }),
  };
  out.fill(1); factors.q.fill(1); factors.r.fill(1);
  globalThis.gc();
  const before = process.memoryUsage.rss();
  let most = 0;
  for (let i = 0; i < ${CALLS}; i++) {
    calls.${name}();
    most = Math.max(most, process.memoryUsage.rss());
  }
  console.log(most - before, process.memoryUsage.rss() - before);
`;

/** Bytes: scratch, largest and last growth of the resident set. */
export const measureMemory = () =>
  [256, 1024, 2048].flatMap((n) =>
    ["orthogonal", "qr"].map((name) => {
      const flags = ["--expose-gc", "--input-type=module", "-e", program(name, n)];
      const { stdout, stderr, status } = spawnSync(process.execPath, flags, { encoding: "utf8" });
      if (status !== 0) throw new Error(`bench: ${stderr}`);
      const [most, last] = stdout.split(" ").map(Number);
      const scratch = name === "qr" ? qrScratch(n, n, false, 4) : haarScratch(n, n, 4);
      return { case: name, n, matrix: 4 * n * n, scratch, most, last };
    }),
  );
