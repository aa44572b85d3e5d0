/** `#threads` in Node, Deno and Bun. */
import { Worker } from "node:worker_threads";
import type { StartThread } from "./thread.js";

/** Without this process's own options: `--input-type` and its like are about another script. */
export const startThread: StartThread = (onAnswer, onEnd) => {
  const script = new URL("./node-worker.bundle.js", import.meta.url);
  const worker = new Worker(script, { execArgv: [] });
  worker.on("message", onAnswer);
  worker.on("messageerror", (error) => onEnd("sent what cannot be read", error));
  worker.on("error", (error) => onEnd(`failed: ${(error as Error | null)?.message}`, error));
  worker.on("exit", (code) => onEnd(`ended with code ${code}`));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    stop: () => worker.terminate(),
  };
};
