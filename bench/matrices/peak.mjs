/**
 * What this machine can do in WebAssembly without fused multiply-add, and what the micro-kernel makes
 * of it on operands in the first-level cache: GF/s of peak.ts.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(import.meta.url);
const out = join(root, "build/peak.wasm");
const FLAGS = "-O3 --converge --noAssert --enable simd --runtime stub --initialMemory 2".split(" ");

/** Depth of a tile's sums, and how many tiles are timed together. */
const DEPTH = 256;
const TILES = 1000;
const ROUNDS = 100_000;

const gigaflops = (operations, call) => {
  const start = performance.now();
  call();
  return operations / (performance.now() - start) / 1e6;
};

/** Two functions that measure once: the machine, and the micro-kernel. */
export const peakMeters = () => {
  const asc = join(dirname(require.resolve("assemblyscript/package.json")), "bin/asc.js");
  const command = [asc, "bench/matrices/peak.ts", ...FLAGS, "--outFile", out];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("bench: asc could not compile peak.ts");
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(out)));
  return {
    machine: () => gigaflops(96 * ROUNDS, () => exports.peak(ROUNDS)),
    tiles: () => gigaflops(64 * DEPTH * TILES, () => exports.tiles(DEPTH, TILES)),
  };
};
