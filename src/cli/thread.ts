/**
 * A thread of `makeInThreads`: makes its share of the pieces and writes them to the file itself.
 */
import { open } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { makeInto, type Placed, type Share } from "./make.js";

export interface Briefing extends Share {
  readonly path: string;
  readonly seed: number | string;
  readonly tensors: readonly Placed[];
}

const { path, seed, tensors, ...share } = workerData as Briefing;
const handle = await open(path, "r+");
try {
  await makeInto(handle, seed, tensors, share, (bytes) => parentPort?.postMessage(bytes));
} finally {
  await handle.close();
}
