/**
 * The published types, compiled by three compilers against the installed package: `consumer.ts`
 * on all of them with the smallest lib, `snippets.ts` where lib knows `Float32Array<ArrayBuffer>`.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { node, type Result, root } from "../package/run.js";

const { consumer } = inject("installed");
const read = (name: string): string => readFileSync(join(root, "test/types", name), "utf8");

const strict = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: "es2022",
  module: "nodenext",
  lib: ["es2022"],
  types: [] as string[],
};

const TSC = {
  "5.4": "node_modules/typescript-5.4/bin/tsc",
  "5.9": "node_modules/typescript-5.9/bin/tsc",
  "7": "node_modules/typescript/bin/tsc",
} as const;
type Version = keyof typeof TSC;

let projects = 0;

/** Compile one file by its text, in a folder of its own below the installed package. */
const compile = (version: Version, text: string, options: object = {}): Promise<Result> => {
  const folder = join(consumer, `types-${projects++}`);
  const project = { compilerOptions: { ...strict, ...options }, files: ["file.ts"] };
  mkdirSync(folder);
  cpSync(join(consumer, "package.json"), join(folder, "package.json"));
  writeFileSync(join(folder, "file.ts"), text);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  return node(folder, join(root, TSC[version]), "-p", "tsconfig.json", "--pretty", "false");
};

const page = { lib: ["esnext", "dom"] };
const declarations = {
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  outDir: "declarations",
};
const bundler = { module: "esnext", moduleResolution: "bundler" };

/** What the declarations of a subpath export. */
const namesOf = (declarationFile: string): string[] => {
  const path = join(consumer, "node_modules/weightinit/dist", declarationFile);
  const lists = readFileSync(path, "utf8").matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  return Array.from(lists, ([, list = ""]) => list.split(","))
    .flat()
    .map((item) => item.trim().replace(/^type |^.* as /, ""))
    .filter((name) => name !== "");
};

/** Those that a program imports at most. */
const unusedIn = (text: string, declarationFile: string): string[] =>
  namesOf(declarationFile).filter((name) => text.split(new RegExp(`\\b${name}\\b`)).length < 3);

describe.concurrent("consumer.ts with lib es2022 alone", () => {
  const text = read("consumer.ts");

  it.for<[Version, string, object]>([
    ["5.4", "nodenext, with declarations", declarations],
    ["5.9", "nodenext", {}],
    ["7", "nodenext, with declarations", declarations],
    ["7", "bundler", bundler],
    ["7", "not strict", { strict: false, exactOptionalPropertyTypes: false }],
  ])("compiles on TypeScript %s, %s", async ([version, , options]) => {
    const { status, output } = await compile(version, text, options);
    expect(status, output).toBe(0);
  });

  it("uses every export", () => {
    expect(namesOf("index.d.ts").length).toBeGreaterThanOrEqual(40);
    expect(unusedIn(text, "index.d.ts")).toEqual([]);
  });
});

describe.concurrent("recipes.ts", () => {
  const text = read("recipes.ts");

  it.for<[Version, string, object]>([
    ["5.4", "lib es2022", declarations],
    ["7", "lib esnext and dom, bundler", { ...page, ...bundler }],
  ])("compiles on TypeScript %s, %s", async ([version, , options]) => {
    const { status, output } = await compile(version, text, options);
    expect(status, output).toBe(0);
  });

  it("uses every export", () => {
    expect(namesOf("recipes/index.d.ts").length).toBeGreaterThanOrEqual(40);
    expect(unusedIn(text, "recipes/index.d.ts")).toEqual([]);
  });
});

describe.concurrent("files.ts", () => {
  const text = read("files.ts");

  it.for<[Version, string, object]>([
    ["5.4", "lib es2022", declarations],
    ["5.9", "lib esnext and dom", page],
    ["7", "lib esnext and dom, bundler", { ...page, ...bundler }],
  ])("compiles on TypeScript %s, %s", async ([version, , options]) => {
    // A chunk is a part of a Blob where lib has one, and has to say of which memory.
    const part = "lib" in options ? "export const blob = new Blob([...chunks]);" : "";
    const { status, output } = await compile(version, text + part, options);
    expect(status, output).toBe(0);
  });
});

describe.concurrent("model.ts", () => {
  it.for<[Version, string, object]>([
    ["5.4", "lib es2022 alone, with declarations", declarations],
    ["5.9", "lib es2022 alone", {}],
    ["7", "lib esnext and dom", page],
  ])("compiles on TypeScript %s, %s", async ([version, , options]) => {
    const { status, output } = await compile(version, read("model.ts"), options);
    expect(status, output).toBe(0);
  });

  it("takes an AbortSignal where lib has it", async () => {
    const text = `import { type InitializeOptions } from "weightinit/model";
      export const options: InitializeOptions = { signal: AbortSignal.timeout(9) };`;
    const { status, output } = await compile("5.9", text, page);
    expect(status, output).toBe(0);
  });
});

describe.concurrent("snippets.ts with lib esnext and dom", () => {
  const text = read("snippets.ts");
  const EXPECTED = /^\/\/ @ts-expect-error/;

  it.for<Version>(["5.9", "7"])("compiles on TypeScript %s", async (version) => {
    const { status, output } = await compile(version, text, page);
    expect(status, output).toBe(0);
  });

  it("fails with one expected error not announced", async () => {
    const { status, output } = await compile(
      "7",
      text.replace(/\/\/ @ts-expect-error/, "//"),
      page,
    );
    expect(status).not.toBe(0);
    expect(output.match(/error TS\d+/g)).toEqual(["error TS2322"]);
  });

  /** Syntax errors, and names, modules and exports that do not exist. */
  const UNEXPECTED = /^TS(1\d{3}|2304|2305|2307|2503|2552|2724)$/;

  it("fails for the reasons given, not for a name that is missing", async () => {
    const lines = text.split("\n");
    const announced = lines.flatMap((line, i) => (EXPECTED.test(line) ? [i + 2] : []));
    const bare = lines.map((line) => line.replace(EXPECTED, "//")).join("\n");
    const { output } = await compile("7", bare, page);
    const errors = Array.from(output.matchAll(/^file\.ts\((\d+),\d+\): error (TS\d+)/gm));
    expect(errors.map(([, line]) => Number(line))).toEqual(announced);
    expect(errors.filter(([, , code = ""]) => UNEXPECTED.test(code))).toEqual([]);
  });
});
