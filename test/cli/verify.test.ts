/** weightinit verify: what is equal, and a word for what is not. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { normal } from "weightinit";
import { freshFolder, PLAN, run, weightinit, writeJson } from "./run.js";

let folder: string;
beforeAll(async () => {
  folder = freshFolder();
  writeJson(folder, "plan.json", PLAN);
  await run(folder, "init", "plan.json", "-o", "model.safetensors");
});

interface Described {
  readonly data_offsets: readonly [number, number];
}

/** A copy of the model in which a tensor's bytes, or the header, are others. */
const tamper = (
  name: string,
  change: (data: Buffer, header: Record<string, unknown>) => void,
  tensor = "head.weight",
): void => {
  const file = readFileSync(join(folder, "model.safetensors"));
  const length = Number(file.readBigUInt64LE());
  const header = JSON.parse(file.toString("utf8", 8, 8 + length)) as Record<string, unknown>;
  const [from, to] = (header[tensor] as Described).data_offsets;
  change(file.subarray(8 + length + from, 8 + length + to), header);
  // The shorter text is filled up with spaces, as the format allows.
  file.write(JSON.stringify(header).padEnd(length), 8);
  writeFileSync(join(folder, name), file);
};

interface Finding {
  readonly name: string;
  readonly verdict: string;
  readonly different: number;
  readonly share: number;
  readonly broken: number;
  readonly before: { readonly mean: number; readonly std: number };
  readonly after: { readonly mean: number; readonly std: number };
  readonly correlation: number | null;
}
interface Report {
  readonly equal: boolean;
  readonly tensors: number;
  readonly seeds: readonly string[];
  readonly findings: readonly Finding[];
}

const verify = async (...args: readonly string[]): Promise<Report & { status: number }> => {
  const { status, stdout, output } = await weightinit(folder, "verify", ...args, "--json");
  if (stdout === "") throw new Error(output);
  return { ...(JSON.parse(stdout) as Report), status };
};

const floatsOf = ({ buffer, byteOffset, byteLength }: Buffer): Float32Array => {
  // A file's numbers may begin anywhere.
  expect(byteOffset % 4).toBe(0);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
};

it("a file that nobody has touched is equal", async () => {
  expect(await run(folder, "verify", "model.safetensors")).toBe(
    "model.safetensors: of 8 tensors 8 equal\n",
  );
  const report = await verify("model.safetensors");
  expect(report).toMatchObject({ status: 0, equal: true, tensors: 8, seeds: ["42"], findings: [] });
});

it("one bit is damage", async () => {
  tamper("bit.safetensors", (data) => {
    data[1234] = (data[1234] as number) ^ 1;
  });
  const { status, findings } = await verify("bit.safetensors");
  expect(status).toBe(1);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ name: "head.weight", verdict: "damaged", different: 1 });
});

it("numbers that are none are damage, however many", async () => {
  tamper("nan.safetensors", (data) => floatsOf(data).fill(Number.NaN));
  const { findings } = await verify("nan.safetensors");
  expect(findings[0]).toMatchObject({ verdict: "damaged", broken: 700 * 900 });
});

it("what moved a little is trained", async () => {
  const step = normal([700, 900], { seed: 99, std: 0.03 });
  tamper("trained.safetensors", (data) => {
    const weights = floatsOf(data);
    for (let i = 0; i < weights.length; i++)
      weights[i] = (weights[i] as number) + (step[i] as number);
  });
  const { findings } = await verify("trained.safetensors");
  const [found] = findings as [Finding];
  expect(found).toMatchObject({ verdict: "trained", different: 700 * 900, share: 1 });
  // PyTorch's layout: 900 inputs. Independent parts add in squares.
  const before = Math.sqrt(2 / 900);
  const after = Math.hypot(before, 0.03);
  expect(found.before.std / before).toBeCloseTo(1, 2);
  expect(found.after.std / after).toBeCloseTo(1, 2);
  expect(found.correlation).toBeCloseTo(before / after, 2);
});

it("zeros that moved are trained", async () => {
  const bias = normal([700], { seed: 98 });
  tamper("bias.safetensors", (data) => floatsOf(data).set(bias), "head.bias");
  const { findings } = await verify("bias.safetensors");
  expect(findings[0]).toMatchObject({ name: "head.bias", verdict: "trained", correlation: null });
});

