/**
 * Engines that cannot run the kernel: the reference takes over by itself, with the same bytes.
 */
import { arch } from "node:process";
import { expect, inject, it } from "vitest";
import { evaluate } from "./run.js";

const { consumer } = inject("installed");

const CODE = `
import { createHash } from "node:crypto";
import { backend, bits, normal, truncatedNormal, uniform } from "weightinit";
const hash = createHash("sha256");
const makers = [
  bits,
  (n, o) => uniform([n], o),
  (n, o) => normal([n], { ...o, std: 0.02 }),
  (n, o) => truncatedNormal([n], o),
  (n, o) => truncatedNormal([n], { ...o, low: 0, high: 0.1 }),
];
for (const make of makers) hash.update(make(20000, { seed: 42 }));
console.log(backend(), hash.digest("hex"));
`;

const run = async (...flags: readonly string[]): Promise<[backend: string, hash: string]> =>
  (await evaluate(consumer, CODE, ...flags)).split(" ") as [string, string];

const WITHOUT: readonly (readonly [what: string, flags: readonly string[]])[] = [
  ["WebAssembly", ["--jitless"]],
  // V8 offers SIMD on x64 where SSSE3 and SSE4.1 are there.
  ...(arch === "x64" ? ([["SIMD", ["--no-enable-ssse3", "--no-enable-sse4-1"]]] as const) : []),
];

it("without a second module: the reference works in the kernel's memory", async () => {
  const code = `
    import { readFileSync } from "node:fs";
    import { backend, ready, truncatedNormal } from "weightinit";
    const draw = () => truncatedNormal([5000], { seed: 1, std: 1, low: 0, high: 3 });
    const bytes = readFileSync(new URL(import.meta.resolve("weightinit/kernel.wasm")));
    const module = await WebAssembly.compile(bytes);
    const { Module } = WebAssembly;
    WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("refused"); } };
    Object.defineProperty(WebAssembly.Module, Symbol.hasInstance, { value: (x) => x === module });
    await ready(module);
    const one = Buffer.from(draw().buffer);
    WebAssembly.Module = Module;
    console.log(backend(), await ready(bytes), one.equals(Buffer.from(draw().buffer)));
  `;
  expect(await evaluate(consumer, code)).toBe("wasm wasm true");
});

it.each(WITHOUT)("without %s", async (_what, flags) => {
  const [[backend, hash], [usual, expected]] = await Promise.all([run(...flags), run()]);
  expect([backend, usual]).toEqual(["reference", "wasm"]);
  expect(hash).toBe(expected);
});
