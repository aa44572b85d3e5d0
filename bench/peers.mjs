/**
 * The packages that are compared with live in `bench/peers`, apart from the project's own
 * dependencies: installed on first use, at the exact versions of their lockfile.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = new URL("./peers/", import.meta.url);
const require = createRequire(new URL("package.json", folder));

const manifest = (path) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));

const installedVersion = (name) => {
  try {
    return manifest(`node_modules/${name}/package.json`).version;
  } catch {
    return undefined;
  }
};

/** `npm ci` in bench/peers, unless everything is there. */
export const installPeers = () => {
  const wanted = Object.entries(manifest("package.json").dependencies);
  if (wanted.every(([name, version]) => installedVersion(name) === version)) return;
  console.error("bench: installing bench/peers");
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(folder),
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("bench: npm ci --prefix bench/peers failed");
};

/**
 * A peer's module, as its users get it, and its version.
 * @param {string} name
 */
export const importPeer = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return { module, version: installedVersion(name) };
};
