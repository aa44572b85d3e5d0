/**
 * Initializes GPT-2 small, tensor by tensor, and shows that it is right: `npm start`
 *
 *   --seed N   the seed of all of it (1337)
 *   --json     a machine-readable summary instead of the table
 *
 * The hash is over all weights, little-endian, tensors sorted by the UTF-16 code units of their
 * names: the same on every run and machine. Each tensor is addressed by its name, so the order in
 * which they are made does not matter; here they come in the order of the hash, one at a time, into
 * one buffer.
 */
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { backend, normal, ones, Rng, zeros } from "weightinit";
import { addMoments, createMoments, histogram, stdOf } from "./statistics.mjs";
import { tensors } from "./tensors.mjs";

const SHOWN = "h.0.attn.c_attn.weight";

const { values: flags } = parseArgs({
  options: { seed: { type: "string", default: "1337" }, json: { type: "boolean", default: false } },
});

/** @param {readonly number[]} shape */
const sizeOf = (shape) => shape.reduce((product, dimension) => product * dimension, 1);
const number = new Intl.NumberFormat("en-US");

/** @param {import("./tensors.mjs").Tensor} tensor @param {Rng} rng @param {Float32Array} out */
const initialize = ({ shape, rule }, rng, out) => {
  switch (rule.kind) {
    case "normal":
      return normal(shape, { rng, std: rule.std, out });
    case "ones":
      return ones(shape, { rng, out });
    default:
      return zeros(shape, { rng, out });
  }
};

/** @param {string} text */
const progress = (text) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

const root = new Rng(BigInt(flags.seed));
const buffer = new Float32Array(Math.max(...tensors.map(({ shape }) => sizeOf(shape)))).fill(0);
const hash = createHash("sha256");
/** @type {Map<string, { shape: readonly number[], rule: import("./tensors.mjs").Rule, tensors: number, ms: number, moments: ReturnType<typeof createMoments> }>} */
const groups = new Map();
for (const { group, shape, rule } of tensors) {
  if (groups.has(group)) continue;
  groups.set(group, { shape, rule, tensors: 0, ms: 0, moments: createMoments() });
}
backend();

/** @type {string[]} */
let picture = [];
let done = 0;
const byName = [...tensors].sort((a, b) => (a.name < b.name ? -1 : 1));
for (const tensor of byName) {
  const out = buffer.subarray(0, sizeOf(tensor.shape));
  const rng = root.named(tensor.name);
  const start = performance.now();
  initialize(tensor, rng, out);
  const ms = performance.now() - start;
  const group = groups.get(tensor.group);
  if (group === undefined) throw new Error(`no group ${tensor.group}`);
  group.tensors += 1;
  group.ms += ms;
  addMoments(group.moments, out);
  hash.update(new Uint8Array(out.buffer, out.byteOffset, out.byteLength));
  if (tensor.name === SHOWN && tensor.rule.kind === "normal") {
    picture = histogram(out, tensor.rule.std);
  }
  done += 1;
  progress(`${done}/${tensors.length} ${tensor.name}`);
}
progress("");

const sha256 = hash.digest("hex");
const parameters = [...groups.values()].reduce((sum, { moments }) => sum + moments.count, 0);
const ms = [...groups.values()].reduce((sum, group) => sum + group.ms, 0);
const rows = [...groups].map(([name, group]) => {
  const { rule, shape, moments } = group;
  const expected = rule.kind === "normal" ? rule.std : 0;
  const measured = stdOf(moments);
  // The standard error of a Gaussian's sample standard deviation is σ/√(2n).
  const z = expected === 0 ? measured : (measured / expected - 1) * Math.sqrt(2 * moments.count);
  return {
    name,
    tensors: group.tensors,
    shape,
    kind: rule.kind,
    expected,
    measured,
    z,
    ms: group.ms,
  };
});
const wrong = rows.filter(({ z }) => Math.abs(z) > 5);

if (flags.json) {
  console.log(
    JSON.stringify({
      seed: flags.seed,
      backend: backend(),
      tensors: tensors.length,
      parameters,
      sha256,
      nsPerWeight: (ms * 1e6) / parameters,
      groups: rows,
    }),
  );
} else {
  const head = ["tensor or group", "tensors", "shape", "initializer", "std", "measured", "z", "ms"];
  const body = rows.map((row) => [
    row.name,
    `${row.tensors}`,
    row.shape.join(" × "),
    row.kind,
    row.expected === 0 ? "0" : row.expected.toFixed(6),
    row.expected === 0 ? `${row.measured}` : row.measured.toFixed(6),
    row.expected === 0 ? "" : row.z.toFixed(2),
    row.ms.toFixed(1),
  ]);
  const widths = head.map((_, i) =>
    Math.max(...[head, ...body].map((line) => (line[i] ?? "").length)),
  );
  const left = [0, 2, 3];
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, i) =>
        left.includes(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join("  ");
  console.log(`GPT-2 small, seed ${flags.seed}, backend ${backend()}\n`);
  console.log(line(head));
  console.log(widths.map((width) => "─".repeat(width)).join("──"));
  for (const cells of body) console.log(line(cells));
  console.log(
    `\n${tensors.length} tensors, ${number.format(parameters)} parameters in ${ms.toFixed(0)} ms: ` +
      `${((ms * 1e6) / parameters).toFixed(2)} ns per weight\n`,
  );
  console.log(`${SHOWN}: bars are counts, ┃ is the density of N(0, 0.02²)\n`);
  console.log(picture.join("\n"));
  console.log(`\nSHA-256 of all weights: ${sha256}`);
}
if (wrong.length > 0) {
  console.error(`more than 5 standard errors off: ${wrong.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
}
