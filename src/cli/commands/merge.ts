/**
 * weightinit merge: the parts of a model in, one file out, to the byte what one run would have made;
 * or their index.
 */
import { basename } from "node:path";
import { encodeIndex, shardName } from "../../safetensors/shards.js";
import {
  type Arguments,
  type Command,
  type ExitCode,
  print,
  required,
  UsageError,
} from "../command.js";
import { type Checkpoint, isIndex, withCheckpoint } from "../files.js";
import { type Metadata, partOf, withoutShard } from "../record.js";
import { writeText } from "../shard-files.js";
import { counted, integer } from "../table.js";
import { expectFree } from "../target.js";
import { writeModel } from "../write-model.js";

const INDEX = ".safetensors.index.json";

/** The metadata of all files, which are of one run. */
const commonMetadata = ({ files }: Checkpoint): Metadata => {
  const [first, ...others] = files.map(({ path, header: { metadata } }) => ({
    path,
    common: withoutShard(metadata),
  }));
  if (first === undefined) throw new UsageError("expected the files of a model, got none");
  for (const { path, common } of others) {
    const keys = [...new Set([...Object.keys(first.common), ...Object.keys(common)])];
    const key = keys.find((name) => first.common[name] !== common[name]);
    if (key === undefined) continue;
    throw new UsageError(
      `${first.path} and ${path} are of different runs: ${key} is ` +
        `${first.common[key] ?? "not there"} and ${common[key] ?? "not there"}`,
    );
  }
  return first.common;
};

/** If files say which part they are, they are all parts. An index has no parts that are empty. */
const expectComplete = ({ files }: Checkpoint): void => {
  const parts = files.map(({ header }) => partOf(header.metadata));
  const total = parts.find((part) => part !== undefined)?.[1] ?? 0;
  const missing = Array.from({ length: total }, (_, i) => i + 1).filter(
    (number) => !parts.some((part) => part?.[0] === number && part[1] === total),
  );
  if (missing.length > 0) {
    throw new UsageError(`of ${total} parts there is no ${missing.slice(0, 8).join(", ")}`);
  }
};

/** The index of files that have the names that their libraries look for. */
const writeIndexOf = async (path: string, { files }: Checkpoint): Promise<void> => {
  const model = basename(path, INDEX);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  sorted.forEach((file, i) => {
    const expected = shardName(i + 1, sorted.length, model);
    if (basename(file.path) === expected) return;
    throw new UsageError(`${file.path}: an index expected the name ${expected}`);
  });
  await writeText(
    path,
    encodeIndex(
      sorted.map(({ header }) => header.entries),
      model,
    ),
  );
};

const run = (args: Arguments): Promise<ExitCode> =>
  withCheckpoint(args.positionals, async (checkpoint): Promise<ExitCode> => {
    const path = required(args, "output", "-o model.safetensors");
    const metadata = commonMetadata(checkpoint);
    if (!args.positionals.some(isIndex)) expectComplete(checkpoint);
    expectFree(path, args.flag("force"));
    if (path.endsWith(INDEX)) await writeIndexOf(path, checkpoint);
    else {
      const contents = { seed: 0, made: [], copied: checkpoint.tensors, metadata };
      await writeModel(path, contents, 0);
    }
    const { files, tensors } = checkpoint;
    const bytes = tensors.reduce((sum, { begin, end }) => sum + (end - begin), 0);
    const report = { path, files: files.length, tensors: tensors.length, bytes };
    if (args.flag("json")) print(JSON.stringify(report));
    else {
      print(
        `${path}: ${counted(report.tensors, "tensor")} of ${counted(report.files, "file")}, ` +
          `${integer(bytes)} bytes of numbers`,
      );
    }
    return 0;
  });

export const merge: Command = {
  summary: "put the files of a model together",
  help: `Usage: weightinit merge <model.safetensors.index.json | files…> -o model.safetensors
       weightinit merge <files…> -o model.safetensors.index.json

What 7 shards become is what one run makes, bit for bit. The second form writes the
index alone.

  -o, --output file   written as a whole or not at all
  --force             replace a file that exists
  --json              one line of JSON

Examples:
  weightinit merge model.safetensors.index.json -o model.safetensors
  weightinit merge model-0000?-of-00007.safetensors -o model.safetensors.index.json`,
  options: {
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  },
  run,
};
