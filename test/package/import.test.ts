/**
 * The installed package in a fresh Node: as an ES module and through require, and what importing
 * it does, which is nothing.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { evaluate, node } from "./run.js";

const { consumer } = inject("installed");
const packed = join(consumer, "node_modules/weightinit");
const manifest = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as {
  exports: Record<string, string | { default: string }>;
};

const FIRST_WORDS = "bea74774 4809d76d 6b8d7bbd 40306ac0 3784f7f6 2660b7c0 64345a76 64474ec4";
const PRINT_FIRST_WORDS = `
const words = bits(8, { seed: 2024 + 11 * 2 ** 32, stream: 3 });
console.log(Array.from(words, (word) => word.toString(16).padStart(8, "0")).join(" "));
`;

describe.concurrent("the installed package", () => {
  it("is an ES module", async () => {
    const code = `import { bits } from "weightinit";${PRINT_FIRST_WORDS}`;
    expect(await evaluate(consumer, code)).toBe(FIRST_WORDS);
  });

  it("can be required", async () => {
    const code = `const { bits } = require("weightinit");${PRINT_FIRST_WORDS}`;
    const { stdout, output } = await node(consumer, "--input-type=commonjs", "-e", code);
    expect(stdout.trim(), output).toBe(FIRST_WORDS);
  });

  it.each(Object.entries(manifest.exports))("has %s for import and require", async (path, to) => {
    const file = join(packed, typeof to === "string" ? to : to.default);
    const name = `weightinit${path.slice(1)}`;
    const required = `console.log(require.resolve(${JSON.stringify(name)}))`;
    const [esm, cjs] = await Promise.all([
      evaluate(
        consumer,
        `import { fileURLToPath } from "node:url";
        console.log(fileURLToPath(import.meta.resolve(${JSON.stringify(name)})));`,
      ),
      node(consumer, "--input-type=commonjs", "-e", required),
    ]);
    expect([esm, cjs.stdout.trim()], cjs.output).toEqual([file, file]);
    if (!path.endsWith(".wasm")) return;
    expect(WebAssembly.validate(readFileSync(file))).toBe(true);
  });

  it.each([
    ["weightinit", () => import("weightinit")],
    ["weightinit/recipes", () => import("weightinit/recipes")],
    ["weightinit/model", () => import("weightinit/model")],
    ["weightinit/safetensors", () => import("weightinit/safetensors")],
    ["weightinit/npy", () => import("weightinit/npy")],
  ] as const)("exports from %s what the source exports", async (name, source) => {
    const code = `import * as all from "${name}"; console.log(Object.keys(all).join(" "));`;
    expect(await evaluate(consumer, code)).toBe(
      Object.keys(await source())
        .sort()
        .join(" "),
    );
  });

  it("has its kernel under a name of its own", async () => {
    const code = `
      import { readFileSync } from "node:fs";
      import { backend, ready } from "weightinit";
      const url = new URL(import.meta.resolve("weightinit/kernel.wasm"));
      console.log(await ready("reference"), await ready(readFileSync(url)), backend());
    `;
    expect(await evaluate(consumer, code)).toBe("reference wasm wasm");
  });

  it("keeps everything else to itself", async () => {
    const code = `
      const { exports } = (await import("weightinit/package.json", { with: { type: "json" } }))
        .default;
      const inside = ["weightinit/dist/fill.js", "weightinit/src/fill.ts"];
      const refused = inside.filter((path) => {
        try { import.meta.resolve(path); } catch (error) { return error.code.includes("EXPORTED"); }
      });
      console.log(Object.keys(exports).join(" "), refused.length);
    `;
    expect(await evaluate(consumer, code)).toBe(
      ". ./recipes ./model ./safetensors ./npy ./kernel.wasm ./matrix.wasm ./plan.schema.json " +
        "./package.json 2",
    );
  });
});

/**
 * Replaces what an import must not touch by traps that note the touch and throw, imports the
 * package, prints the notes; then fills under the same traps, which must be noticed, and again
 * without them: the other kernel may not give other bytes.
 */
