/**
 * The tarball: what is in it, and what the package linters say.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { filesBelow, node, root } from "./run.js";

const { tarball, consumer } = inject("installed");
const packed = join(consumer, "node_modules/weightinit");
const files = filesBelow(packed);
const below = (folder: string): string[] =>
  files
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));

const sources = filesBelow(join(root, "src")).filter((path) => !path.endsWith(".d.ts"));

describe("the tarball", () => {
  it("has five things at the top", () => {
    expect([...new Set(files.map((path) => path.replace(/\/.*/, "/")))]).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/",
      "package.json",
      "src/",
    ]);
  });

  it("has every source, for the source maps", () => {
    expect(below("src")).toEqual(sources);
  });

  it("has what the sources compile to, the kernel, and nothing stale", () => {
    const compiled = sources.flatMap((path) =>
      [".js", ".js.map", ".d.ts", ".d.ts.map"].map((end) => path.replace(/\.ts$/, end)),
    );
    expect(below("dist")).toEqual([...compiled, "kernel.wasm", "matrix.wasm"].sort());
  });

  it("has maps that lead to a file inside", () => {
    const maps = files.filter((path) => path.endsWith(".map"));
    const astray = maps.filter((path) => {
      const map = JSON.parse(readFileSync(join(packed, path), "utf8")) as { sources: string[] };
      const targets = map.sources.map((source) => join(packed, dirname(path), source));
      return targets.length !== 1 || !targets.every((target) => existsSync(target));
    });
    expect(maps.length).toBeGreaterThan(0);
    expect(astray).toEqual([]);
  });

  it("tells nothing of the machine that packed it", () => {
    const telling = files.filter((path) => readFileSync(join(packed, path)).includes(root));
    expect(telling).toEqual([]);
  });
});

describe.concurrent("the linters", () => {
  it("publint --strict", async () => {
    const cli = join(root, "node_modules/publint/src/cli.js");
    const { status, output } = await node(root, cli, "run", "--strict", tarball);
    expect(status, output).toBe(0);
    expect(output).toContain("All good!");
  });

  it("are the types wrong?", async () => {
    const { status, output } = await node(
      root,
      join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"),
      tarball,
      "--profile=esm-only",
      "--exclude-entrypoints=./kernel.wasm",
      "--exclude-entrypoints=./matrix.wasm",
    );
    expect(status, output).toBe(0);
  });
});
