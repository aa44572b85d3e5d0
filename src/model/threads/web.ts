/** `#threads` in pages and their workers, and where there are none. */
import type { StartThread } from "./thread.js";

/** Bundlers know this form of `new Worker` and bundle its script. */
export const startThread: StartThread = (onAnswer, onEnd) => {
  if (typeof Worker === "undefined") throw new Error("initialize: there are no workers here");
  const worker = new Worker(new URL("./web-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => onAnswer(data);
  worker.onmessageerror = () => onEnd("sent what cannot be read");
  worker.onerror = (event) => {
    event.preventDefault();
    // Of a script that does not load there is no message.
    onEnd(event.message ? `failed: ${event.message}` : "has no script: web-worker.js did not load");
  };
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    stop: async () => worker.terminate(),
  };
};
