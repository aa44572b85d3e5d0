/** A thread of web.ts. */
import { serve } from "./serve.js";

const answer = serve((made, transfer) => globalThis.postMessage(made, { transfer: [...transfer] }));
globalThis.onmessage = ({ data }) => {
  void answer(data);
};
