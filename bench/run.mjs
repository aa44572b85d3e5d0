/**
 * `npm run bench`: this package beside its JavaScript peers, its cold start and its bytes. About
 * six minutes; `--quick` for a smoke run.
 */
import { measureBytes } from "./bytes.mjs";
import { CASES, SIZES } from "./cases.mjs";
import { measureCold } from "./cold.mjs";
import { measureReference, measureTensors } from "./javascript.mjs";
import { describeMachine } from "./machine.mjs";
import { readOptions } from "./options.mjs";
import { report } from "./report.mjs";
import { checksum } from "./sink.mjs";

const TENSOR_CASES = Object.keys(CASES);
const REFERENCE_CASES = ["normal", "uniform", "heNormal"];

const { quick, partial, sizes, cases } = readOptions({
  sizes: SIZES,
  quickSizes: [1e3, 1e6],
  cases: [...TENSOR_CASES, "reference", "cold", "bytes"],
});

const begin = performance.now();
const progress = (text) => {
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.error(`bench: ${seconds.padStart(4)} s  ${text}`);
};

const results = { meta: describeMachine(), rows: [] };
if (cases.includes("cold")) {
  progress("cold start");
  results.cold = await measureCold(quick ? 5 : 21);
}
if (cases.includes("bytes")) {
  progress("bytes");
  results.bytes = await measureBytes();
}
const tensors = TENSOR_CASES.filter((name) => cases.includes(name));
if (tensors.length > 0) {
  Object.assign(results, await measureTensors({ cases: tensors, sizes, quick, progress }));
}
if (cases.includes("reference")) {
  const named = REFERENCE_CASES.filter((name) => tensors.length === 0 || tensors.includes(name));
  results.rows.push(...(await measureReference({ cases: named, sizes, quick, progress })));
}
if (results.rows.length > 0) results.meta.checksum = checksum();
results.meta.seconds = Math.round((performance.now() - begin) / 1000);
report({ name: "latest", title: "Benchmark", partial }, results);
