/**
 * The cold start: from the import to the first weights of a 784×256 matrix, each time in a new
 * process. Once as Node loads the package, file by file, and once from a bundle, as an application
 * ships it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./bytes.mjs";
import { spread } from "./statistics.mjs";

const child = fileURLToPath(new URL("./cold-start.mjs", import.meta.url));

/** Run the child; its figures and the whole time of the process, in ms. */
const start = (...args) => {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...args], {
    encoding: "utf8",
  });
  const processMs = performance.now() - begin;
  if (status !== 0) throw new Error(`bench: the cold start failed\n${stderr}`);
  return { processMs, ...(stdout && JSON.parse(stdout)) };
};

/** Medians and quartiles of a way of loading. */
const summary = (runs) => {
  const importMs = spread(runs.map((run) => run.importMs));
  const firstMs = spread(runs.map((run) => run.firstMs));
  const sumMs = spread(runs.map((run) => run.importMs + run.firstMs));
  return {
    importMs: importMs.median,
    firstMs: firstMs.median,
    sumMs: sumMs.median,
    spread: { importMs, firstMs, sumMs },
  };
};

/** @param {number} processes  new processes of each kind, one kind after the other */
export const measureCold = async (processes) => {
  const folder = mkdtempSync(join(tmpdir(), "weightinit-bench-"));
  try {
    const file = join(folder, "bundle.mjs");
    writeFileSync(file, await bundle('export { heNormal } from "weightinit";'));
    const runs = { bare: [], files: [], bundled: [] };
    for (let i = -1; i < processes; i++) {
      const round = {
        bare: start(),
        files: start("weightinit"),
        bundled: start(pathToFileURL(file).href),
      };
      if (round.files.weight !== round.bundled.weight) {
        throw new Error("bench: the bundle gives other weights");
      }
      if (i >= 0) for (const kind of Object.keys(runs)) runs[kind].push(round[kind]);
    }
    return {
      processes,
      bareMs: spread(runs.bare.map((run) => run.processMs)).median,
      ...summary(runs.files),
      bundled: summary(runs.bundled),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
