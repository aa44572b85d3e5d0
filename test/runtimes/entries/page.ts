/** For browsers: posts what was measured to the server that the page came from. */
import { measure } from "../measure.js";

const forced = location.search === "?reference" ? "reference" : undefined;
const body = JSON.stringify(await measure(forced));
await fetch("/measured", { method: "POST", body });
