/** A thread of node.ts, which starts this as one file: scripts/build.mjs. */
import { parentPort } from "node:worker_threads";
import { serve } from "./serve.js";

parentPort?.on(
  "message",
  serve((answer, transfer) => parentPort?.postMessage(answer, transfer)),
);
