/**
 * What wabt's interpreter is given to compare (`npm run conformance`): the hash is FNV-1a, and no
 * export of a kernel is left out.
 */

import { describe, expect, it } from "vitest";
import { compileKernel } from "#kernel";
import { compileMatrix } from "#matrix";
import { compileTruncated } from "#truncated";
import { elementwiseCalls } from "./elementwise.js";
import { matrixCalls } from "./matrix.js";
import { fnv1a64 } from "./record.js";

/** The functions that a module exports. */
const functionsOf = (module: WebAssembly.Module): readonly string[] =>
  WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name);

// The vectors of http://www.isthe.com/chongo/src/fnv/test_fnv.c, also in RFC 9923.
it.each([
  ["", 0xcbf29ce484222325n],
  ["a", 0xaf63dc4c8601ec8cn],
  ["foobar", 0x85944171f73967e8n],
])("the hash of %j", (text, hash) => {
  expect(fnv1a64(new TextEncoder().encode(text))).toBe(hash);
});

describe.each([
  ["kernel", elementwiseCalls, compileKernel],
  ["truncated", elementwiseCalls, compileTruncated],
  ["matrix", matrixCalls, compileMatrix],
] as const)("the calls of %s.wasm", (module, make, compile) => {
  it("are of every export", () => {
    const called = make().filter((call) => call.module === module);
    expect(new Set(called.map(({ field }) => field))).toEqual(new Set(functionsOf(compile())));
  });
});
