/**
 * weightinit init: a plan in, a file out.
 */
import type { Plan } from "../../model/plan.js";
import { bytesOf, resolve, type TensorPlan } from "../../model/resolve.js";
import { shardOf } from "../../model/shard.js";
import { product } from "../../shape.js";
import {
  type Arguments,
  type Command,
  type ExitCode,
  integerOption,
  note,
  onlyOne,
  print,
  required,
  UsageError,
} from "../command.js";
import { type StoredTensor, withCheckpoint } from "../files.js";
import {
  type PlanSource,
  planFrom,
  planLike,
  planLora,
  readPlan,
  unusedRules,
} from "../plan-file.js";
import { type Metadata, recordOf } from "../record.js";
import { parsePart, partPath, writeIndex } from "../shard-files.js";
import { counted, integer, shapeText, table } from "../table.js";
import { expectFree } from "../target.js";
import { writeModel } from "../write-model.js";

interface Job extends PlanSource {
  readonly copied?: readonly StoredTensor[];
  readonly inherited?: Metadata;
}

const optionsText = ({ options }: TensorPlan): string =>
  Object.entries(options)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(", ");

/** What would be made. */
const dryRun = (plan: Plan, tensors: readonly TensorPlan[], copied: readonly StoredTensor[]) => {
  const rows = tensors.map((tensor) => {
    const { name, shape, dtype, initializer, rule } = tensor;
    const { match = "*" } = plan.rules[rule] ?? {};
    const bytes = integer(bytesOf(tensor));
    return [
      name,
      shapeText(shape),
      dtype,
      bytes,
      `${rule} ${match}`,
      initializer,
      optionsText(tensor),
    ];
  });
  const others = copied.map(({ name, shape, dtype, begin, end }) => [
    name,
    shapeText(shape),
    dtype,
    integer(end - begin),
    "",
    "copied",
  ]);
  const head = ["tensor", "shape", "dtype", "bytes", "rule", "initializer", "options"];
  print(table(head, [...rows, ...others], [3]));
};

interface Report {
  readonly path: string;
  readonly index?: string;
  readonly seed: string;
  readonly tensors: number;
  readonly copied: number;
  readonly parameters: number;
  readonly bytes: number;
}

const show = ({ path, index, seed, tensors, copied, parameters, bytes }: Report): void => {
  const whence = copied === 0 ? "" : `, ${integer(copied)} of them copied`;
  print(
    `${path}: ${counted(tensors, "tensor")}${whence}, ${counted(parameters, "parameter")}, ` +
      `${integer(bytes)} bytes, seed ${seed}`,
  );
  if (index !== undefined) print(`${index}: all parts are there`);
};

const make = async (job: Job, args: Arguments): Promise<ExitCode> => {
  const { plan, preset, drawn, copied = [], inherited } = job;
  const all = resolve(plan);
  for (const rule of unusedRules(plan, all)) note(rule);
  if (drawn) note(`seed ${plan.seed}`);
  const shard = args.text("shard");
  const part = shard === undefined ? undefined : parsePart(shard);
  const tensors = shardOf(all, { shard: part });
  const json = args.flag("json");
  if (args.flag("dry-run")) {
    if (json) print(JSON.stringify({ seed: `${plan.seed}`, tensors, copied: copied.length }));
    else dryRun(plan, tensors, copied);
    return 0;
  }
  const whole = required(args, "output", "-o model.safetensors, or --dry-run");
  const path = part === undefined ? whole : partPath(whole, part);
  expectFree(path, args.flag("force"));
  const metadata = recordOf({
    plan,
    preset,
    part,
    inherited,
    copied: job.copied === undefined ? undefined : copied.length,
  });
  const workers = integerOption(args, "workers", 0) ?? 0;
  const contents = { seed: plan.seed, made: tensors, copied, metadata };
  const header = await writeModel(path, contents, workers);
  const index = part && (await writeIndex(whole, all, part[1], metadata));
  const report: Report = {
    path,
    ...(index !== undefined && { index }),
    seed: `${plan.seed}`,
    tensors: header.entries.length,
    copied: copied.length,
    parameters: header.entries.reduce((sum, { shape }) => sum + product(shape), 0),
    bytes: header.byteLength,
  };
  if (json) print(JSON.stringify(report));
  else show(report);
  return 0;
};

