/** Whatever ends the program, there is nothing, or everything, under the final name. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { freshFolder, MAIN, run, weightinit } from "./run.js";

const FILE = "model.safetensors";
const leftOf = (folder: string): string[] => readdirSync(folder).filter((name) => name !== FILE);

/** Starts making 500 MB, and resolves when some of it is on the disk. */
const startMaking = async (folder: string, ...args: readonly string[]): Promise<ChildProcess> => {
  const arrived = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name === null || !existsSync(join(folder, name))) return;
      if (statSync(join(folder, name)).size < 0x1000000) return;
      watcher.close();
      resolve();
    });
  });
  const command = [MAIN, "init", "gpt2", "--seed", "1", "-o", FILE, ...args];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: "ignore" });
  await arrived;
  return child;
};

/** What a process ended by. */
const ended = (child: ChildProcess): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ?? code)));

describe.each([[[]], [["--workers", "2"]]])("made with %j", (args) => {
  it("kill -9 leaves nothing under the name", async () => {
    const folder = freshFolder();
    const child = await startMaking(folder, ...args);
    const end = ended(child);
    child.kill("SIGKILL");
    expect(await end).toBe("SIGKILL");
    expect(existsSync(join(folder, FILE))).toBe(false);
    // It had no time to take away what it had begun, which is no obstacle to the next.
    expect(leftOf(folder)).toEqual([
      expect.stringMatching(/^\.model\.safetensors\.[0-9a-f]{8}\.tmp$/),
    ]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("%s takes away what it had begun", async (signal) => {
    const folder = freshFolder();
    const child = await startMaking(folder, ...args);
    const end = ended(child);
    child.kill(signal);
    expect(await end).toBe(signal);
    expect(readdirSync(folder)).toEqual([]);
  });

  // A limit on the size of a file, which fails as a full disk does.
  it("a write that fails leaves nothing, and says why", async () => {
    const folder = freshFolder();
    const command = [
      process.execPath,
      MAIN,
      "init",
      "resnet18",
      "--seed",
      "1",
      "-o",
      FILE,
      ...args,
    ];
    const failed = promisify(execFile)(
      "sh",
      ["-c", 'ulimit -f 2000; exec "$@"', "sh", ...command],
      {
        cwd: folder,
      },
    );
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: "weightinit: EFBIG: file too large, write\n",
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

it("a folder that is not there is an error", async () => {
  const folder = freshFolder();
  const args = ["init", "lstmLm", "--seed", "1", "-o", join("absent", FILE)];
  const { status, stderr } = await weightinit(folder, ...args);
  expect(status).toBe(2);
  expect(stderr).toContain("ENOENT");
});

it("a whole file has nothing beside it", async () => {
  const folder = freshFolder();
  await run(folder, "init", "lstmLm", "--seed", "1", "-o", FILE);
  expect(readdirSync(folder)).toEqual([FILE]);
});
