/**
 * The package inside a bundle: it runs without node_modules and without a .wasm file beside it,
 * gives the same bytes, and carries nothing that was not asked for.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { describe, expect, inject, it } from "vitest";
import { bundlers } from "./bundlers.js";
import { evaluate, node } from "./run.js";
import { HASH_ALL, HASH_ONE } from "./snippets.js";

const { tarball, consumer } = inject("installed");
const packed = join(consumer, "node_modules/weightinit");
const bundles = mkdtempSync(join(dirname(tarball), "bundles-"));

/** The first bytes of every WebAssembly module, as the package embeds them. */
const MAGIC = "0061736d01000000";
/** Names that stand in error messages and in nobody else's code. */
const INITIALIZERS = [
  "deltaOrthogonal",
  "dirac",
  "glorotNormal",
  "glorotUniform",
  "heNormal",
  "heUniform",
  "lecunNormal",
  "lecunUniform",
  "orthogonal",
  "varianceScaling",
];

/** An entry file with this text, beside the consumer's node_modules. */
const entry = (name: string, text: string): string => {
  const path = join(consumer, `${name}.js`);
  writeFileSync(path, text);
  return path;
};

const unbundled = node(consumer, entry("unbundled", HASH_ONE));
const unbundledAll = node(consumer, entry("unbundled-all", HASH_ALL));

describe.for(Object.entries(bundlers))("a bundle by %s", ([bundler, bundle]) => {
  const make = (name: string, text: string): Promise<{ code: string; path: string }> => {
    const path = join(bundles, bundler, name, "bundle.mjs");
    mkdirSync(dirname(path), { recursive: true });
    return bundle(entry(`${bundler}-${name}`, text), path).then((code) => ({ code, path }));
  };
  const found = (code: string): string[] => INITIALIZERS.filter((name) => code.includes(name));

  it.concurrent("runs the kernel anywhere and gives the same bytes", async () => {
    const { code, path } = await make("hash", HASH_ONE);
    expect(code).toContain(MAGIC);
    expect(found(code)).toEqual(["heNormal"]);
    expect(readdirSync(dirname(path))).toEqual(["bundle.mjs"]);
    const { output } = await node(dirname(path), path);
    expect(output).toMatch(/^wasm [0-9a-f]{64}\n$/);
    expect(output).toBe((await unbundled).output);
  });

  it.concurrent("runs all three modules from one file", async () => {
    const { code, path } = await make("all", HASH_ALL);
    expect(code.split(MAGIC)).toHaveLength(4);
    expect(readdirSync(dirname(path))).toEqual(["bundle.mjs"]);
    const { output } = await node(dirname(path), path);
    expect(output).toMatch(/^wasm [0-9a-f]{64}\n$/);
    expect(output).toBe((await unbundledAll).output);
  });

  it.concurrent("leaves the kernel out where nothing is filled", async () => {
    const { code, path } = await make(
      "fans",
      'import { fans } from "weightinit";\nconsole.log(fans([784, 256]).fanIn);\n',
    );
    expect(code).not.toContain(MAGIC);
    expect(code).not.toContain("WebAssembly");
    expect(found(code)).toEqual([]);
    expect((await node(dirname(path), path)).output).toBe("784\n");
  });

  it.concurrent("carries the engine for zeros, and no other initializer", async () => {
    const { code } = await make(
      "zeros",
      'import { zeros } from "weightinit";\nconsole.log(zeros([3]));\n',
    );
    expect(code).toContain(MAGIC);
    expect(found(code)).toEqual([]);
  });

  it.concurrent("is empty of what is imported and not used", async () => {
    const { code } = await make(
      "unused",
      'import { heNormal, Rng, ready } from "weightinit";\nconsole.log("unused");\n',
    );
    expect(code.length, code).toBeLessThan(200);
  });
});

it.each([
  ["heNormal", "weightinit", 1, 16_000],
  ["sparse", "weightinit", 1, 17_000],
  ["truncatedNormal", "weightinit", 2, 22_000],
  ["orthogonal", "weightinit", 2, 34_000],
  ["qr", "weightinit", 2, 34_000],
  ["torchDefault", "weightinit/recipes", 1, 16_000],
  ["spectral", "weightinit/recipes", 2, 34_000],
] as const)(
  "of %s from %s has %i modules and weighs at most %i bytes, gzipped",
  async (name, from, count, most) => {
    const path = entry(`weighed-${name}`, `export { ${name} } from "${from}";\n`);
    const code = (await bundlers.esbuild?.(path, join(bundles, `weighed-${name}.mjs`))) ?? "";
    expect(code.split(MAGIC)).toHaveLength(count + 1);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(most);
  },
);

it.each([
  ["safetensors", "*", 6_200],
  ["safetensors", "{ encode }", 3_800],
  ["safetensors", "{ readHeader }", 2_500],
  ["npy", "*", 2_800],
  ["model", "{ presets }", 3_500],
  ["recipes", "{ mup }", 1_700],
] as const)(
  "of %s, %s, has no kernel and weighs at most %i bytes",
  async (subpath, names, most) => {
    const name = `weighed-${subpath}-${names.replace(/\W/g, "")}`;
    const path = entry(name, `export ${names} from "weightinit/${subpath}";\n`);
    const code = (await bundlers.esbuild?.(path, join(bundles, `${name}.mjs`))) ?? "";
    expect(code).not.toContain(MAGIC);
    expect(code).not.toContain("WebAssembly");
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(most);
  },
);

describe("on Cloudflare Workers", () => {
  const resolved = (...options: readonly string[]): Promise<string> =>
    evaluate(packed, 'console.log(import.meta.resolve("#kernel"))', ...options);

  it("has a compiled module in place of the embedded one", async () => {
    const [workerd, other] = await Promise.all([resolved("-C", "workerd"), resolved()]);
    expect(workerd).toMatch(/\/dist\/kernel\/workerd\.js$/);
    expect(other).toMatch(/\/dist\/kernel\/embedded\.js$/);
  });

  it.each([
    ["heNormal", ["kernel"]],
    ["fans", []],
    ["truncatedNormal", ["kernel", "truncated"]],
    ["orthogonal", ["kernel", "matrix"]],
    ["truncatedNormal, orthogonal", ["kernel", "truncated", "matrix"]],
  ])("bundles %s with %j beside the script, once", async (name, modules) => {
    const out = join(bundles, `workerd-${name}`);
    await esbuild.build({
      entryPoints: [entry(`worker-${name}`, `export { ${name} } from "weightinit";\n`)],
      outdir: out,
      bundle: true,
      minify: true,
      format: "esm",
      conditions: ["workerd"],
      loader: { ".wasm": "copy" },
    });
    const files = readdirSync(out);
    const script = files.filter((file) => file.endsWith(".js"));
    expect(script).toHaveLength(1);
    expect(files).toHaveLength(modules.length + 1);
    const code = readFileSync(join(out, script[0] as string), "utf8");
    expect(code).not.toContain(MAGIC);
    for (const module of modules) {
      const [wasm = ""] = files.filter((file) => new RegExp(`^${module}-\\w+\\.wasm$`).test(file));
      expect(code).toContain(`from"./${wasm}"`);
      const original = readFileSync(join(packed, `dist/${module}.wasm`));
      expect(readFileSync(join(out, wasm))).toEqual(original);
    }
  });
});
