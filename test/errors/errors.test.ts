/**
 * What an error leaves behind: nothing filled, nothing drawn, a package that works. What `ready`
 * refuses.
 */
import { describe, expect, it } from "vitest";
import { identity, normal, orthogonal, Rng, ready, zeros } from "weightinit";
import { loose } from "./table.js";

describe("an error", () => {
  it("leaves `out` and the rng as they were", () => {
    const out = new Float32Array([7, 7, 7]);
    const source = new Rng(3);
    for (const options of [
      { std: -1 },
      { std: 1e38 },
      { stddev: 1 },
      { dtype: "float16" },
      { standardized: true, range: [0, 1] },
      { range: [0, 1] },
    ]) {
      expect(() => loose(normal)([3], { ...options, rng: source, out })).toThrow();
    }
    expect(() => normal([4], { rng: source, out })).toThrow(RangeError);
    expect(() => normal([2 ** 45], { rng: source })).toThrow(RangeError);
    expect([...out]).toEqual([7, 7, 7]);
    expect(source.stream).toBe(0);
  });

  it("of an rng without streams comes before anything is filled", () => {
    const out = new Float32Array([7, 7, 7, 7]);
    const last = new Rng(3, Number.MAX_SAFE_INTEGER);
    for (const initializer of [zeros, identity, normal, orthogonal]) {
      expect(() => initializer([2, 2], { rng: last, out })).toThrow('"rng" has no stream left');
    }
    expect([...out]).toEqual([7, 7, 7, 7]);
    expect(zeros([2, 2], { rng: last, stream: 0 }).length).toBe(4);
  });

  it("leaves the package usable after running out of memory", () => {
    const before = normal([100], { seed: 1 });
    expect(() => normal([2 ** 40], { seed: 1 })).toThrow(RangeError);
    expect(normal([100], { seed: 1 })).toEqual(before);
  });
});

describe("ready", () => {
  it.each([
    [
      "a number",
      3,
      '"source" expected a WebAssembly.Module, the bytes of kernel.wasm or a Response',
    ],
    ["null", null, '"source" expected a WebAssembly.Module'],
    ["text", "wasm", '"source" expected a WebAssembly.Module'],
    ["bytes of no module", new Uint8Array(8), "got bytes that are no valid module"],
    ["another module", Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), "got another module"],
    ["a failed Response", { ok: false, status: 404, arrayBuffer: () => 0 }, "got status 404"],
  ])("refuses %s", { timeout: 1000 }, async (_what, source, message) => {
    const before = normal([5], { seed: 1 });
    await expect(loose(ready)(source)).rejects.toThrow(TypeError);
    await expect(loose(ready)(source)).rejects.toThrow(message);
    expect(normal([5], { seed: 1 })).toEqual(before);
  });
});
