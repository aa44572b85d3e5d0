/**
 * Global set-up: packs the package once and installs the tarball, with its one dependency, into a
 * temporary folder, so that tests of the package see what a user gets and not the repository.
 *
 *   <tmp>/weightinit-0.0.0.tgz
 *   <tmp>/consumer/package.json                       { "type": "module" }
 *   <tmp>/consumer/node_modules/weightinit/           the tarball, unpacked
 *   <tmp>/consumer/node_modules/@assemblyscript/loader/
 *
 * `dist/` is what `npm run build` left; no script runs and nothing is fetched.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LOADER = "node_modules/@assemblyscript/loader";

export interface Installed {
  /** The tarball. */
  readonly tarball: string;
  /** A folder in which `weightinit` resolves to the unpacked tarball. */
  readonly consumer: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    installed: Installed;
  }
}

const pack = (folder: string): string => {
  if (!existsSync(join(root, "dist/index.js"))) throw new Error("no dist/: npm run build");
  // Inside `npm publish --dry-run`, packing would be dry, too.
  const args = ["pack", "--ignore-scripts", "--no-dry-run", "--pack-destination", folder];
  const shell = process.platform === "win32";
  execFileSync("npm", args, { cwd: root, shell, stdio: ["ignore", "ignore", "pipe"] });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack left no tarball");
  return tarball;
};

export default ({ provide }: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "weightinit-"));
  const consumer = join(folder, "consumer");
  const modules = join(consumer, "node_modules");
  const tarball = pack(folder);
  mkdirSync(modules, { recursive: true });
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
  renameSync(join(folder, "package"), join(modules, "weightinit"));
  cpSync(join(root, LOADER), join(consumer, LOADER), { recursive: true });
  writeFileSync(join(consumer, "package.json"), '{ "type": "module" }\n');
  provide("installed", { tarball: join(folder, tarball), consumer });
  return () => rmSync(folder, { recursive: true, force: true });
};
