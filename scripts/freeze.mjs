/**
 * Writes the frozen stream: `npm run freeze` makes test/stability/frozen.json, the SHA-256 of the
 * bytes of every case of test/catalogue.ts and of raw words, and test/runtimes/hashes.json, those
 * of the conformance run.
 *
 * The hashes are what this code printed; they do not say that a number is right, only that it has
 * not changed. Changing one is a new STREAM_VERSION and a major release.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "test/stability", "test/runtimes"],
  {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, WEIGHTINIT_FREEZE: "1" },
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
