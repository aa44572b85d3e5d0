#!/usr/bin/env node
/**
 * weightinit, the command line. Results go to standard output, everything else to standard error.
 */
import { didYouMean } from "../expect.js";
import { type Command, type ExitCode, print, readArguments, UsageError } from "./command.js";
import { init } from "./commands/init.js";
import { merge } from "./commands/merge.js";
import { presets } from "./commands/presets.js";
import { showCommand } from "./commands/show.js";
import { verify } from "./commands/verify.js";
import { VERSION } from "./record.js";

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  show: showCommand,
  verify,
  merge,
  presets,
};

const help = (): string => {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(8)}  ${summary}`,
  );
  return `Usage: weightinit <command> [options]

${lines.join("\n")}

  weightinit <command> --help   options and examples
  weightinit --version

Exit codes: 0 done, or equal; 1 not equal; 2 the command or a file is not right.
Progress is shown on a terminal, unless CI or NO_COLOR is set.

Examples:
  weightinit init gpt2 --seed 42 -o model.safetensors
  weightinit verify model.safetensors
  weightinit show heNormal 784x256`;
};

const runCommand = async (name: string, args: readonly string[]): Promise<ExitCode> => {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const near = didYouMean(name, Object.keys(COMMANDS));
    throw new UsageError(`there is no command ${JSON.stringify(name)}${near}`);
  }
  const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
  const read = readArguments(args, options);
  if (!read.flag("help")) return command.run(read);
  print(command.help);
  return 0;
};

const main = async ([name, ...args]: readonly string[]): Promise<ExitCode> => {
  if (name === "--version" || name === "-v") print(VERSION);
  else if (name === "--help" || name === "-h") print(help());
  else if (name === undefined) throw new UsageError("expected a command: weightinit --help");
  else return runCommand(name, args);
  return 0;
};

// Who reads may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`weightinit: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
