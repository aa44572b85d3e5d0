/**
 * `orthogonal`: orthonormal to rounding, the matrix of its stream's reflectors (oracle/haar.ts)
 * whatever the rank, the layout and the blocks, and the same in parts and in 16 bits.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { orthogonal, Rng, ready } from "weightinit";
import { roundToHalf } from "../../src/half.js";
import { firstDifference } from "../bits.js";
import { wasmModule } from "../kernels.js";
import { haar } from "../oracle/haar.js";
import { distance, orthogonality } from "./gram.js";
import { transpose } from "./reorder.js";

const SHAPES = [
  [1, 1],
  [1, 7],
  [7, 1],
  [2, 2],
  [3, 2],
  [5, 5],
  [9, 4],
  [4, 9],
  [8, 8],
  [17, 16],
  [33, 40],
  [100, 31],
  [65, 64],
] as const;
const DTYPES = [
  ["float32", 1e-6],
  ["float64", 5e-15],
] as const;

afterAll(async () => {
  await ready(wasmModule);
});

describe.each(["wasm", "reference"] as const)("orthogonal, %s", (backend) => {
  it.each(DTYPES)("is orthonormal in %s to %d", async (dtype, bound) => {
    await ready(backend === "wasm" ? wasmModule : backend);
    for (const [rows, columns] of [...SHAPES, [128, 128], [20, 300]] as const) {
      const q = orthogonal([rows, columns], { seed: 1, dtype });
      expect(orthogonality(q, rows, columns), `${rows}×${columns}`).toBeLessThanOrEqual(bound);
    }
  });

  it.each(DTYPES)("is the reflectors' of its stream, %s", async (dtype, bound) => {
    await ready(backend === "wasm" ? wasmModule : backend);
    for (const [rows, columns] of SHAPES) {
      const source = { seed: 2n ** 40n + 7n, stream: 2 ** 33 + 5, dtype } as const;
      const q = orthogonal([rows, columns], source);
      expect(distance(q, haar(rows, columns, source)), `${rows}×${columns}`).toBeLessThan(bound);
    }
  });
});

describe("orthogonal", () => {
  it("multiplies by its gain last, with one rounding", () => {
    const one = orthogonal([30, 20], { seed: 3 });
    const gained = orthogonal([30, 20], { seed: 3, gain: 0.1 });
    expect([...gained]).toEqual([...one].map((q) => Math.fround(q * Math.fround(0.1))));
    const double = orthogonal([30, 20], { seed: 3, dtype: "float64" });
    const scaled = orthogonal([30, 20], { seed: 3, dtype: "float64", gain: 0.1 });
    expect([...scaled]).toEqual([...double].map((q) => q * 0.1));
    expect(orthogonal([3, 3], { gain: 0 }).every((q) => q === 0)).toBe(true);
  });

  it("folds more axes by its layout", () => {
    const options = { seed: 4, gain: 2 };
    const torch = orthogonal([6, 4, 3, 2], { ...options, layout: "torch" });
    expect([...torch]).toEqual([...orthogonal([6, 24], options)]);
    const keras = orthogonal([3, 2, 4, 6], { ...options, layout: "keras" });
    expect([...keras]).toEqual([...orthogonal([24, 6], options)]);
    const wide = orthogonal([2, 3, 40], { ...options, layout: "keras" });
    expect([...wide]).toEqual([...orthogonal([6, 40], options)]);
    expect([...orthogonal([5, 7], { ...options, layout: "torch" })]).toEqual([
      ...orthogonal([5, 7], options),
    ]);
  });

  it("has one matrix a gate, along the output axis by default", () => {
    const [units, gates] = [16, 4];
    const options = { seed: 5, blocks: gates };
    const keras = orthogonal([units, gates * units], options);
    expect([...orthogonal([units, gates * units], { ...options, blockAxis: 1 })]).toEqual([
      ...keras,
    ]);
    const torch = orthogonal([gates * units, units], { ...options, layout: "torch" });
    for (let gate = 0; gate < gates; gate++) {
      const side = Array.from({ length: units * units }, (_, i) => {
        const [row, column] = [Math.floor(i / units), i % units];
        return keras[row * gates * units + gate * units + column] as number;
      });
      expect(orthogonality(side, units, units)).toBeLessThan(1e-6);
      const stacked = torch.subarray(gate * units * units, (gate + 1) * units * units);
      expect([...stacked]).toEqual(side);
    }
    expect([...orthogonal([gates * units, units], { ...options, blockAxis: 0 })]).toEqual([
      ...torch,
    ]);
  });

  it("has the stream's matrices as blocks of any axis, any rank, any layout", () => {
    const dimension = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        fc.array(dimension, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(3),
        fc.boolean(),
        fc.constantFrom(...(["float32", "float64"] as const)),
        (block, blocks, where, isTorch, dtype) => {
          const axis = where % block.length;
          const shape = block.map((size, i) => (i === axis ? size * blocks : size));
          const layout = isTorch ? "torch" : "keras";
          const source = { seed: 6, stream: 2, dtype } as const;
          const blockAxis = where % 2 === 0 ? axis : axis - block.length;
          const tensor = orthogonal(shape, { ...source, blocks, blockAxis, layout });

          // The divided axis in front, split into blocks; then each block with its own axes again.
          const others = [...block.keys()].filter((i) => i !== axis);
          const front = transpose(tensor, shape, [axis, ...others]);
          const size = front.length / blocks;
          const back = block.map((_, i) => (i === axis ? 0 : others.indexOf(i) + 1));
          const frontShape = [axis, ...others].map((i) => block[i] as number);
          const [first = 1, last = 1] = [block[0], block.at(-1)];
          const rows = isTorch ? first : size / last;
          for (let index = 0; index < blocks; index++) {
            const part = front.slice(index * size, (index + 1) * size);
            const matrix = transpose(part, frontShape, back);
            const expected = haar(rows, size / rows, source, index);
            expect(distance(matrix, expected)).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it("has blocks that begin at blocks of the stream", () => {
    // 64×64 takes 8·(64 + 56 + … + 8) = 2304 elements: one block; 100×100 takes 5512: two.
    for (const [n, dtype] of [
      [64, "float32"],
      [100, "float32"],
      [64, "float64"],
    ] as const) {
      const source = { seed: 8, stream: 1, dtype } as const;
      const tensor = orthogonal([2 * n, n], { ...source, blocks: 2, blockAxis: 0 });
      const second = tensor.subarray(n * n);
      expect(distance(second, haar(n, n, source, 1))).toBeLessThan(1e-6);
    }
  });

  it("is a part of the whole by `range`, and rounded in 16 bits", () => {
    const shape = [40, 70];
    const source = { seed: 9, stream: 3, gain: 3, blocks: 2 };
    const whole = orthogonal(shape, source);
    const part = orthogonal(shape, { ...source, range: [1000, 1100] });
    expect(firstDifference(part, whole.subarray(1000, 1100))).toBe(-1);
    for (const dtype of ["float16", "bfloat16"] as const) {
      const rounded = new Uint16Array(whole.length);
      roundToHalf(whole, dtype, rounded);
      expect(firstDifference(orthogonal(shape, { ...source, dtype }), rounded)).toBe(-1);
      const bits = orthogonal(shape, { ...source, dtype, range: [5, 500] });
      expect(firstDifference(bits, rounded.subarray(5, 500))).toBe(-1);
    }
    expect(orthogonal(shape, { ...source, range: [7, 7] }).length).toBe(0);
  });

  it("takes one stream, however many blocks; none if it throws", () => {
    const rng = new Rng(1);
    orthogonal([4, 8], { rng, blocks: 2 });
    expect(rng.stream).toBe(1);
    expect(() => orthogonal([4, 8], { rng, blocks: 3 })).toThrow(RangeError);
    expect(() => orthogonal([2 ** 20, 2 ** 20], { rng })).toThrow(RangeError);
    expect(rng.stream).toBe(1);
    orthogonal([0, 8], { rng });
    expect(rng.stream).toBe(2);
  });
});
