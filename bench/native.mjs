/**
 * `npm run bench:native`: this package in Node beside PyTorch and NumPy in Python, round by round.
 */
import { ratioBar } from "./bars.mjs";
import { CASES, expectedStd, HIGH, LOW, STD } from "./cases.mjs";
import { weightinit } from "./contenders/weightinit.mjs";
import { figures, interleave, warmUpOf } from "./interleave.mjs";
import { runner } from "./javascript.mjs";
import { describeMachine } from "./machine.mjs";
import { readOptions } from "./options.mjs";
import { findPeers, NO_PEERS, PEERS, startServer } from "./python.mjs";
import { report } from "./report.mjs";
import { checksum, verify } from "./sink.mjs";

/** Cases that only one of them has. */
const ALONE = { truncated: "PyTorch", truncatedMiddle: "PyTorch" };
const NOTES = {
  PyTorch: "normal_(0, std), uniform_(low, high), init.trunc_normal_; set_num_threads(1)",
  NumPy: "Generator(PCG64): standard_normal and random of [0, 1), out=, not scaled",
};
/** Seconds of one sample, at least; as in stopwatch.mjs. */
const MIN_TIME = 0.004;

/** What `interleave` runs: as many calls a sample as make it long enough to be timed. */
const nativeRunner = async (server, peer, caseName, size) => {
  const request = { peer, case: caseName, size, std: STD, low: LOW, high: HIGH };
  const first = await server.ask({ ...request, reps: 1, samples: 5, check: true });
  const expected =
    peer === "NumPy" ? (caseName.startsWith("normal") ? 1 : Math.sqrt(1 / 12)) : undefined;
  const std = expected ?? expectedStd[caseName](size);
  if (size >= 1000 && !(Math.abs(first.std / std - 1) < 0.2)) {
    throw new Error(`bench: ${caseName} of ${size} by ${peer} has std ${first.std}, not ${std}`);
  }
  const reps = Math.ceil(MIN_TIME / Math.min(...first.seconds));
  const samples = reps > 1 ? 3 : 1;
  return {
    sample: async () => (await server.ask({ ...request, reps, samples, check: false })).seconds,
  };
};

const { quick, partial, sizes, cases } = readOptions({
  sizes: [1e3, 1e5, 1e6, 1e7],
  quickSizes: [1e3, 1e6],
  cases: ["normal", "uniform", "normal64", "uniform64", "truncated", "truncatedMiddle"],
});

const roundsOf = (size) => {
  if (quick) return 9;
  return size > 1e6 ? 15 : 51;
};

const run = async (peers, servers) => {
  const rows = [];
  for (const name of cases) {
    for (const size of CASES[name].filter((size) => sizes.includes(size))) {
      const what = { case: name, size, into: "out" };
      console.error(`bench: ${name} ${size}`);
      const task = weightinit.tasks[name](size, "out");
      verify(name, size, task());
      const entries = [{ ...weightinit, ...runner(weightinit.name, task, size) }];
      for (const peer of peers) {
        if (ALONE[name] !== undefined && ALONE[name] !== peer.name) continue;
        const server = servers.get(peer.python);
        entries.push({ ...peer, ...(await nativeRunner(server, peer.name, name, size)) });
      }
      const results = await interleave(entries, { rounds: roundsOf(size), warmUp: warmUpOf(size) });
      entries.forEach(({ name: contender, version }, i) => {
        const row = { ...what, contender, version };
        rows.push({ ...row, ...figures(results[i], results[0], size), bar: ratioBar(row) });
      });
    }
  }
  return rows;
};

const peers = findPeers();
if (peers.length === 0) {
  console.log(`bench:native compares with ${NO_PEERS}`);
} else {
  for (const peer of PEERS) {
    const found = peers.find(({ name }) => name === peer);
    console.error(`bench: ${peer} ${found ? `${found.version} (${found.python})` : "not found"}`);
  }
  const begin = performance.now();
  const pythons = new Set(peers.map(({ python }) => python));
  const servers = new Map([...pythons].map((python) => [python, startServer(python)]));
  try {
    const rows = await run(peers, servers);
    const meta = describeMachine();
    meta.python = [...new Set(peers.map((peer) => `Python ${peer.pythonVersion}`))].join(", ");
    meta.checksum = checksum();
    meta.seconds = Math.round((performance.now() - begin) / 1000);
    const notes = peers.map(({ name }) => ({ name, note: NOTES[name] }));
    report({ name: "native", title: "Benchmark, native peers", partial }, { meta, rows, notes });
  } finally {
    for (const server of servers.values()) server.stop();
  }
}