const TRAPS = `
const touched = [];
const trap = (name) => {
  const original = Object.getOwnPropertyDescriptor(globalThis, name);
  const touch = (_target, key) => {
    touched.push(name + "." + String(key));
    throw new Error("touched " + touched.at(-1));
  };
  const value = new Proxy({}, { get: touch, has: touch });
  Object.defineProperty(globalThis, name, { value, configurable: true });
  return () => Object.defineProperty(globalThis, name, original);
};
const undo = [trap("WebAssembly"), trap("crypto")];

const { backend, heNormal, ready, Rng } = await import("weightinit");
console.log("import:", touched.splice(0).join(" "));
try { new Rng(); } catch {}
const reference = heNormal([64, 64], { seed: 1 });
console.log("use:", touched.splice(0).join(" "), backend());

for (const restore of undo) restore();
const { readFileSync } = await import("node:fs");
const kernel = readFileSync(new URL(import.meta.resolve("weightinit/kernel.wasm")));
console.log("restored:", await ready(kernel));
const wasm = heNormal([64, 64], { seed: 1 });
console.log("differ:", Buffer.compare(Buffer.from(reference.buffer), Buffer.from(wasm.buffer)));
`;

it("does nothing when imported: compiles no kernel, draws no seed", async () => {
  expect((await evaluate(consumer, TRAPS)).split("\n")).toEqual([
    "import: ",
    "use: crypto.getRandomValues WebAssembly.Module reference",
    "restored: wasm",
    "differ: 0",
  ]);
});

/** A program that prints, for each of the calls, the sizes of the modules that it compiles. */
const compilations = (calls: readonly string[]): string => `
const sizes = [];
const construct = (target, [bytes]) => {
  sizes.push(bytes.byteLength);
  return new target(bytes);
};
WebAssembly.Module = new Proxy(WebAssembly.Module, { construct });
for (const name of ["compile", "instantiate"]) {
  WebAssembly[name] = () => { throw new Error(name); };
}
const all = await import("weightinit");
const { bits, describe, fans, heNormal, orthogonal, qr, Rng, truncatedNormal } = all;
const reports = [sizes.splice(0)];
${calls.map((call) => `${call};\nreports.push(sizes.splice(0));`).join("\n")}
console.log(JSON.stringify(reports));
`;

const SHAPE = "[8, 8], { seed: 1";
const WIDE = `truncatedNormal(${SHAPE}, low: 0, high: 1 })`;
const FACTORS = "qr(new Float64Array([1, 2, 3, 4]), 2, 2)";
const HAAR = `orthogonal(${SHAPE} })`;

it.each<readonly [what: string, steps: readonly (readonly [call: string, compiled: string])[]]>([
  [
    "two sigma, other bounds, orthogonal",
    [
      ["fans([8, 8]); new Rng(1).named('a'); describe(heNormal, [8, 8])", ""],
      ["describe(truncatedNormal, [8, 8], { low: 0, high: 1 })", ""],
      [`heNormal(${SHAPE} })`, "kernel"],
      [`truncatedNormal(${SHAPE} })`, ""],
      [`truncatedNormal(${SHAPE}, std: 1, low: -2, high: 2, dtype: "float64" })`, ""],
      [WIDE, "truncated"],
      [HAAR, "matrix"],
      [`${WIDE}; ${FACTORS}; ${HAAR}; bits(8, { seed: 1 })`, ""],
      // Its own memory, of the same module.
      [`orthogonal([1200, 1200], { seed: 1, out: new Float32Array(1200 * 1200) })`, ""],
    ],
  ],
  ["other bounds at once", [[WIDE, "kernel truncated"]]],
  ["qr at once", [[FACTORS, "kernel matrix"]]],
])("compiles each module once, when it is needed: %s", async (_what, steps) => {
  const modules = ["kernel", "truncated", "matrix"];
  const sizes = modules.map((name) => statSync(join(packed, `dist/${name}.wasm`)).size);
  const output = await evaluate(consumer, compilations(steps.map(([call]) => call)));
  const compiled = (JSON.parse(output) as number[][]).map((step) =>
    step.map((bytes) => modules[sizes.indexOf(bytes)] ?? bytes).join(" "),
  );
  expect(compiled).toEqual(["", ...steps.map(([, names]) => names)]);
});
