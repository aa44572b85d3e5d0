/**
 * Promise 3: any slice of a tensor is the slice of the whole, with either kernel, and the two agree.
 *
 * The whole is checked against the oracle of the words in known-answers/; here the same bytes must
 * come from every range, length and offset.
 */
import { afterAll, describe, expect, it } from "vitest";
import { bits, normal, type RandomOptions, ready, uniform } from "weightinit";
import { wasmModule } from "../kernels.js";

type Make = (size: number, options: RandomOptions) => Float32Array | Uint32Array;
const MAKERS: readonly (readonly [string, Make])[] = [
  ["bits", (size, options) => bits(size, options)],
  ["uniform", (size, options) => uniform([size], { ...options, low: -3, high: 5 })],
  ["normal", (size, options) => normal([size], { ...options, std: 0.02 })],
  ["normal with a mean", (size, options) => normal([size], { ...options, mean: 1, std: 2 })],
];
const SIZE = 3 * 4096 + 100;
const source = { seed: 99, stream: 5 };

const words = (array: Float32Array | Uint32Array): Uint32Array =>
  new Uint32Array(array.buffer, array.byteOffset, array.length);
const digest = (array: Float32Array | Uint32Array): string =>
  Buffer.from(words(array).slice().buffer).toString("base64");

afterAll(async () => {
  await ready(wasmModule);
});

describe.each(["wasm", "reference"] as const)("%s", (backend) => {
  const wholes = new Map<string, Uint32Array>();
  const use = async (): Promise<void> => {
    expect(await ready(backend === "wasm" ? wasmModule : backend)).toBe(backend);
    for (const [name, make] of MAKERS) wholes.set(name, words(make(SIZE, source)));
  };
  const expectSlice = (name: string, make: Make, start: number, end: number): void => {
    const slice = words(make(SIZE, { ...source, range: [start, end] }));
    const whole = (wholes.get(name) as Uint32Array).subarray(start, end);
    if (slice.length !== whole.length || slice.some((word, i) => word !== whole[i])) {
      expect.fail(`${name} [${start}, ${end}) is not the slice of the whole`);
    }
  };

  it.each(MAKERS)("%s: all 0 ≤ start ≤ end ≤ 67", async (name, make) => {
    await use();
    for (let end = 0; end <= 67; end++) {
      for (let start = 0; start <= end; start++) expectSlice(name, make, start, end);
    }
  });

  it.each(MAKERS)("%s: three around every block edge", async (name, make) => {
    await use();
    const edges = [4096, 8192, 12288].flatMap((edge) =>
      [-3, -2, -1, 0, 1, 2, 3].map((d) => edge + d),
    );
    for (const start of [0, ...edges]) {
      for (const end of [...edges, SIZE]) if (start <= end) expectSlice(name, make, start, end);
    }
  });

  it.each(MAKERS)("%s: random slices, and lengths that are prefixes", async (name, make) => {
    await use();
    for (let k = 0; k < 200; k++) {
      const [x = 0, y = 0] = bits(2, { seed: 1, stream: k }).map((word) => word % (SIZE + 1));
      expectSlice(name, make, Math.min(x, y), Math.max(x, y));
      const prefix = words(make(x, source));
      expect(digest(prefix)).toBe(digest((wholes.get(name) as Uint32Array).subarray(0, x)));
    }
  });

  it.each(MAKERS)("%s: far slices of one stream meet", async (_name, make) => {
    await use();
    // Across the carry of the block counter into its high word, and at the end of what a number
    // can index.
    for (const edge of [4096 * 2 ** 29, 2 ** 53 - 1 - 5000]) {
      const whole = words(make(2 ** 53 - 1, { ...source, range: [edge - 5000, edge + 5000] }));
      const left = words(make(2 ** 53 - 1, { ...source, range: [edge - 5000, edge + 7] }));
      const right = words(make(2 ** 53 - 1, { ...source, range: [edge + 7, edge + 5000] }));
      expect(digest(whole)).toBe(digest(Uint32Array.of(...left, ...right)));
    }
  });
});

describe("wasm and reference", () => {
  it.each(MAKERS)("%s is equal over a whole tensor", async (_name, make) => {
    await ready(wasmModule);
    const ours = make(SIZE, source);
    await ready("reference");
    expect(digest(make(SIZE, source))).toBe(digest(ours));
  });
});
