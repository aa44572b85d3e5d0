/** weightinit init: files are what the library makes, of plans, presets and other checkpoints. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loraPreset, type Plan, parsePlan, presets, tensors } from "weightinit/model";
import { encode } from "weightinit/safetensors";
import { digest, freshFolder, PLAN, readSafetensors, run, weightinit, writeJson } from "./run.js";

const WORDS = { float32: "F32", float64: "F64", float16: "F16", bfloat16: "BF16" } as const;

/** What a plan's tensors are in a file. */
const storedOf = (plan: Plan): object =>
  Object.fromEntries(
    Array.from(tensors(plan), ({ name, shape, dtype, data }) => [
      name,
      { dtype: WORDS[dtype], shape, ...digest(data) },
    ]),
  );

let folder: string;
beforeAll(async () => {
  folder = freshFolder();
  writeJson(folder, "plan.json", PLAN);
  await run(folder, "init", "plan.json", "-o", "model.safetensors");
});
const pathOf = (name: string): string => join(folder, name);
const read = (name: string) => readSafetensors(pathOf(name));
const bytesOf = (name: string): Buffer => readFileSync(pathOf(name));

describe("of a plan", () => {
  it("has the tensors of the library", () => {
    expect(read("model.safetensors").tensors).toEqual(storedOf(parsePlan(PLAN)));
  });

  it("says how it was made", () => {
    const { metadata } = read("model.safetensors");
    expect(metadata).toMatchObject({
      format: "pt",
      weightinit: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      "weightinit.streams": "1",
      "weightinit.seed": "42",
      "weightinit.layout": "torch",
    });
    expect(JSON.parse(metadata["weightinit.rules"] as string)).toEqual(PLAN.rules);
  });

  it.each([1, 2, 3, 20])("is the same file by %i threads", async (workers) => {
    const name = `${workers}.safetensors`;
    await run(folder, "init", "plan.json", "--workers", `${workers}`, "--output", name);
    expect(bytesOf(name).equals(bytesOf("model.safetensors"))).toBe(true);
  });

  it("takes another seed, also one above 2^53", async () => {
    const seed = "18446744073709551615";
    await run(folder, "init", "plan.json", "--seed", seed, "-o", "seed.safetensors");
    expect(read("seed.safetensors").tensors).toEqual(storedOf(parsePlan({ ...PLAN, seed })));
  });

  it("takes another dtype for the tensors that say none", async () => {
    await run(folder, "init", "plan.json", "--dtype", "bfloat16", "-o", "dtype.safetensors");
    const plan = parsePlan({ ...PLAN, dtype: "bfloat16" });
    expect(read("dtype.safetensors").tensors).toEqual(storedOf(plan));
    expect(read("dtype.safetensors").tensors["norm.scale"]?.dtype).toBe("F64");
  });

  it("draws a seed when there is none, and prints it", async () => {
    const { seed: _, ...fields } = PLAN;
    writeJson(folder, "seedless.json", fields);
    const first = await weightinit(folder, "init", "seedless.json", "-o", "drawn.safetensors");
    const [, seed = ""] = /^weightinit: seed (\d+)$/m.exec(first.stderr) ?? [];
    expect(first.stdout).toContain(`seed ${seed}\n`);
    await run(folder, "init", "seedless.json", "--seed", seed, "-o", "again.safetensors");
    expect(bytesOf("again.safetensors").equals(bytesOf("drawn.safetensors"))).toBe(true);
    const second = await weightinit(folder, "init", "seedless.json", "--dry-run");
    expect(second.stderr).not.toContain(`seed ${seed}\n`);
  });

  it("reports as JSON", async () => {
    const text = await run(folder, "init", "plan.json", "--json", "-o", "json.safetensors");
    const parameters = 1000 * 300 + 64 * 64 + 2 * 512 * 700 + 512 + 700 + 700 * 900 + 700;
    expect(JSON.parse(text)).toEqual({
      path: "json.safetensors",
      seed: "42",
      tensors: 8,
      copied: 0,
      parameters,
      bytes: bytesOf("json.safetensors").length,
    });
  });

  it("makes nothing in a dry run, and says which rule makes what", async () => {
    const before = readdirSync(folder);
    const text = await run(folder, "init", "plan.json", "--dry-run");
    const rows = text.trim().split("\n").slice(1);
    expect(rows.map((row) => row.split(/ {2,}/))).toContainEqual([
      "embed.weight",
      "1000×300",
      "float32",
      "1,200,000",
      "2 embed.*",
      "truncatedNormal",
      "std 0.02",
    ]);
    expect(rows).toHaveLength(8);
    const json = JSON.parse(await run(folder, "init", "plan.json", "--dry-run", "--json"));
    expect(json.tensors).toHaveLength(8);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("says which rules make nothing", async () => {
    const rules = [...PLAN.rules, { match: "conv*", initializer: "dirac" }];
    writeJson(folder, "unused.json", { ...PLAN, rules });
    const { status, stderr } = await weightinit(folder, "init", "unused.json", "--dry-run");
    expect(status).toBe(0);
    expect(stderr).toBe("weightinit: rules[5] (conv*: dirac) makes no tensor\n");
  });

  it("replaces no file unless it is told to", async () => {
    writeFileSync(pathOf("precious.safetensors"), "weeks of training");
    const args = ["init", "plan.json", "-o", "precious.safetensors"];
    const { status, stderr } = await weightinit(folder, ...args);
    expect(status).toBe(2);
    expect(stderr).toBe("weightinit: precious.safetensors exists: --force replaces it\n");
    expect(bytesOf("precious.safetensors").toString()).toBe("weeks of training");
    await run(folder, ...args, "--force");
    expect(bytesOf("precious.safetensors").equals(bytesOf("model.safetensors"))).toBe(true);
  });
});

it.each(["lstmLm", "mobilenetV2"] as const)("makes the preset %s", async (name) => {
  await run(folder, "init", name, "--seed", "7", "-o", `${name}.safetensors`);
  const { tensors: made, metadata } = read(`${name}.safetensors`);
  expect(made).toEqual(storedOf(presets[name](7)));
  expect(metadata["weightinit.preset"]).toBe(name);
});

describe("--like", () => {
  const RULES = [{ rank: 1, initializer: "zeros" }, { initializer: "normal" }];

  it("takes names, shapes and dtypes of a checkpoint's header", async () => {
    writeJson(folder, "rules.json", RULES);
    const args = ["--like", "model.safetensors", "--rules", "rules.json", "--seed", "3"];
    await run(folder, "init", ...args, "-o", "like.safetensors");
    const plan = parsePlan({ seed: 3, tensors: PLAN.tensors, rules: RULES });
    expect(read("like.safetensors").tensors).toEqual(storedOf(plan));
  });

  it("adds, replaces and leaves out what the rules name", async () => {
    const named = { "head.weight": [10, 900], "head.extra": [10], "embed.weight": null };
    writeJson(folder, "named.json", { tensors: named, rules: RULES });
    const args = ["--like", "model.safetensors", "--rules", "named.json", "--seed", "3"];
    await run(folder, "init", ...args, "-o", "named.safetensors");
    const { "embed.weight": _, ...others } = PLAN.tensors;
    const shapes = { ...others, "head.weight": [10, 900], "head.extra": [10] };
    const plan = parsePlan({ seed: 3, tensors: shapes, rules: RULES });
    expect(read("named.safetensors").tensors).toEqual(storedOf(plan));
  });
});

describe("--from", () => {
  it("copies what no rule matches, of any dtype, and makes the rest anew", async () => {
    const i64 = new Uint8Array(BigInt64Array.of(1n, -2n, 3n).buffer);
    const layout = [
      { name: "ids", shape: [3], dtype: "I64" },
      { name: "body.weight", shape: [2, 3], dtype: "float32" },
      { name: "head.weight", shape: [4, 3], dtype: "float32" },
    ] as const;
    const data = [i64, Float32Array.of(1, 2, 3, 4, 5, 6), new Float32Array(12).fill(9)] as const;
    const stored = layout.map((info, i) => ({ ...info, data: data[i] }));
    const chunks = [...encode(layout, stored as never, { base: "theirs" })];
    writeFileSync(pathOf("body.safetensors"), Buffer.concat(chunks));
    const rules = [
      { match: "head.bias", initializer: "zeros" },
      { match: "head.*", initializer: "lecunNormal" },
    ];
    const head = { "head.weight": [10, 3], "head.bias": [10] };
    writeJson(folder, "head.json", { layout: "torch", tensors: head, rules });
    const args = ["--from", "body.safetensors", "--rules", "head.json", "--seed", "5"];
    const text = await run(folder, "init", ...args, "-o", "new.safetensors");
    expect(text).toMatch(/4 tensors, 2 of them copied/);
    const { tensors: made, metadata } = read("new.safetensors");
    const plan = parsePlan({ seed: 5, layout: "torch", tensors: head, rules });
    const body = read("body.safetensors").tensors;
    expect(made).toEqual({
      ...storedOf(plan),
      ids: body.ids,
      "body.weight": body["body.weight"],
    });
    expect(metadata).toMatchObject({ base: "theirs", "weightinit.copied": "2" });
    expect(await run(folder, "verify", "new.safetensors")).toBe(
      "new.safetensors: of 4 tensors 2 equal, 2 copied and not checked\n",
    );
  });
});

describe("--lora", () => {
  it("makes the adapters of a preset", async () => {
    const args = ["--lora", "gpt2", "--targets", "*.c_attn,*.c_proj", "--rank", "4"];
    await run(folder, "init", ...args, "--seed", "5", "-o", "adapter.safetensors");
    const options = { rank: 4, targets: ["*.c_attn", "*.c_proj"], seed: 5 };
    const plan = loraPreset(presets.gpt2(0), options);
    expect(read("adapter.safetensors").tensors).toEqual(storedOf(plan));
  });

  it("makes those of a checkpoint, whose layout must be said", async () => {
    const args = [
      "--lora",
      "model.safetensors",
      "--targets",
      "block.*",
      "--dry-run",
      "--seed",
      "1",
    ];
    const { status, stderr } = await weightinit(folder, "init", ...args);
    expect(status).toBe(2);
    expect(stderr).toContain("--layout torch ([out, in]) or keras");
    const text = await run(folder, "init", ...args, "--layout", "keras", "--prefix", "x.");
    expect(text).toMatch(/^x\.block\.1\.lora_A\.weight +8×512 /m);
    expect(text).toMatch(/^x\.block\.1\.lora_B\.weight +700×8 /m);
  });
});