/** The forms of the command that take no plan, each with its option. */
const OTHERS = ["like", "from", "lora"] as const;

/** What is to be made, of which of the four forms of the command. */
const run = async (args: Arguments): Promise<ExitCode> => {
  const [form, another] = OTHERS.filter((name) => args.text(name) !== undefined);
  const rules = args.text("rules");
  if (form === undefined) {
    if (rules !== undefined) throw new UsageError("--rules needs --like or --from");
    return make(await readPlan(onlyOne(args, "a plan or a preset"), args), args);
  }
  if (another !== undefined) throw new UsageError(`--${form} and --${another} exclude each other`);
  if (args.positionals.length > 0) throw new UsageError(`--${form} takes no plan`);
  const path = required(args, form, `--${form}`);
  if (form === "lora") {
    if (rules !== undefined) throw new UsageError("--lora has rules of its own");
    return make(await planLora(path, args), args);
  }
  const rulesPath = required(args, "rules", "--rules rules.json");
  return withCheckpoint([path], async (checkpoint) => {
    if (form === "like") return make(await planLike(checkpoint, rulesPath, args), args);
    if (args.text("shard") !== undefined) throw new UsageError("--from makes one file, no shards");
    const inherited = checkpoint.files[0]?.header.metadata ?? {};
    return make({ ...(await planFrom(checkpoint, rulesPath, args)), inherited }, args);
  });
};

export const init: Command = {
  summary: "make the tensors of a plan or a preset, into a file",
  help: `Usage: weightinit init <plan.json | preset> -o model.safetensors
       weightinit init --like model.safetensors --rules rules.json -o new.safetensors
       weightinit init --from model.safetensors --rules head.json -o new.safetensors
       weightinit init --lora <base> --targets globs -o adapter_model.safetensors

  --like    names, shapes and dtypes of a checkpoint, made by the rules
  --from    a checkpoint: what no rule matches is copied, byte for byte
  --rules   a list of rules, or a plan; its "tensors" add to the checkpoint's and
            replace them, null leaves one out
  --lora    adapters for the linear layers of a preset, a plan or a checkpoint, under
            PEFT's names; --targets "*.q_proj,*.v_proj" says which modules, --rank n (8),
            --prefix text ("base_model.model."), --layout torch or keras if the base
            does not say which axis of a weight is in and which is out

  -o, --output file   written as a whole or not at all
  --seed n            0 … 2^64−1; over the plan's; drawn and printed if there is none
  --dtype name        float32, float64, float16, bfloat16: of all tensors that do not
                      say their own
  --workers n         threads (0: none but the calling one)
  --shard i/n         part i of n: model-0000i-of-0000n.safetensors; the last to
                      be made writes the index
  --dry-run           print which rule makes which tensor, and make none
  --force             replace a file that exists
  --json              one line of JSON

Examples:
  weightinit init gpt2 --seed 42 -o model.safetensors
  weightinit init gpt2 --seed 42 --shard 2/7 -o model.safetensors
  weightinit init plan.json --dry-run
  weightinit init --from body.safetensors --rules head.json -o model.safetensors
  weightinit init --lora llama32_1b --targets "*.q_proj,*.v_proj" -o adapter_model.safetensors`,
  options: {
    output: { type: "string", short: "o" },
    seed: { type: "string" },
    dtype: { type: "string" },
    workers: { type: "string" },
    shard: { type: "string" },
    like: { type: "string" },
    from: { type: "string" },
    rules: { type: "string" },
    lora: { type: "string" },
    targets: { type: "string" },
    rank: { type: "string" },
    prefix: { type: "string" },
    layout: { type: "string" },
    "dry-run": { type: "boolean" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  },
  run,
};
