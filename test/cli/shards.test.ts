/** Shards: made in any order, they are the whole, bit for bit; or an error that says what is not. */
import { copyFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { freshFolder, PLAN, readJson, readSafetensors, run, weightinit, writeJson } from "./run.js";

const INDEX = "model.safetensors.index.json";
const part = (i: number, n: number): string =>
  `model-${`${i}`.padStart(5, "0")}-of-${`${n}`.padStart(5, "0")}.safetensors`;

let folder: string;
beforeAll(async () => {
  folder = freshFolder();
  writeJson(folder, "plan.json", PLAN);
  await run(folder, "init", "plan.json", "-o", "whole.safetensors");
});
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));
const make = (i: number, n: number, ...args: readonly string[]): Promise<string> =>
  run(folder, "init", "plan.json", "--shard", `${i}/${n}`, "-o", "model.safetensors", ...args);

it("7 shards, made in any order, merge into the whole", async () => {
  for (const i of [3, 1, 7, 2, 6, 4]) {
    await make(i, 7);
    expect(existsSync(join(folder, INDEX))).toBe(false);
  }
  expect(await make(5, 7, "--workers", "2")).toContain(`${INDEX}: all parts are there`);
  await run(folder, "merge", INDEX, "-o", "merged.safetensors");
  expect(bytesOf("merged.safetensors").equals(bytesOf("whole.safetensors"))).toBe(true);
});

it("the index is Hugging Face's", () => {
  interface Index {
    readonly metadata: { readonly total_size: number };
    readonly weight_map: Readonly<Record<string, string>>;
  }
  const { metadata, weight_map: map } = readJson<Index>(folder, INDEX);
  const { tensors } = readSafetensors(join(folder, "whole.safetensors"));
  const total = Object.values(tensors).reduce((sum, { size }) => sum + size, 0);
  expect(metadata.total_size).toBe(total);
  expect(Object.keys(map).sort()).toEqual(Object.keys(tensors).sort());
  for (const [name, file] of Object.entries(map)) {
    expect(readSafetensors(join(folder, file)).tensors[name]).toEqual(tensors[name]);
  }
});

it("the shards are verified one by one, and by their index", async () => {
  expect(await run(folder, "verify", INDEX)).toBe(`${INDEX}: of 8 tensors 8 equal\n`);
  const text = await run(folder, "verify", part(2, 7));
  expect(text).toMatch(/^model-00002-of-00007\.safetensors: of (\d) tensors? \1 equal\n$/);
});

it("merge takes files and writes an index too", async () => {
  const files = [4, 2, 7, 1, 3, 5, 6].map((i) => part(i, 7));
  await run(folder, "merge", ...files, "-o", "files.safetensors");
  expect(bytesOf("files.safetensors").equals(bytesOf("whole.safetensors"))).toBe(true);
  const own = bytesOf(INDEX);
  await run(folder, "merge", ...files, "-o", INDEX, "--force");
  expect(bytesOf(INDEX).equals(own)).toBe(true);
});

it("more shards than tensors are empty files, and still merge", async () => {
  for (let i = 1; i <= 10; i++) await make(i, 10);
  expect(readSafetensors(join(folder, part(10, 10))).tensors).toEqual({});
  await run(folder, "merge", INDEX, "-o", "ten.safetensors");
  expect(bytesOf("ten.safetensors").equals(bytesOf("whole.safetensors"))).toBe(true);
});

it("a part that is missing is named", async () => {
  const files = [1, 2, 4, 5, 7].map((i) => part(i, 7));
  const { status, stderr } = await weightinit(folder, "merge", ...files, "-o", "x.safetensors");
  expect(status).toBe(2);
  expect(stderr).toBe("weightinit: of 7 parts there is no 3, 6\n");
});

it("parts of different runs do not merge, and get no index", async () => {
  const other = freshFolder();
  writeJson(other, "plan.json", PLAN);
  await make(1, 2);
  copyFileSync(join(folder, part(1, 2)), join(other, part(1, 2)));
  const args = ["plan.json", "--shard", "2/2", "--seed", "43", "-o", "model.safetensors"];
  expect(await run(other, "init", ...args)).not.toContain("all parts");
  expect(existsSync(join(other, INDEX))).toBe(false);
  const files = [part(1, 2), part(2, 2)];
  const { status, stderr } = await weightinit(other, "merge", ...files, "-o", "x.safetensors");
  expect(status).toBe(2);
  expect(stderr).toBe(
    `weightinit: ${files.join(" and ")} are of different runs: weightinit.seed is 42 and 43\n`,
  );
});

it("a tensor that is in two files is an error", async () => {
  const other = freshFolder();
  copyFileSync(join(folder, "whole.safetensors"), join(other, "a.safetensors"));
  copyFileSync(join(folder, "whole.safetensors"), join(other, "b.safetensors"));
  const args = ["merge", "a.safetensors", "b.safetensors", "-o", "x.safetensors"];
  const { status, stderr } = await weightinit(other, ...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^weightinit: tensor ".*" is in a\.safetensors and in b\.safetensors\n$/);
});

it("an index whose file is not there is an error", async () => {
  renameSync(join(folder, part(3, 10)), join(folder, "gone"));
  const { status, stderr } = await weightinit(folder, "verify", INDEX);
  renameSync(join(folder, "gone"), join(folder, part(3, 10)));
  expect(status).toBe(2);
  expect(stderr).toContain(`no such file or directory, open '${part(3, 10)}'`);
});
