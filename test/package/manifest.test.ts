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
const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const manifest = json(join(packed, "package.json")) as {
  version: string;
  license: string;
  exports: Record<string, string | { default: string }>;
  imports: Record<string, { default: string }>;
  dependencies: Record<string, string>;
};
const below = (folder: string): string[] =>
  files
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));

const sources = filesBelow(join(root, "src")).filter((path) => !/\.(d\.ts|json)$/.test(path));

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

  it("has what the sources compile to, kernels, a thread, a schema, and nothing stale", () => {
    const compiled = sources.flatMap((path) =>
      [".js", ".js.map", ".d.ts", ".d.ts.map"].map((end) => path.replace(/\.ts$/, end)),
    );
    const others = [
      "kernel.wasm",
      "matrix.wasm",
      "model/threads/node-worker.bundle.js",
      "plan.schema.json",
      "truncated.wasm",
    ];
    expect(below("dist")).toEqual([...compiled, ...others].sort());
  });

  it("has maps that lead to a file inside", () => {
    const maps = files.filter((path) => path.endsWith(".map"));
    const astray = maps.filter((path) => {
      const map = json(join(packed, path)) as { sources: string[] };
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
      // It knows no declarations of these.
      ...Object.keys(manifest.exports)
        .filter((path) => /\.(wasm|schema\.json)$/.test(path))
        .map((path) => `--exclude-entrypoints=${path}`),
    );
    expect(status, output).toBe(0);
  });
});

describe("jsr.json", () => {
  const { publish, ...jsr } = json(join(root, "jsr.json")) as {
    publish: { include: string[]; exclude: string[] };
  };
  const source = (path: string): string =>
    path.replace(/^\.\/dist\//, "./src/").replace(/\.js$/, ".ts");

  it("says what package.json says, of the sources", () => {
    expect(jsr).toEqual({
      name: "@weightinit/weightinit",
      version: manifest.version,
      license: manifest.license,
      exports: Object.fromEntries(
        Object.entries(manifest.exports).flatMap(([name, to]) =>
          typeof to === "string" ? [] : [[name, source(to.default)]],
        ),
      ),
      imports: Object.fromEntries([
        ...Object.entries(manifest.imports).map(([name, to]) => [name, source(to.default)]),
        ...Object.entries(manifest.dependencies).map(([name, version]) => [
          name,
          `npm:${name}@${version}`,
        ]),
      ]),
    });
  });

  it("publishes the embedded kernels, which git ignores, and no import of a .wasm file", () => {
    expect(publish.include).toContain("src");
    expect(publish.exclude).toContain("!src/kernel/embedded*.ts");
    const importing = sources.filter((path) =>
      /^import .*\.wasm"/m.test(readFileSync(join(root, "src", path), "utf8")),
    );
    const excluded = sources.filter((path) => /^kernel\/workerd.*\.ts$/.test(path));
    expect(publish.exclude).toContain("src/kernel/workerd*.ts");
    expect(excluded).toEqual(importing);
  });
});
