/**
 * Plans as the command line names them: a preset, a file, or the header of a checkpoint with rules.
 */
import { readFile } from "node:fs/promises";
import { didYouMean } from "../expect.js";
import { type Plan, parsePlan } from "../model/plan.js";
import { presets } from "../model/presets/index.js";
import { loraPreset } from "../model/presets/lora.js";
import { applies, type TensorPlan } from "../model/resolve.js";
import { type Arguments, integerOption, required, UsageError } from "./command.js";
import { type Checkpoint, type StoredTensor, withCheckpoint } from "./files.js";
import { parseJson, specsOf } from "./record.js";

export interface PlanSource {
  readonly plan: Plan;
  readonly preset?: string;
  /** Nobody gave a seed. */
  readonly drawn: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPreset = (name: string): name is keyof typeof presets => Object.hasOwn(presets, name);

/** 64 fresh bits. */
export const drawSeed = (): string => {
  const [low = 0, high = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${(BigInt(high) << 32n) | BigInt(low)}`;
};

/** What --seed and --dtype say goes over what a file says; a seed is drawn if nobody has one. */
const complete = (fields: Json, { text }: Arguments, preset?: string): PlanSource => {
  const seed = text("seed") ?? fields.seed;
  const dtype = text("dtype") ?? fields.dtype;
  const plan = parsePlan({
    ...fields,
    seed: seed ?? drawSeed(),
    ...(dtype !== undefined && { dtype }),
  });
  return { plan, drawn: seed === undefined, ...(preset !== undefined && { preset }) };
};

/** JSON of a file, an object. */
const readObject = async (path: string): Promise<Json> => {
  const value = parseJson(path, await readFile(path, "utf8"));
  if (isObject(value)) return value;
  throw new UsageError(`${path} expected an object`);
};

/** A preset by its name, or a plan's file. */
export const readPlan = async (name: string, args: Arguments): Promise<PlanSource> => {
  if (isPreset(name)) {
    const { seed: _, ...fields } = presets[name](0);
    return complete(fields, args, name);
  }
  if (name.endsWith(".json")) return complete(await readObject(name), args);
  const near = didYouMean(name, Object.keys(presets));
  throw new UsageError(`expected a plan's .json or a preset, got ${JSON.stringify(name)}${near}`);
};

/** Rules, a list or a plan of which the tensors are others' but for those that it names. */
const readRules = async (path: string): Promise<Json & { readonly tensors: Json }> => {
  const value = parseJson(path, await readFile(path, "utf8"));
  const fields = Array.isArray(value) ? { rules: value } : value;
  if (!isObject(fields)) throw new UsageError(`${path} expected rules`);
  const { tensors = {} } = fields;
  if (!isObject(tensors)) throw new UsageError(`${path} expected "tensors" to be an object`);
  return { ...fields, tensors };
};

const without = <T extends { readonly name: string }>(tensors: readonly T[], names: Json): T[] =>
  tensors.filter(({ name }) => !Object.hasOwn(names, name));

const present = (tensors: Json): Json =>
  Object.fromEntries(Object.entries(tensors).filter(([, spec]) => spec !== null));

/** A checkpoint's names, shapes and dtypes, under other rules. */
export const planLike = async (
  { tensors: stored }: Checkpoint,
  rulesPath: string,
  args: Arguments,
): Promise<PlanSource> => {
  const { tensors: named, ...fields } = await readRules(rulesPath);
  const specs = specsOf(without(stored, named));
  const dtype = args.text("dtype");
  const inherited =
    dtype === undefined
      ? specs
      : Object.fromEntries(
          Object.entries(specs).map(([name, spec]) => [name, "shape" in spec ? spec.shape : spec]),
        );
  return complete({ ...fields, tensors: { ...inherited, ...present(named) } }, args);
};

/** The tensors of a checkpoint that a rule matches or that the rules name, and those to be copied. */
export const planFrom = async (
  { tensors: stored }: Checkpoint,
  rulesPath: string,
  args: Arguments,
): Promise<PlanSource & { readonly copied: readonly StoredTensor[] }> => {
  const { tensors: named, ...fields } = await readRules(rulesPath);
  const { plan } = complete({ ...fields, seed: 0, tensors: {} }, args);
  const isMade = ({ name, shape }: StoredTensor): boolean =>
    plan.rules.some((rule) => applies(rule, name, shape));
  const kept = without(stored, named);
  const specs = specsOf(kept.filter(isMade));
  const source = complete({ ...fields, tensors: { ...specs, ...present(named) } }, args);
  return { ...source, copied: kept.filter((tensor) => !isMade(tensor)) };
};

/** A base as a plan whose names and shapes are all that matters: a preset, a plan, a checkpoint. */
const baseOf = async (name: string, { text }: Arguments): Promise<Plan> => {
  const layout = text("layout");
  const said = layout !== undefined && { layout };
  if (isPreset(name)) return parsePlan({ ...presets[name](0), ...said });
  if (name.endsWith(".json") && !name.endsWith(".index.json")) {
    return parsePlan({ ...(await readObject(name)), ...said, seed: 0 });
  }
  return withCheckpoint([name], async ({ tensors }) => {
    const shapes = Object.fromEntries(tensors.map(({ name: own, shape }) => [own, shape]));
    return parsePlan({ ...said, seed: 0, tensors: shapes, rules: [] });
  });
};

/** LoRA adapters for the linear layers of a base. */
export const planLora = async (name: string, args: Arguments): Promise<PlanSource> => {
  const base = await baseOf(name, args);
  if (base.layout === undefined) {
    throw new UsageError(`${name} does not say its layout: --layout torch ([out, in]) or keras`);
  }
  const prefix = args.text("prefix");
  const { seed: _, ...fields } = loraPreset(base, {
    rank: integerOption(args, "rank", 1) ?? 8,
    targets: required(args, "targets", '--targets "*.q_proj,*.v_proj"').split(","),
    ...(prefix !== undefined && { prefix }),
  });
  return complete(fields, args);
};

/** Globs of rules that make no tensor, with their places. */
export const unusedRules = ({ rules }: Plan, resolved: readonly TensorPlan[]): string[] => {
  const used = new Set(resolved.map(({ rule }) => rule));
  return rules.flatMap(({ match, initializer }, i) =>
    used.has(i) ? [] : [`rules[${i}] (${match ?? "*"}: ${initializer}) makes no tensor`],
  );
};
