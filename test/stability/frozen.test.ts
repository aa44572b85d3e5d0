/**
 * The frozen stream: SHA-256 of every case of the catalogue, of raw words and of named children,
 * with either kernel. The expected values were printed by this package (`npm run freeze`): they
 * say that a byte has not changed, not that it is right.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { bits, Rng, ready, STREAM_VERSION } from "weightinit";
import { catalogue } from "../catalogue.js";
import { wasmModule } from "../kernels.js";

const FILE = new URL("frozen.json", import.meta.url);
const freeze = process.env.WEIGHTINIT_FREEZE === "1";

interface Frozen {
  readonly streamVersion: number;
  readonly sha256: Readonly<Record<string, string>>;
}

const sha256 = (array: ArrayBufferView): string =>
  createHash("sha256")
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest("hex");

const compute = (): Frozen["sha256"] =>
  Object.fromEntries([
    ...[0, 42, 2n ** 64n - 1n].map((seed) => [`bits ${seed}`, sha256(bits(20000, { seed }))]),
    ["bits named", sha256(bits(100, { rng: new Rng(42).named("layer").named("0") }))],
    ...catalogue.flatMap(({ name, initializer, shape, options }) =>
      ([{ seed: 1 }, { seed: 2n ** 63n + 5n, stream: 2 ** 40 }] as const).map((source) => [
        `${name} seed ${source.seed}`,
        sha256(initializer(shape, { ...options, ...source } as never)),
      ]),
    ),
  ]);

if (freeze) {
  const frozen: Frozen = { streamVersion: STREAM_VERSION, sha256: compute() };
  writeFileSync(FILE, `${JSON.stringify(frozen, null, 2)}\n`);
}

const frozen: Frozen = JSON.parse(readFileSync(FILE, "utf8"));

afterAll(async () => {
  await ready(wasmModule);
});

describe.each(["wasm", "reference"] as const)("the frozen stream, %s", (backend) => {
  it("is this version's", () => {
    expect(frozen.streamVersion).toBe(STREAM_VERSION);
  });

  it("has not changed", async () => {
    await ready(backend === "wasm" ? wasmModule : backend);
    expect(compute()).toEqual(frozen.sha256);
  });
});
