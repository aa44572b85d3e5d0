/**
 * weightinit verify: is a file what its metadata, or a plan, say that it is?
 */
import { type Plan, seedOf } from "../../model/plan.js";
import { presets } from "../../model/presets/index.js";
import { resolve, type TensorPlan } from "../../model/resolve.js";
import { shardOf } from "../../model/shard.js";
import { Rng } from "../../rng.js";
import { expectWord } from "../../safetensors/dtypes.js";
import { type Arguments, type Command, type ExitCode, print, UsageError } from "../command.js";
import { compare, type Difference, type Moments } from "../compare.js";
import { type Checkpoint, type StoredFile, type StoredTensor, withCheckpoint } from "../files.js";
import { readPlan } from "../plan-file.js";
import { startProgress } from "../progress.js";
import { partOf, readRecord } from "../record.js";
import { counted, integer, short, table } from "../table.js";

/** Not there, not in the plan, of another shape or dtype. */
interface Misfit {
  readonly name: string;
  readonly verdict: "missing" | "extra" | "shape" | "dtype";
}

type Finding = Misfit | Difference;

/** Plan and tensors of a file, or of all files of an index. */
interface Claim {
  readonly plan: Plan;
  readonly tensors: readonly StoredTensor[];
  /** What should be there. */
  readonly expected: readonly TensorPlan[];
  readonly copied: number;
}

/** What a file says that it is. All tensors of a preset are known, of other plans the header's. */
const claimOf = (
  { path, header: { metadata, entries } }: StoredFile,
  { tensors }: Checkpoint,
): Claim => {
  const { plan, preset, part, copied } = readRecord(path, metadata, entries);
  const known = preset !== undefined && Object.hasOwn(presets, preset);
  const names = known ? presets[preset as keyof typeof presets](0).tensors : {};
  const dtypes = Object.values(plan.tensors).flatMap((spec) =>
    "dtype" in spec ? [spec.dtype] : [],
  );
  const dtype = dtypes[0] ?? "float32";
  const whole = known ? shardOf(resolve({ ...plan, dtype, tensors: names }), { shard: part }) : [];
  const here = resolve(plan);
  const missing = whole.filter(({ name }) => !Object.hasOwn(plan.tensors, name));
  const others = new Set(copied.map(({ name }) => name));
  return {
    plan,
    tensors: tensors.filter(({ file, name }) => file.path === path && !others.has(name)),
    expected: [...here, ...missing],
    copied: copied.length,
  };
};

/** What a plan says that the files are. */
const claimByPlan = async (
  name: string,
  checkpoint: Checkpoint,
  args: Arguments,
): Promise<Claim> => {
  const { plan, drawn } = await readPlan(name, args);
  if (drawn) throw new UsageError("--plan needs a seed: --seed gives one");
  const [first] = checkpoint.files;
  const part = checkpoint.files.length === 1 ? partOf(first?.header.metadata ?? {}) : undefined;
  const expected = shardOf(resolve(plan), { shard: part });
  return { plan, tensors: checkpoint.tensors, expected, copied: 0 };
};

const misfitOf = (plan: TensorPlan | undefined, stored: StoredTensor): Misfit | undefined => {
  const { name } = stored;
  if (plan === undefined) return { name, verdict: "extra" };
  if (plan.shape.join() !== stored.shape.join()) return { name, verdict: "shape" };
  if (expectWord(name, plan.dtype) !== stored.dtype) return { name, verdict: "dtype" };
  return undefined;
};

const check = async (
  { plan, tensors, expected }: Claim,
  onBytes: (bytes: number) => void,
): Promise<Finding[]> => {
  const root = new Rng(seedOf(plan.seed));
  const planned = new Map(expected.map((tensor) => [tensor.name, tensor]));
  const findings: Finding[] = [];
  for (const stored of tensors) {
    const own = planned.get(stored.name);
    planned.delete(stored.name);
    const finding = misfitOf(own, stored) ?? (await compare(own as TensorPlan, stored, root));
    if (finding !== undefined) findings.push(finding);
    onBytes(stored.end - stored.begin);
  }
  const missing = [...planned.keys()].map((name): Misfit => ({ name, verdict: "missing" }));
  return [...findings, ...missing];
};

const moments = ({ mean, std }: Moments): string => `${short(mean)} ± ${short(std)}`;

const rowOf = (finding: Finding): string[] => {
  if (!("share" in finding)) return [finding.name, finding.verdict];
  const { name, verdict, different, share, before, after, correlation } = finding;
  const percent = `${short(100 * share)} %`;
  const related = correlation === null ? "" : short(correlation);
  return [name, verdict, integer(different), percent, moments(before), moments(after), related];
};

const HEAD = ["tensor", "is", "different", "share", "was", "is now", "correlation"];

const show = (
  path: string,
  tensors: number,
  copied: number,
  findings: readonly Finding[],
): void => {
  if (findings.length > 0) print(table(HEAD, findings.map(rowOf), [2, 3]));
  const counts = new Map<string, number>();
  for (const { verdict } of findings) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const gone = counts.get("missing") ?? 0;
  const equal = tensors - copied - (findings.length - gone);
  const others = [...counts].map(([verdict, count]) => `, ${integer(count)} ${verdict}`).join("");
  const foreign = copied === 0 ? "" : `, ${integer(copied)} copied and not checked`;
  print(`${path}: of ${counted(tensors, "tensor")} ${integer(equal)} equal${others}${foreign}`);
};

const run = async (args: Arguments): Promise<ExitCode> => {
  const [path, ...more] = args.positionals;
  if (path === undefined || more.length > 0) {
    throw new UsageError("expected a .safetensors or its index");
  }
  return withCheckpoint([path], async (checkpoint) => {
    const name = args.text("plan");
    const claims =
      name === undefined
        ? checkpoint.files.map((file) => claimOf(file, checkpoint))
        : [await claimByPlan(name, checkpoint, args)];
    const bytes = checkpoint.tensors.reduce((sum, { begin, end }) => sum + (end - begin), 0);
    const onBytes = startProgress(path, bytes);
    const findings: Finding[] = [];
    for (const claim of claims) findings.push(...(await check(claim, onBytes)));
    const copied = claims.reduce((sum, claim) => sum + claim.copied, 0);
    const tensors = checkpoint.tensors.length;
    if (args.flag("json")) {
      const seeds = [...new Set(claims.map(({ plan }) => `${plan.seed}`))];
      const equal = findings.length === 0;
      print(JSON.stringify({ path, equal, tensors, copied, seeds, findings }));
    } else show(path, tensors, copied, findings);
    return findings.length === 0 ? 0 : 1;
  });
};

export const verify: Command = {
  summary: "make a file's tensors again and compare them, bit by bit",
  help: `Usage: weightinit verify <model.safetensors | model.safetensors.index.json>

Seed and rules are those of the file's metadata. Where bits differ, the share that
does, mean and standard deviation before and after, their correlation, and a word:
  trained   resembles what was made, more than chance would have it
  changed   does not: another seed, or another rule
  damaged   has NaNs or infinities, or less than 1 % of it differs, or a single number
  missing, extra, shape, dtype
Exit code 0: all equal; 1: not.

  --plan <plan.json | preset>   instead of the metadata, which training scripts drop
  --seed n, --dtype name        of that plan
  --json                        one line of JSON

Examples:
  weightinit verify model.safetensors
  weightinit verify trained.safetensors --plan gpt2 --seed 42`,
  options: {
    plan: { type: "string" },
    seed: { type: "string" },
    dtype: { type: "string" },
    json: { type: "boolean" },
  },
  run,
};
