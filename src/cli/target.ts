/**
 * Files that are there as a whole or not at all: written beside their place under another name, made
 * durable, renamed. Whatever ends the program before that leaves nothing under the final name.
 */
import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./command.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Nothing is replaced unless it was asked for: it may be weeks of training. */
export const expectFree = (path: string, force: boolean): void => {
  if (!force && existsSync(path)) throw new UsageError(`${path} exists: --force replaces it`);
};

/** A rename is durable when its folder is; Windows opens no folders. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** `write` gets the file under its first name, and that name. */
export const writeTarget = async (
  path: string,
  write: (handle: FileHandle, temporary: string) => Promise<void>,
): Promise<void> => {
  const folder = dirname(path);
  const suffix = randomBytes(4).toString("hex");
  const temporary = join(folder, `.${basename(path)}.${suffix}.tmp`);
  const end = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { force: true });
    unwatch();
    process.kill(process.pid, signal);
  };
  const unwatch = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, end);
  };
  const handle = await open(temporary, "wx");
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    try {
      await write(handle, temporary);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    unwatch();
  }
};
