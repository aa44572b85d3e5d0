/** docs/cli.md and the README are what the commands print; the commands of docs/shards.md make the whole. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { rewrite } from "../../scripts/cli.mjs";
import { freshFolder, MAIN, PLAN, run, writeJson } from "../cli/run.js";
import { root } from "../package/run.js";

const read = (name: string): string => readFileSync(join(root, "docs", name), "utf8");

it.each([
  ["cli.md", 18],
  ["../README.md", 2],
])("%s is what its %i commands print", (name, commands) => {
  const page = read(name);
  expect(page.match(/^\$ weightinit /gm)).toHaveLength(commands);
  expect(rewrite(page)).toBe(page);
});

/** The line that makes a shard, of a page's block. */
const commandIn = (block: string): string =>
  /npx weightinit .*/.exec(
    new RegExp(`\`\`\`${block}\n([\\s\\S]*?)\`\`\``).exec(read("shards.md"))?.[1] ?? "",
  )?.[0] ?? "";

/** Runs it as its scheduler would, `npx` being the package's own program. */
const runShell = async (folder: string, command: string, env: Record<string, string>) => {
  const line = command.replaceAll("/model/", `${folder}/`).replace("npx weightinit", '"$@"');
  const args = ["-c", line, "sh", process.execPath, MAIN];
  await promisify(execFile)("sh", args, { env: { ...process.env, ...env } });
};

it.each([
  ["yaml", "JOB_COMPLETION_INDEX", 0],
  ["sh", "SLURM_ARRAY_TASK_ID", 1],
] as const)("the %s of docs/shards.md makes the whole", async (block, variable, first) => {
  const folder = freshFolder();
  writeJson(folder, "plan.json", PLAN);
  const command = commandIn(block);
  for (let i = 0; i < 7; i++) await runShell(folder, command, { [variable]: `${first + i}` });
  await run(folder, "merge", "model.safetensors.index.json", "-o", "merged.safetensors");
  await run(folder, "init", "plan.json", "--seed", "42", "-o", "whole.safetensors");
  const bytesOf = (name: string) => readFileSync(join(folder, name));
  expect(bytesOf("merged.safetensors").equals(bytesOf("whole.safetensors"))).toBe(true);
});
