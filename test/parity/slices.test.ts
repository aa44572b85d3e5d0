/**
 * Promise 3: any slice of a tensor is the slice of the whole, with either kernel, and the two agree.
 *
 * The whole is checked against the oracle of the words in known-answers/; here the same bytes must
 * come from every range, length and offset.
 */
import { afterAll, describe, expect, it } from "vitest";
import { bits, normal, type RandomOptions, ready, truncatedNormal, uniform } from "weightinit";
import { firstDifference } from "../bits.js";
import { wasmModule } from "../kernels.js";

type Weights = Float32Array | Float64Array | Uint16Array | Uint32Array;
type Make = (size: number, options: RandomOptions) => Weights;
const MAKERS: readonly (readonly [string, Make])[] = [
  ["bits", (size, options) => bits(size, options)],
  ["uniform", (size, options) => uniform([size], { ...options, low: -3, high: 5 })],
  ["normal", (size, options) => normal([size], { ...options, std: 0.02 })],
  ["normal with a mean", (size, options) => normal([size], { ...options, mean: 1, std: 2 })],
  ["uniform f64", (size, options) => uniform([size], { ...options, dtype: "float64" })],
  ["normal f64", (size, options) => normal([size], { ...options, dtype: "float64" })],
  ["normal f16", (size, options) => normal([size], { ...options, dtype: "float16" })],
  ["uniform bf16", (size, options) => uniform([size], { ...options, dtype: "bfloat16" })],
  ["truncated", (size, options) => truncatedNormal([size], options)],
];
const SIZE = 3 * 4096 + 100;
const source = { seed: 99, stream: 5 };

const expectSame = (a: Weights, b: Weights): void => expect(firstDifference(a, b)).toBe(-1);

afterAll(async () => {
  await ready(wasmModule);
});

describe.each(["wasm", "reference"] as const)("%s", (backend) => {
  /** The whole tensor, made by this backend. */
  const whole = async (make: Make): Promise<Weights> => {
    expect(await ready(backend === "wasm" ? wasmModule : backend)).toBe(backend);
    return make(SIZE, source);
  };
  const expectSlice = (make: Make, all: Weights, start: number, end: number): void => {
    const slice = make(SIZE, { ...source, range: [start, end] });
    if (firstDifference(slice, all.subarray(start, end)) !== -1) {
      expect.fail(`[${start}, ${end}) is not the slice of the whole`);
    }
  };

  it.each(MAKERS)("%s: all 0 ≤ start ≤ end ≤ 67", async (_name, make) => {
    const all = await whole(make);
    for (let end = 0; end <= 67; end++) {
      for (let start = 0; start <= end; start++) expectSlice(make, all, start, end);
    }
  });

  it.each(MAKERS)("%s: three around every block edge", async (_name, make) => {
    const all = await whole(make);
    const edges = [2048, 4096, 8192, 12288].flatMap((edge) =>
      [-3, -2, -1, 0, 1, 2, 3].map((d) => edge + d),
    );
    for (const start of [0, ...edges]) {
      for (const end of [...edges, SIZE]) if (start <= end) expectSlice(make, all, start, end);
    }
  });

  it.each(MAKERS)("%s: random slices, and lengths that are prefixes", async (_name, make) => {
    const all = await whole(make);
    for (let k = 0; k < 200; k++) {
      const [x = 0, y = 0] = bits(2, { seed: 1, stream: k }).map((word) => word % (SIZE + 1));
      expectSlice(make, all, Math.min(x, y), Math.max(x, y));
      expectSame(make(x, source), all.subarray(0, x));
    }
  });

  it.each(MAKERS)("%s: far slices of one stream meet", async (_name, make) => {
    await whole(make);
    // Across the carry of the block counter into its high word, and at the end of what a number
    // can index.
    for (const edge of [4096 * 2 ** 29, 2 ** 52 - 5000, 2 ** 53 - 1 - 5000]) {
      const slice = (start: number, end: number): Weights =>
        make(2 ** 53 - 1, { ...source, range: [edge + start, edge + end] });
      const both = slice(-5000, 5000);
      expectSame(slice(-5000, 7), both.subarray(0, 5007));
      expectSame(slice(7, 5000), both.subarray(5007));
    }
  });
});

describe("wasm and reference", () => {
  it.each(MAKERS)("%s is equal over a whole tensor", async (_name, make) => {
    await ready(wasmModule);
    const ours = make(SIZE, source);
    await ready("reference");
    expectSame(make(SIZE, source), ours);
  });
});
