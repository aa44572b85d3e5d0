/**
 * The tensors in one Node process: this package beside its JavaScript peers, and afterwards its
 * TypeScript reference, which `ready` switches on for the whole process.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ready } from "weightinit";
import { ratioBar } from "./bars.mjs";
import { CASES, DESTINATIONS } from "./cases.mjs";
import { loadContenders } from "./contenders/index.mjs";
import { weightinit } from "./contenders/weightinit.mjs";
import { figures, interleave, warmUpOf } from "./interleave.mjs";
import { sink, verify } from "./sink.mjs";
import { stopwatch } from "./stopwatch.mjs";

/** A contender whose single call takes longer than this, in ms, does not take part. */
const TOO_SLOW = 1000;
/** From this size on, one contender's garbage is collected before the next is timed. */
const COLLECT_FROM = 1e5;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** Calls behind one call of `benchmark`, so that its own loop weighs nothing. */
const batchOf = (size) => Math.min(100, Math.ceil(1e4 / size));

const roundsOf = (size, quick) => (quick || size > 1e6 ? 5 : 25);

/** What `interleave` runs: a batch of calls, seconds per call. */
export const runner = (name, task, size) => {
  const batch = batchOf(size);
  const call = () => {
    for (let i = 0; i < batch; i++) sink(task());
  };
  const sample = stopwatch(name, call);
  return { sample: () => sample().map((seconds) => seconds / batch) };
};

/** Check a result; the ms of a call, the better of two if the first is slow, as cold calls are. */
const probe = (task, caseName, size) => {
  const clock = () => {
    const start = performance.now();
    const weights = task();
    const elapsed = performance.now() - start;
    verify(caseName, size, weights);
    return elapsed;
  };
  const first = clock();
  return first > TOO_SLOW ? Math.min(first, clock()) : first;
};

/**
 * @param {import("./contenders/contender.mjs").Contender[]} contenders  this package first
 * @param {{ case: string, size: number, into: "out" | "fresh" }} what
 * @param {number} rounds
 */
const measure = async (contenders, what, rounds) => {
  const { case: name, size, into } = what;
  const entries = [];
  const skipped = [];
  for (const contender of contenders) {
    const make = contender.tasks[name];
    if (make === undefined) continue;
    const task = make(size, into);
    const elapsed = probe(task, name, size);
    if (elapsed > TOO_SLOW) {
      const reason = `a call takes ${(elapsed / 1000).toFixed(1)} s`;
      skipped.push({ ...what, contender: contender.name, reason });
    } else {
      entries.push({ contender, ...runner(contender.name, task, size) });
    }
  }
  const between = size >= COLLECT_FROM ? collect : undefined;
  const results = await interleave(entries, { rounds, warmUp: warmUpOf(size), between });
  const rows = entries.map(({ contender }, i) => {
    const row = { ...what, contender: contender.name, version: contender.version };
    return { ...row, ...figures(results[i], results[0], size), bar: ratioBar(row) };
  });
  return { rows, skipped };
};

/**
 * All tensor cases.
 * @param {object} plan
 * @param {string[]} plan.cases
 * @param {number[]} plan.sizes
 * @param {boolean} plan.quick
 * @param {(text: string) => void} plan.progress
 */
export const measureTensors = async ({ cases, sizes, quick, progress }) => {
  const contenders = await loadContenders();
  const rows = [];
  const skipped = [];
  for (const name of cases) {
    for (const size of CASES[name].filter((size) => sizes.includes(size))) {
      for (const into of DESTINATIONS) {
        progress(`${name} ${size} ${into}`);
        const found = await measure(contenders, { case: name, size, into }, roundsOf(size, quick));
        rows.push(...found.rows);
        skipped.push(...found.skipped);
      }
    }
  }
  const notes = contenders.filter(({ note }) => note).map(({ name, note }) => ({ name, note }));
  return { rows, skipped, notes };
};

/** The reference alone, into `out`: times and no ratios. Nothing else can be measured after it. */
export const measureReference = async ({ cases, sizes, quick, progress }) => {
  await ready("reference");
  const reference = { ...weightinit, name: "weightinit reference" };
  const rows = [];
  for (const name of cases) {
    for (const size of sizes.filter((size) => size <= 1e6)) {
      progress(`reference ${name} ${size}`);
      const what = { case: name, size, into: "out" };
      const found = await measure([reference], what, quick ? 3 : 9);
      rows.push(...found.rows.map((row) => ({ ...row, ratio: null, low: null, high: null })));
    }
  }
  return rows;
};
