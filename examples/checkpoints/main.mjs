/**
 * The command line on GPT-2 small and ResNet-50, as a user types it: a file from a preset by several
 * threads, then the file against its own metadata, bit by bit: `npm start`
 *
 * The files stay in build/checkpoints/; a second run replaces them.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = join(root, "dist/cli/main.js");
const folder = join(root, "build/checkpoints");
const workers = Math.min(4, availableParallelism());

const weightinit = (...args) => {
  console.log(`$ weightinit ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [main, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

mkdirSync(folder, { recursive: true });
for (const preset of ["gpt2", "resnet50"]) {
  const file = relative(process.cwd(), join(folder, `${preset}.safetensors`));
  weightinit("init", preset, "--seed", "1337", "--workers", `${workers}`, "--force", "-o", file);
  weightinit("verify", file);
}
