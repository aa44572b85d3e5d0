/**
 * The files of a model in parts: model-00001-of-00007.safetensors and so on, and the index beside them.
 */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { TensorPlan } from "../model/resolve.js";
import { shardOf } from "../model/shard.js";
import { encodeIndex, shardName } from "../safetensors/shards.js";
import { UsageError } from "./command.js";
import { withCheckpoint, writeAt } from "./files.js";
import { type Metadata, type Part, withoutShard } from "./record.js";
import { writeTarget } from "./target.js";

const ENDING = ".safetensors";

/** A path without the format's ending, folder and name. */
const split = (path: string): { folder: string; model: string } => {
  if (!path.endsWith(ENDING)) {
    throw new UsageError(`-o expected a name that ends in ${ENDING}, got ${JSON.stringify(path)}`);
  }
  return { folder: dirname(path), model: basename(path, ENDING) };
};

/** "2/7". */
export const parsePart = (text: string): Part => {
  const [, part = "", parts = ""] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const [i, n] = [Number(part), Number(parts)];
  if (i >= 1 && i <= n) return [i, n];
  throw new UsageError(`--shard expected i/n with i from 1 to n, got ${JSON.stringify(text)}`);
};

/** The file of a part, given that of the whole. */
export const partPath = (path: string, [part, parts]: Part): string => {
  const { folder, model } = split(path);
  return join(folder, shardName(part, parts, model));
};

/** Text, whole or not at all. */
export const writeText = (path: string, text: string): Promise<void> =>
  writeTarget(path, (handle) => writeAt(handle, new TextEncoder().encode(text), 0));

/**
 * Writes the index when all files of this run are there: their metadata are the same but for the
 * part. Its path; `undefined` if some are missing or are of another run.
 */
export const writeIndex = async (
  path: string,
  tensors: readonly TensorPlan[],
  parts: number,
  metadata: Metadata,
): Promise<string | undefined> => {
  const numbers = Array.from({ length: parts }, (_, i) => i + 1);
  const paths = numbers.map((part) => partPath(path, [part, parts]));
  if (!paths.every((file) => existsSync(file))) return undefined;
  const common = JSON.stringify(withoutShard(metadata));
  const same = await withCheckpoint(paths, async ({ files }) =>
    files.every(({ header }) => JSON.stringify(withoutShard(header.metadata)) === common),
  );
  if (!same) return undefined;
  const { folder, model } = split(path);
  const index = join(folder, `${model}${ENDING}.index.json`);
  const shards = numbers.map((part) => shardOf(tensors, { shard: [part, parts] }));
  await writeText(index, encodeIndex(shards, model));
  return index;
};
