/** Node in a process of its own, without this one's options. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output and error, for messages. */
  readonly output: string;
}

/** `node ...args` in the folder `cwd`; never rejects. */
export const node = (cwd: string, ...args: readonly string[]): Promise<Result> => {
  const env = { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1", FORCE_COLOR: "0" };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ status, stdout, stderr, output: stdout + stderr });
    });
  });
};

/** Node, running the text of an ES module; what it prints. */
export const evaluate = async (
  cwd: string,
  code: string,
  ...options: readonly string[]
): Promise<string> => {
  const { status, stdout, output } = await node(cwd, ...options, "--input-type=module", "-e", code);
  if (status !== 0) throw new Error(output);
  return stdout.trim();
};

/** Every file below a folder, relative to it, with forward slashes, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
