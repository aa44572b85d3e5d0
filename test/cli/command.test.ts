/** Help, versions, lists, exit codes, and the words of what is wrong with a command line. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { freshFolder, PLAN, run, weightinit, writeJson } from "./run.js";

const COMMANDS = ["init", "show", "verify", "merge", "presets"] as const;
const packed = join(inject("installed").consumer, "node_modules/weightinit");
const manifest = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
};

let folder: string;
beforeAll(() => {
  folder = freshFolder();
  writeJson(folder, "plan.json", PLAN);
  writeJson(folder, "rules.json", [{ initializer: "zeros" }]);
  writeFileSync(join(folder, "broken.json"), "{");
  writeFileSync(join(folder, "text.safetensors"), "not a header");
});

it("is the package's bin, which a shell can start", () => {
  expect(manifest.bin).toEqual({ weightinit: "./dist/cli/main.js" });
  const main = readFileSync(join(packed, "dist/cli/main.js"), "utf8");
  expect(main.startsWith("#!/usr/bin/env node\n")).toBe(true);
});

it.each(["--version", "-v"])("%s prints the version", async (flag) => {
  expect(await run(folder, flag)).toBe(`${manifest.version}\n`);
});

it.each(["--help", "-h"])("%s names every command", async (flag) => {
  const text = await run(folder, flag);
  for (const name of COMMANDS) expect(text).toMatch(new RegExp(`^  ${name} +\\w`, "m"));
});

it.each(COMMANDS)("%s --help has usage and examples", async (name) => {
  const text = await run(folder, name, "--help");
  expect(text).toMatch(new RegExp(`^Usage: weightinit ${name}`));
  expect(text).toMatch(new RegExp(`^Examples:\n  weightinit ${name}`, "m"));
});

it("lists the presets with their published counts", async () => {
  // torchvision's documentation; openai-community/gpt2's model card says 124M.
  const text = await run(folder, "presets");
  expect(text).toMatch(/^resnet50 +161 +25,557,032 +102,228,128 /m);
  expect(text).toMatch(/^gpt2 +148 +124,439,808 +497,759,232 /m);
  const rows = JSON.parse(await run(folder, "presets", "--json"));
  expect(rows).toHaveLength(9);
});

it("prints no progress where nobody watches", async () => {
  const { stderr } = await weightinit(folder, "init", "plan.json", "-o", "quiet.safetensors");
  expect(stderr).toBe("");
});

describe("exit code 2", () => {
  const LIKE = ["--like", "text.safetensors"];
  it.each([
    [[], "expected a command: weightinit --help"],
    [["int"], 'there is no command "int": did you mean "init"?'],
    [["init"], "expected a plan or a preset, got 0 arguments"],
    [["init", "gpt2", "gpt2"], "expected a plan or a preset, got 2 arguments"],
    [["init", "gpt3"], `expected a plan's .json or a preset, got "gpt3": did you mean "gpt2"?`],
    [["init", "plan.json"], "expected -o model.safetensors, or --dry-run"],
    [["init", "plan.json", "--sed", "1"], "Unknown option '--sed'"],
    [["init", "plan.json", "--seed", "-1"], "Option '--seed' argument is ambiguous"],
    [["init", "plan.json", "--seed=-1"], 'plan: "seed" expected decimal digits'],
    [["init", "plan.json", "--dtype", "int8"], 'plan: "dtype" expected "float32"'],
    [["init", "broken.json"], "broken.json is not JSON: "],
    [["init", "rules.json"], "rules.json expected an object"],
    [["init", "absent.json"], "ENOENT: no such file or directory, open 'absent.json'"],
    [["init", "plan.json", "--shard", "8/7"], '--shard expected i/n with i from 1 to n, got "8/7"'],
    [["init", "plan.json", "--shard", "0/7"], '--shard expected i/n with i from 1 to n, got "0/7"'],
    [
      ["init", "plan.json", "--workers", "many", "-o", "x.safetensors"],
      '--workers expected an integer ≥ 0, got "many"',
    ],
    [
      ["init", "plan.json", "--shard", "1/2", "-o", "x.bin"],
      '-o expected a name that ends in .safetensors, got "x.bin"',
    ],
    [["init", "plan.json", "--rules", "rules.json"], "--rules needs --like or --from"],
    [["init", ...LIKE], "expected --rules rules.json"],
    [["init", ...LIKE, "--from", "x"], "--like and --from exclude each other"],
    [["init", "gpt2", ...LIKE], "--like takes no plan"],
    [["init", ...LIKE, "--rules", "rules.json"], "text.safetensors"],
    [["init", "--lora", "gpt2"], 'expected --targets "*.q_proj,*.v_proj"'],
    [["init", "--lora", "gpt2", "--targets", "x"], 'no module of the plan matches "x"'],
    [["merge"], "expected -o model.safetensors"],
    [["merge", "-o", "x.safetensors"], "expected the files of a model, got none"],
    [["verify"], "expected a .safetensors or its index"],
    [["verify", "text.safetensors"], "text.safetensors"],
    [["show"], "expected an initializer and a shape: show heNormal 784x256"],
    [["show", "heNorml", "3x3"], 'there is no initializer "heNorml": did you mean "heNormal"?'],
    [["show", "heNormal", "3*3"], 'expected a shape like 784x256, got "3*3"'],
    [["show", "heNormal", "3"], 'heNormal: "shape" expected rank ≥ 2, got rank 1'],
    [["show", "heNormal", "3x3", "--std", "1"], '"std" is not an option of heNormal'],
    [["show", "normal", "3x3", "--std", "x"], 'normal: "std" expected a number ≥ 0, got "x"'],
    [["show", "normal", "0x3"], '"weights" expected at least one, got none'],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await weightinit(folder, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    // A sentence for the user, and no stack.
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
