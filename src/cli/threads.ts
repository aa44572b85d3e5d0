/**
 * Threads that write one file, each its own pieces of it. No bytes go from thread to thread.
 */
import { Worker } from "node:worker_threads";
import type { Placed } from "./make.js";
import type { Briefing } from "./thread.js";

const runThread = (
  briefing: Briefing,
  onBytes: (bytes: number) => void,
): { worker: Worker; done: Promise<void> } => {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { workerData: briefing });
  const done = new Promise<void>((resolve, reject) => {
    worker.on("message", onBytes);
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread ended with code ${code}`));
    });
  });
  return { worker, done };
};

/** Makes the tensors in so many threads; the first error ends all of them. */
export const makeInThreads = async (
  path: string,
  seed: number | string,
  tensors: readonly Placed[],
  threads: number,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const running = Array.from({ length: threads }, (_, thread) =>
    runThread({ path, seed, tensors, thread, threads }, onBytes),
  );
  try {
    await Promise.all(running.map(({ done }) => done));
  } finally {
    await Promise.all(running.map(({ worker }) => worker.terminate()));
  }
};