it("what has nothing to do with it is changed", async () => {
  const other = normal([700, 900], { seed: 97, std: Math.sqrt(2 / 900) });
  tamper("changed.safetensors", (data) => floatsOf(data).set(other));
  const { findings } = await verify("changed.safetensors");
  expect(findings[0]).toMatchObject({ name: "head.weight", verdict: "changed" });
  const text = await weightinit(folder, "verify", "changed.safetensors");
  expect(text.status).toBe(1);
  expect(text.stdout).toMatch(/^head\.weight {2}changed {2}/m);
  expect(text.stdout).toMatch(/of 8 tensors 7 equal, 1 changed\n$/);
});

describe("against a plan", () => {
  const without = (metadata: object | undefined): void =>
    tamper("bare.safetensors", (_, header) => {
      header.__metadata__ = metadata;
    });

  it("needs no metadata", async () => {
    without(undefined);
    const alone = await weightinit(folder, "verify", "bare.safetensors");
    expect(alone.status).toBe(2);
    expect(alone.stderr).toContain("does not say how it was made: --plan and --seed do");
    expect(await verify("bare.safetensors", "--plan", "plan.json")).toMatchObject({ equal: true });
    const { findings } = await verify("bare.safetensors", "--plan", "plan.json", "--seed", "43");
    const verdicts = new Map(findings.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts.get("embed.weight")).toBe("changed");
    expect(verdicts.has("head.bias")).toBe(false);
  });

  it("finds what is missing, extra, of another shape and dtype", async () => {
    without(undefined);
    const { "embed.weight": _, ...others } = PLAN.tensors;
    const shapes = { ...others, "head.bias": [35, 20], "norm.scale": [700], absent: [3, 3] };
    writeJson(folder, "other.json", { ...PLAN, tensors: shapes });
    const { findings } = await verify("bare.safetensors", "--plan", "other.json");
    expect(new Map(findings.map(({ name, verdict }) => [name, verdict]))).toEqual(
      new Map([
        ["embed.weight", "extra"],
        ["head.bias", "shape"],
        ["norm.scale", "dtype"],
        ["absent", "missing"],
      ]),
    );
  });

  it("needs a seed", async () => {
    const { status, stderr } = await weightinit(
      folder,
      "verify",
      "model.safetensors",
      "--plan",
      "lstmLm",
    );
    expect(status).toBe(2);
    expect(stderr).toBe("weightinit: --plan needs a seed: --seed gives one\n");
  });
});

it("knows which tensors of a preset are missing", async () => {
  await run(folder, "init", "lstmLm", "--seed", "1", "-o", "lstm.safetensors");
  const file = readFileSync(join(folder, "lstm.safetensors"));
  const length = Number(file.readBigUInt64LE());
  const header = JSON.parse(file.toString("utf8", 8, 8 + length)) as Record<string, Described>;
  const last = Object.entries(header).reduce((a, b) =>
    (b[1].data_offsets?.[1] ?? 0) > (a[1].data_offsets?.[1] ?? 0) ? b : a,
  );
  delete header[last[0]];
  file.write(JSON.stringify(header).padEnd(length), 8);
  const [from] = last[1].data_offsets;
  writeFileSync(join(folder, "short.safetensors"), file.subarray(0, 8 + length + from));
  const { findings } = await verify("short.safetensors");
  expect(findings).toEqual([{ name: last[0], verdict: "missing" }]);
});

it("streams of another version are not compared", async () => {
  tamper("old.safetensors", (_, header) => {
    header.__metadata__ = { ...(header.__metadata__ as object), "weightinit.streams": "0" };
  });
  const { status, stderr } = await weightinit(folder, "verify", "old.safetensors");
  expect(status).toBe(2);
  expect(stderr).toMatch(/was made by weightinit .*, of streams 0; this is .*, of streams 1\n$/);
});

it("a file that ends before its header says so", async () => {
  const file = readFileSync(join(folder, "model.safetensors"));
  writeFileSync(join(folder, "cut.safetensors"), file.subarray(0, file.length - 1));
  const { status, stderr } = await weightinit(folder, "verify", "cut.safetensors");
  expect(status).toBe(2);
  expect(stderr).toBe(
    `weightinit: cut.safetensors: expected ${file.length} bytes, got ${file.length - 1}\n`,
  );
});
