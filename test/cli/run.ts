/** The command line of the packed tarball, in a folder of the test's own. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { node, type Result } from "../package/run.js";

const { consumer } = inject("installed");
export const MAIN: string = join(consumer, "node_modules/weightinit/dist/cli/main.js");

/** A fresh folder, which goes when the package does. */
export const freshFolder = (): string => mkdtempSync(join(consumer, "cli-"));

/** `weightinit ...args` in a folder. */
export const weightinit = (folder: string, ...args: readonly string[]): Promise<Result> =>
  node(folder, MAIN, ...args);

/** The same, which must succeed; standard output. */
export const run = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { status, stdout, output } = await weightinit(folder, ...args);
  if (status !== 0) throw new Error(`${args.join(" ")}: ${status}\n${output}`);
  return stdout;
};

export const writeJson = (folder: string, name: string, value: unknown): void =>
  writeFileSync(join(folder, name), JSON.stringify(value));

export const readJson = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(folder, name), "utf8")) as T;

export interface Stored {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly size: number;
  readonly sha256: string;
}

/** What is compared of an array's bytes. */
export const digest = ({
  buffer,
  byteOffset,
  byteLength,
}: ArrayBufferView): { size: number; sha256: string } => ({
  size: byteLength,
  sha256: createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex"),
});

export interface Read {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, Stored>>;
}

interface Described {
  readonly dtype: string;
  readonly shape: number[];
  readonly data_offsets: [number, number];
}

/** A reader of the format's description alone: github.com/huggingface/safetensors, "Format". */
export const readSafetensors = (path: string): Read => {
  const file = readFileSync(path);
  const length = Number(file.readBigUInt64LE());
  const header = JSON.parse(file.toString("utf8", 8, 8 + length)) as Record<string, unknown>;
  const { __metadata__: metadata = {}, ...tensors } = header;
  const data = file.subarray(8 + length);
  return {
    metadata: metadata as Read["metadata"],
    tensors: Object.fromEntries(
      Object.entries(tensors as Record<string, Described>).map(([name, described]) => {
        const { dtype, shape, data_offsets: offsets } = described;
        return [name, { dtype, shape, ...digest(data.subarray(...offsets)) }];
      }),
    ),
  };
};

/** A plan of every dtype, of what can be cut and what cannot, 5 MB. */
export const PLAN = {
  seed: 42,
  layout: "torch",
  tensors: {
    "embed.weight": [1000, 300],
    "block.0.recurrent": [64, 64],
    "block.0.weight": { shape: [512, 700], dtype: "bfloat16" },
    "block.1.weight": { shape: [512, 700], dtype: "float16" },
    "block.0.bias": [512],
    "norm.scale": { shape: [700], dtype: "float64" },
    "head.weight": [700, 900],
    "head.bias": [700],
  },
  rules: [
    { match: "*.bias", initializer: "zeros" },
    { match: "*.scale", initializer: "ones" },
    { match: "embed.*", initializer: "truncatedNormal", options: { std: 0.02 } },
    { match: "*.recurrent", initializer: "orthogonal" },
    { rank: 2, initializer: "heNormal" },
  ],
} as const;
