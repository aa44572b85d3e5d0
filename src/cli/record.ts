/**
 * What a file says about itself, in its metadata: enough to make it again. Tensors, shapes and dtypes
 * are the header's, so seed, rules and layout are all that is missing.
 */
import { readFileSync } from "node:fs";
import { type Plan, parsePlan, type TensorSpec } from "../model/plan.js";
import { applies } from "../model/resolve.js";
import { dtypeOfWord } from "../safetensors/dtypes.js";
import type { Entry } from "../safetensors/header.js";
import { STREAM_VERSION } from "../version.js";
import { UsageError } from "./command.js";

export type Metadata = Readonly<Record<string, string>>;

/** A part of several files: "2/7". */
export type Part = readonly [part: number, parts: number];

interface Manifest {
  readonly version: string;
}

/** The version of the package. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest
).version;

const KEY = "weightinit";
const SHARD = `${KEY}.shard`;
const COPIED = `${KEY}.copied`;

const isOurs = (key: string): boolean => key === KEY || key.startsWith(`${KEY}.`);

export interface Making {
  readonly plan: Plan;
  readonly preset?: string | undefined;
  readonly part?: Part | undefined;
  /** How many tensors are another file's. */
  readonly copied?: number | undefined;
  /** What that file said. */
  readonly inherited?: Metadata | undefined;
}

/** The metadata of a file. `format` is what Transformers looks for. */
export const recordOf = ({ plan, preset, part, copied, inherited }: Making): Metadata => {
  const kept = Object.entries(inherited ?? { format: "pt" }).filter(([key]) => !isOurs(key));
  return {
    ...Object.fromEntries(kept),
    [KEY]: VERSION,
    [`${KEY}.streams`]: `${STREAM_VERSION}`,
    [`${KEY}.seed`]: `${plan.seed}`,
    ...(preset !== undefined && { [`${KEY}.preset`]: preset }),
    ...(plan.layout !== undefined && { [`${KEY}.layout`]: plan.layout }),
    [`${KEY}.rules`]: JSON.stringify(plan.rules),
    ...(copied !== undefined && { [COPIED]: `${copied}` }),
    ...(part !== undefined && { [SHARD]: part.join("/") }),
  };
};

/** What the files of one run have in common. */
export const withoutShard = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => key !== SHARD));

/** The part that a file says it is. */
export const partOf = (metadata: Metadata): Part | undefined => {
  const [, part, parts] = /^(\d{1,9})\/(\d{1,9})$/.exec(metadata[SHARD] ?? "") ?? [];
  return part === undefined || parts === undefined ? undefined : [Number(part), Number(parts)];
};

/** Tensors of a file as a plan has them. */
export const specsOf = (entries: readonly Entry[]): Readonly<Record<string, TensorSpec>> =>
  Object.fromEntries(
    entries.map(({ name, shape, dtype: word }): [string, TensorSpec] => {
      const dtype = dtypeOfWord(word);
      if (dtype !== undefined) return [name, { shape, dtype }];
      throw new UsageError(
        `tensor ${JSON.stringify(name)} is ${word}, which no initializer makes: --from copies it, ` +
          '"tensors" in the rules gives it a dtype, or null to leave it out',
      );
    }),
  );

export interface Recorded {
  readonly plan: Plan;
  readonly preset: string | undefined;
  readonly part: Part | undefined;
  /** Tensors that are another file's. */
  readonly copied: readonly Entry[];
  /** Tensors that no rule makes. */
  readonly extra: readonly Entry[];
}

/** The plan that a file was made by, as its metadata say. */
export const readRecord = (
  path: string,
  metadata: Metadata,
  entries: readonly Entry[],
): Recorded => {
  const { [KEY]: version, [`${KEY}.seed`]: seed, [`${KEY}.rules`]: rules } = metadata;
  if (version === undefined || seed === undefined || rules === undefined) {
    throw new UsageError(`${path} does not say how it was made: --plan and --seed do`);
  }
  const streams = metadata[`${KEY}.streams`];
  if (streams !== `${STREAM_VERSION}`) {
    throw new UsageError(
      `${path} was made by weightinit ${version}, of streams ${streams}; this is ${VERSION}, of ` +
        `streams ${STREAM_VERSION}`,
    );
  }
  const layout = metadata[`${KEY}.layout`];
  const frame = parsePlan({
    seed,
    ...(layout !== undefined && { layout }),
    tensors: {},
    rules: parseJson(`${path}: metadata`, rules),
  });
  const isMade = ({ name, shape }: Entry): boolean =>
    frame.rules.some((rule) => applies(rule, name, shape));
  const rest = entries.filter((entry) => !isMade(entry));
  const copying = metadata[COPIED] !== undefined;
  return {
    plan: parsePlan({ ...frame, tensors: specsOf(entries.filter(isMade)) }),
    preset: metadata[`${KEY}.preset`],
    part: partOf(metadata),
    copied: copying ? rest : [],
    extra: copying ? [] : rest,
  };
};

/** JSON, or an error that says of what. */
export const parseJson = (what: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${what} is not JSON: ${(error as Error).message}`);
  }
};
