/**
 * What a command is: options for node:util's parseArgs, help, and a function that gives the exit code.
 */
import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** 0: done, equal. 1: done, and the answer is no. 2: the command, or a file, is not right. */
export type ExitCode = 0 | 1 | 2;

/** The values of a command line; of an option that stands twice the last one. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

export interface Command {
  readonly summary: string;
  /** From the line "Usage" on: options and examples. */
  readonly help: string;
  readonly options: Options;
  readonly run: (args: Arguments) => Promise<ExitCode>;
}

/** What is wrong with the command line or with a file: its message is for the user, without a stack. */
export class UsageError extends Error {}

export const readArguments = (args: readonly string[], options: Options): Arguments => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  return {
    positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
  };
};

/** The only positional argument. */
export const onlyOne = ({ positionals }: Arguments, what: string): string => {
  const [first] = positionals;
  if (first === undefined || positionals.length > 1) {
    throw new UsageError(`expected ${what}, got ${positionals.length} arguments`);
  }
  return first;
};

/** The value of an option that must be there. */
export const required = ({ text }: Arguments, name: string, shown: string): string => {
  const value = text(name);
  if (value === undefined) throw new UsageError(`expected ${shown}`);
  return value;
};

/** An integer from `least` on. */
export const integerOption = (
  { text }: Arguments,
  name: string,
  least: number,
): number | undefined => {
  const value = text(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < least) {
    throw new UsageError(`--${name} expected an integer ≥ ${least}, got ${JSON.stringify(value)}`);
  }
  return number;
};

/** One line of standard output, or several. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What is no result. */
export const note = (text: string): void => {
  process.stderr.write(`weightinit: ${text}\n`);
};
