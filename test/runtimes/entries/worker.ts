/** For Workers: answers a request with what was measured. */
import { measure } from "../measure.js";

export default {
  fetch: async (): Promise<Response> => Response.json(await measure(undefined)),
};
