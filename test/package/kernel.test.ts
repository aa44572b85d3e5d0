/**
 * The modules as asc wrote them: loops that call nothing, modules that need nothing but memory.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { root } from "./run.js";

const modules = [
  { name: "kernel", abi: "abi.ts", embedded: "embedded.js", imports: [] },
  {
    name: "truncated",
    abi: "truncated-abi.ts",
    embedded: "embedded-truncated.js",
    imports: [{ module: "env", name: "memory", kind: "memory" }],
  },
  { name: "matrix", abi: "matrix-abi.ts", embedded: "embedded-matrix.js", imports: [] },
].map((module) => ({
  ...module,
  text: readFileSync(join(root, `build/${module.name}.wat`), "utf8"),
  wasm: readFileSync(join(root, `dist/${module.name}.wasm`)),
}));
const textOf = (name: string): string => modules.find((one) => one.name === name)?.text ?? "";

/**
 * The loops of a module in text form, and what does not belong inside of them: calls, and vector
 * constants, which V8 builds anew in every round.
 */
const survey = (wat: string): { loops: number; found: string[] } => {
  const open: string[] = [];
  const found: string[] = [];
  let loops = 0;
  for (const line of wat.split("\n")) {
    const [word = ""] = line.trim().split(" ");
    if (word === "loop" || word === "block" || word === "if") open.push(word);
    if (word === "end") open.pop();
    if (word === "loop") loops++;
    if (/^(call|v128\.const)/.test(word) && open.includes("loop")) found.push(line.trim());
  }
  return { loops, found };
};

describe.each(modules)("$name", ({ name, text, wasm, abi, embedded, imports }) => {
  it("imports no function and has no data", () => {
    expect(text).not.toMatch(/\((data|elem|table|start)\b/);
    const module = new WebAssembly.Module(wasm);
    expect(WebAssembly.Module.imports(module)).toEqual(imports);
    expect(WebAssembly.Module.customSections(module, "name")).toEqual([]);
  });

  it("exports its ABI, and nothing else", () => {
    const types = readFileSync(join(root, "src/kernel", abi), "utf8");
    const [type = ""] = types.match(/export type \w*Kernel = {[\s\S]*?^};/m) ?? [];
    const names = Array.from(type.matchAll(/^ {2}readonly (\w+):/gm), ([, name]) => name);
    const exported = WebAssembly.Module.exports(new WebAssembly.Module(wasm));
    expect(exported.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it("is the one that was embedded", () => {
    const source = readFileSync(join(root, "dist/kernel", embedded), "utf8");
    expect(source).toContain(`"${wasm.toString("hex")}"`);
    expect(wasm).toEqual(readFileSync(join(root, `build/${name}.wasm`)));
  });

  it("is shorter in hexadecimal than in base64, after gzip", () => {
    const gzipped = (data: Buffer | string): number => gzipSync(data, { level: 9 }).length;
    expect(gzipped(wasm.toString("hex"))).toBeLessThan(1.1 * gzipped(wasm));
    expect(gzipped(wasm.toString("base64"))).toBeGreaterThan(1.2 * gzipped(wasm));
  });
});

describe("the elementwise loops", () => {
  it.each(["kernel", "truncated"])("call nothing and build no constant, %s", (name) => {
    const { loops, found } = survey(textOf(name));
    expect(loops).toBeGreaterThanOrEqual(6);
    expect(found).toEqual([]);
  });

  it.each(["call $planted", "v128.const i32x4 1 1 1 1"])("would not hide a %s", (line) => {
    const planted = textOf("kernel").replace(/^( *)br \$for-loop\|0$/m, `$1${line}\n$&`);
    expect(survey(planted).found).toEqual([line]);
  });
});

/** The innermost loops of a module in text form that multiply vectors of this type. */
const products = (wat: string, type: "f32x4" | "f64x2"): string[] => {
  const found: string[] = [];
  const open: { word: string; lines: string[]; inner: boolean }[] = [];
  for (const line of wat.split("\n")) {
    const [word = ""] = line.trim().split(" ");
    if (word === "loop" || word === "block" || word === "if") {
      if (word === "loop") for (const outer of open) outer.inner = true;
      open.push({ word, lines: [], inner: false });
    }
    for (const { lines } of open) lines.push(line.trim());
    if (word !== "end") continue;
    const closed = open.pop();
    if (closed?.word !== "loop" || closed.inner) continue;
    const text = closed.lines.join("\n");
    if (text.includes(`${type}.mul`)) found.push(text);
  }
  return found;
};

describe("the matrix loops", () => {
  it.each(["f32x4", "f64x2"] as const)("call nothing where %s is multiplied", (type) => {
    const loops = products(textOf("matrix"), type);
    // Products, updates, strips, panels, norms, scales, normals.
    expect(loops.length).toBeGreaterThanOrEqual(9);
    for (const loop of loops) expect(loop).not.toMatch(/\b(call|v128\.const)\b/);
  });
});
