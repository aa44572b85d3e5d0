/**
 * The matrix kernels beside the machine's peak and PyTorch, interleaved:
 *
 *   node bench/matrix/matrix.mjs [python]
 *
 * Operations are counted as 4/3 n³ for a Haar matrix, generator included, and 8/3 n³ for QR with Q.
 * PyTorch runs on the OpenBLAS kernels named in CORES, each in a process of its own; the best counts.
 * `ratio` is PyTorch's time divided by ours in one round, the median of all rounds.
 */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { align16, haarScratch, qrScratch } from "../../dist/kernel/matrix-abi.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const CORES = ["Haswell", "Zen", "SkylakeX"];
const CASES = [
  ["orthogonal", 64, 60],
  ["orthogonal", 256, 30],
  ["orthogonal", 1024, 7],
  ["qr", 64, 60],
  ["qr", 256, 30],
];
/** Seconds of one sample, about. */
const SAMPLE = 0.02;

const instantiate = (path) =>
  new WebAssembly.Instance(new WebAssembly.Module(readFileSync(`${root}/${path}`))).exports;

const compilePeak = () => {
  const asc = `${root}/node_modules/assemblyscript/bin/asc.js`;
  const flags = "-O3 --converge --noAssert --enable simd --runtime stub --initialMemory 2";
  const out = "build/peak.wasm";
  spawnSync(process.execPath, [asc, "bench/matrix/peak.ts", ...flags.split(" "), "-o", out], {
    cwd: root,
  });
  return instantiate(out);
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Seconds of a call, of `reps`. */
const time = (call, reps) => {
  const start = performance.now();
  for (let i = 0; i < reps; i++) call();
  return (performance.now() - start) / 1e3 / reps;
};

const kernel = instantiate("dist/matrix.wasm");
const callOf = (name, n) => {
  const at = kernel.ARENA.value;
  const matrix = align16(4 * n * n);
  const bytes = at + 3 * matrix + Math.max(haarScratch(n, n, 4), qrScratch(n, n, false, 4));
  const missing = bytes - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / 65536));
  if (name === "orthogonal") {
    return () => kernel.haarF32(1, 0, 0, 0, 0, 0, n, n, 1, 0, at, n, at + matrix);
  }
  const input = new Float32Array(kernel.memory.buffer, at, n * n);
  for (let i = 0; i < n * n; i++) input[i] = ((i * 7919) % 10007) / 10007 - 0.5;
  return () => kernel.qrF32(n, n, 0, at, at + matrix, at + 2 * matrix, at + 3 * matrix);
};

/** A PyTorch process on one OpenBLAS kernel; undefined if it does not start. */
const startTorch = async (python, core) => {
  const env = { ...process.env, OPENBLAS_CORETYPE: core, OPENBLAS_NUM_THREADS: "1" };
  const child = spawn(python, ["-u", `${root}/bench/matrix/peer.py`], {
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  const ask = async (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    return done ? undefined : JSON.parse(value).seconds;
  };
  const { value, done } = await lines.next();
  if (done || (await ask({ case: "qr", n: 64, reps: 1 })) === undefined) return undefined;
  return { core, version: JSON.parse(value).torch, ask, stop: () => child.kill() };
};

const measurePeak = (module) => {
  const best = (call, operations) => {
    let most = 0;
    for (let i = 0; i < 40; i++) most = Math.max(most, operations / time(call, 1) / 1e9);
    return most;
  };
  const peak = best(() => module.peak(1e5), 96e5);
  for (const k of [16, 64, 256]) {
    const rounds = Math.round(2e5 / k);
    const speed = best(() => module.tiles(k, rounds), 64 * k * rounds);
    console.log(
      `tile of depth ${k}: ${speed.toFixed(1)} GF/s, ${Math.round((100 * speed) / peak)} %`,
    );
  }
  return peak;
};

const peak = measurePeak(compilePeak());
console.log(`peak: ${peak.toFixed(1)} GF/s of SIMD128 without fused multiply-add`);
const torches = [];
for (const core of CORES) {
  const torch = await startTorch(process.argv[2] ?? "/usr/bin/python3", core);
  if (torch !== undefined) torches.push(torch);
}
for (const [name, n, rounds] of CASES) {
  const call = callOf(name, n);
  for (let i = 0; i < 3; i++) call();
  const reps = Math.max(1, Math.round(SAMPLE / time(call, 3)));
  const ours = [];
  const theirs = torches.map(() => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(time(call, reps));
    for (const [i, { ask }] of torches.entries()) {
      theirs[i].push(await ask({ case: name, n, reps: Math.max(1, reps >> 2) }));
    }
  }
  const speed = ((name === "qr" ? 8 : 4) / 3) * n ** 3;
  const least = Math.min(...ours);
  const share = Math.round((100 * speed) / least / 1e9 / peak);
  const medians = theirs.map(median);
  const best = medians.indexOf(Math.min(...medians));
  const beside =
    best < 0
      ? ""
      : `; PyTorch ${torches[best].version} on ${torches[best].core}: ratio ${median(
          theirs[best].map((seconds, i) => seconds / ours[i]),
        ).toFixed(2)}, least to least ${(Math.min(...theirs[best]) / least).toFixed(2)}`;
  console.log(
    `${name} ${n}²: ${(1e3 * median(ours)).toFixed(4)} ms, least ${(1e3 * least).toFixed(4)} ms, ` +
      `${(speed / least / 1e9).toFixed(1)} GF/s, ${share} % of the peak${beside}`,
  );
}
for (const { stop } of torches) stop();
