/** Results as Markdown and JSON: to stdout, and to `bench/results` if the run was a whole one. */
import { machine, save, table, three } from "../report.mjs";

/** The least share of the peak: the micro-kernel alone, and a whole matrix of 1024². */
const SHARE_BAR = { 1024: 0.8 };

const cell = (row) => [
  `${row.contender} ${row.version}`,
  row.n,
  three(row.ms),
  three(row.gigaflops),
  row.contender === "weightinit" ? "1" : three(row.ratio),
  row.contender === "weightinit" ? "" : `${three(row.low)}–${three(row.high)}`,
  row.bar === undefined ? "" : `≥ ${row.bar} ${row.ratio >= row.bar ? "met" : "MISSED"}`,
];

const sections = (rows) =>
  [...new Set(rows.map((row) => row.case))].map((name) => {
    const own = rows.filter((row) => row.case === name).sort((a, b) => a.n - b.n);
    const head = ["contender", "n", "ms", "GF/s", "× ours", "p25–p75", "bar"];
    return `## ${name}\n\n${table(head, own.map(cell))}`;
  });

const shareSection = (shares) => {
  const cells = shares.map(({ n, peak, share }) => {
    const bar = SHARE_BAR[n];
    const against = bar === undefined ? "" : `≥ ${bar} ${share >= bar ? "met" : "MISSED"}`;
    return [`orthogonal ${n}²`, three(peak), share.toFixed(2), against];
  });
  return `## Beside what the machine can do

Multiplications and additions of float32 vectors in WebAssembly that wait for nothing; the whole
matrix, its normals included, counted as 4/3 n³.

${table(["", "peak GF/s", "share", "bar"], cells)}`;
};

const MIB = 2 ** 20;
const memorySection = (memory) => {
  const cells = memory.map(({ case: name, n, ...bytes }) => [
    `${name} ${n}²`,
    ...[bytes.matrix, bytes.scratch, bytes.most, bytes.last].map((x) => (x / MIB).toFixed(1)),
  ]);
  const head = ["MiB", "matrix", "scratch", "growth over 20 calls, at most", "afterwards"];
  return `## Memory\n\n${table(head, cells)}`;
};

const toMarkdown = ({ meta, rows, skipped, shares, memory, notes }) =>
  `${[
    "# Benchmark, matrices",
    machine(meta),
    "Single thread, float32 where the name of a case says nothing. Times are medians over all samples; " +
      "× ours is the median over the rounds of (theirs ÷ ours), with its quartiles. GF/s counts 4/3 n³ " +
      "for orthogonal and 8/3 n³ for q and r.",
    notes.map(({ name, note }) => `- ${name}: ${note}`).join("\n"),
    ...sections(rows),
    ...(skipped.length === 0
      ? []
      : [
          `Left out:\n\n${skipped.map((row) => `- ${row.contender}, ${row.case} ${row.n}: ${row.reason}`).join("\n")}`,
        ]),
    shareSection(shares),
    memorySection(memory),
  ].join("\n\n")}\n`;

export const report = ({ partial }, results) =>
  save({ name: "matrices", partial }, toMarkdown(results), results);
