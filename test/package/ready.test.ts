/**
 * Every kind of source that `ready` takes, in the installed package: that module runs, and not the
 * embedded one, which is never compiled; the other two modules work beside it.
 */
import { expect, inject, it } from "vitest";
import { evaluate } from "./run.js";

const { consumer } = inject("installed");

/** Sources as expressions over `buffer`, a Buffer of kernel.wasm. */
const SOURCES: readonly (readonly [what: string, source: string])[] = [
  ["a Module", "new Module(buffer)"],
  ["a promise of a Module", "WebAssembly.compile(buffer)"],
  [
    "a Module that was compiled while it came",
    'WebAssembly.compileStreaming(new Response(buffer, { headers: { "content-type": "application/wasm" } }))',
  ],
  ["a Buffer", "buffer"],
  ["a Buffer inside of a larger one", "Buffer.concat([tail, buffer, tail]).subarray(7, -7)"],
  ["a Uint8Array", "Uint8Array.from(buffer)"],
  ["a DataView", "new DataView(copy(), 0)"],
  ["an ArrayBuffer", "copy()"],
  ["a promise of an ArrayBuffer", "new Blob([buffer]).arrayBuffer()"],
  ["a Blob", "new Blob([buffer])"],
  ["a Response", "new Response(buffer)"],
  ["a promise of a Response", "fetch('data:application/wasm;base64,' + buffer.toString('base64'))"],
  ["an ArrayBuffer of another realm", "runInNewContext('a => Uint8Array.from(a).buffer')(buffer)"],
];

const CODE = `
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { backend, heNormal, orthogonal, ready, truncatedNormal } from "weightinit";

const buffer = readFileSync(new URL(import.meta.resolve("weightinit/kernel.wasm")));
const tail = Buffer.alloc(7);
const copy = () => Uint8Array.from(buffer).buffer;
const { Instance, Module } = WebAssembly;

const hash = () => {
  const sum = createHash("sha256");
  sum.update(heNormal([64, 64], { seed: 1 }));
  sum.update(truncatedNormal([64, 64], { seed: 1, low: 0, high: 0.1 }));
  sum.update(orthogonal([64, 64], { seed: 1 }));
  return sum.digest("hex");
};
// What is compiled synchronously is what the package carries: the kernel among it, or not.
let embedded = 0, instances = 0;
WebAssembly.Module = new Proxy(Module, {
  construct: (target, [bytes]) => {
    if (bytes.byteLength === buffer.length) embedded++;
    return new target(bytes);
  },
});
WebAssembly.Instance = new Proxy(Instance, {
  construct: (target, args) => (instances++, new target(...args)),
});

const rows = [];
for (const make of [${SOURCES.map(([, source]) => `() => ${source}`).join(",\n")}]) {
  const reference = [await ready("reference"), hash()];
  instances = 0;
  const result = await ready(make());
  const made = instances;
  rows.push([result, backend(), made, hash() === reference[1], embedded].join(" "));
}
console.log(rows.join("\\n"));
console.log(await ready("reference"), embedded);
`;

it("runs the module that it is given, of whatever kind", async () => {
  const rows = (await evaluate(consumer, CODE)).split("\n");
  expect(SOURCES.map(([what], i) => `${what}: ${rows[i]}`)).toEqual(
    SOURCES.map(([what]) => `${what}: wasm wasm 1 true 0`),
  );
  expect(rows.slice(SOURCES.length)).toEqual(["reference 0"]);
});
