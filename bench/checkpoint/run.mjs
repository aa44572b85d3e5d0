/**
 * `npm run bench:checkpoint`: GPT-2 small in float32 into a file by the command line, beside as many
 * zero bytes by the same calls, and beside PyTorch where a Python has it. Every run is a process of its
 * own that makes its file durable; in each of the rounds all run once, in an order that rotates.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { presets, resolve } from "weightinit/model";
import { describeMachine } from "../machine.mjs";
import { findPeers } from "../python.mjs";
import { spread } from "../statistics.mjs";

const ROUNDS = 9;
const here = fileURLToPath(new URL(".", import.meta.url));
// Beside the results: a temporary folder may be memory, which is no disk.
const folder = mkdtempSync(join(here, "../../build/checkpoint-"));
const path = join(folder, "model.safetensors");
const plan = JSON.stringify({ path, tensors: resolve(presets.gpt2(1337)) });
const pytorch = findPeers().find(({ name }) => name === "PyTorch");

const execute = (program, args, input) => {
  rmSync(path, { force: true });
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", input });
  if (status !== 0) throw new Error(`bench: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
};
const ours = (...options) => {
  const args = ["init", "gpt2", "--seed", "1337", "-o", path, ...options];
  return execute(process.execPath, [join(here, "ours.mjs"), ...args]);
};

ours();
const bytes = statSync(path).size;
const contenders = [
  { name: "weightinit", run: () => ours() },
  { name: "weightinit --workers 2", run: () => ours("--workers", "2") },
  {
    name: "zeros",
    run: () => execute(process.execPath, [join(here, "zeros.mjs"), path, `${bytes}`]),
  },
  ...(pytorch === undefined
    ? []
    : [
        {
          name: `PyTorch ${pytorch.version}`,
          run: () => execute(pytorch.python, [join(here, "pytorch.py")], plan),
        },
      ]),
];

/** Seconds and peaks of every contender, by round. */
const runs = contenders.map(() => []);
for (let round = 0; round < ROUNDS; round++) {
  for (let i = 0; i < contenders.length; i++) {
    const which = (i + round) % contenders.length;
    runs[which].push(contenders[which].run());
  }
  console.error(`bench: round ${round + 1} of ${ROUNDS}`);
}
rmSync(folder, { recursive: true });

const rows = contenders.map(({ name }, i) => ({
  name,
  seconds: spread(runs[i].map(({ seconds }) => seconds)),
  byZeros: spread(runs[i].map(({ seconds }, round) => seconds / runs[2][round].seconds)),
  peak: Math.max(...runs[i].map(({ peak }) => peak)),
}));
const machine = describeMachine();
const three = (x) => x.toPrecision(3);
const lines = rows.map(
  ({ name, seconds, byZeros, peak }) =>
    `| ${name} | ${three(seconds.median)} | ${three(byZeros.median)} ` +
    `(${three(byZeros.low)}–${three(byZeros.high)}) | ${Math.round(peak / 1e6)} |`,
);
const markdown = `# GPT-2 small into a file

${machine.cpu}, Node ${machine.node}, ${machine.date.slice(0, 10)}; ${bytes} bytes, ${ROUNDS} rounds.

|  | s | × zeros (quartiles) | peak MB |
| --- | --: | --: | --: |
${lines.join("\n")}
`;
const results = join(here, "../results");
writeFileSync(join(results, "checkpoint.md"), markdown);
writeFileSync(join(results, "checkpoint.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log(markdown);
