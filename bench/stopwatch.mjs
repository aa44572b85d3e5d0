/**
 * One short measurement of a function by the package `benchmark`.
 *
 * The `setup` and `teardown` options are never used: `benchmark` decompiles them and they lose the
 * scope of their module. A function that throws makes `benchmark` go on with no samples: here it
 * is an error.
 */
import Benchmark from "benchmark";

/** Seconds: of one sample at least; after which no further sample is begun. */
const MIN_TIME = 0.004;
const MAX_TIME = 0.01;

/**
 * A stopwatch for one function: every use gives seconds per call, one number a sample; at least
 * one sample, of the fast functions about two. The next use starts with as many calls a sample as
 * the last one found to be enough.
 * @param {string} name
 * @param {() => void} call
 * @returns {() => number[]}
 */
export const stopwatch = (name, call) => {
  let calls = 1;
  return () => {
    let failure;
    const bench = new Benchmark(name, call, {
      async: false,
      initCount: calls,
      minSamples: 1,
      minTime: MIN_TIME,
      maxTime: MAX_TIME,
    });
    bench.on("error", ({ target }) => {
      failure = target.error;
    });
    bench.run();
    if (failure !== undefined) throw new Error(`bench: ${name} failed`, { cause: failure });
    const { sample } = bench.stats;
    if (sample.length === 0) throw new Error(`bench: ${name} gave no sample`);
    calls = bench.count;
    return sample;
  };
};
