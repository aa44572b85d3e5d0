/**
 * Properties of every initializer, over random shapes, options, seeds and slices.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bits,
  normal,
  Rng,
  type Seed,
  truncatedNormal,
  uniform,
  varianceScaling,
  zeros,
} from "weightinit";
import { firstDifference } from "../bits.js";
import { catalogue } from "../catalogue.js";

type Weights = Float32Array | Float64Array | Uint16Array;

const expectSame = (a: Weights, b: Weights): void => expect(firstDifference(a, b)).toBe(-1);

const seeds: fc.Arbitrary<Seed> = fc.oneof(
  fc.maxSafeNat(),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
);
const streams = fc.oneof(fc.nat(3), fc.maxSafeNat());
const cases = fc.constantFrom(...catalogue);
/** A standardized tensor depends on its own length. */
const elementwise = fc.constantFrom(
  ...catalogue.filter(({ options }) => options.standardized !== true),
);

const call = ({ initializer, shape, options }: (typeof catalogue)[number], more: object): Weights =>
  initializer(shape, { ...options, ...more } as never);

/** A kind of array that the weights are held in. */
const KINDS = { Float32Array, Float64Array, Uint16Array };
const kindOf = (weights: Weights) =>
  KINDS[weights.constructor.name as keyof typeof KINDS] as typeof Float32Array;

describe("every initializer", () => {
  it("gives a slice that is the slice of the whole", () => {
    fc.assert(
      fc.property(elementwise, seeds, streams, fc.nat(), fc.nat(), (entry, seed, stream, x, y) => {
        const whole = call(entry, { seed, stream });
        const [start, end] = [x % (whole.length + 1), y % (whole.length + 1)].sort((a, b) => a - b);
        const range = [start, end] as [number, number];
        expectSame(call(entry, { seed, stream, range }), whole.subarray(...range));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("fills `out` with the same bytes, at any offset, and returns it", () => {
    fc.assert(
      fc.property(cases, seeds, fc.nat(9), fc.boolean(), (entry, seed, offset, shared) => {
        const fresh = call(entry, { seed });
        const Kind = kindOf(fresh);
        const bytes = Kind.BYTES_PER_ELEMENT * (fresh.length + 20);
        const buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
        const all = new Kind(buffer).fill(7);
        const out = all.subarray(offset, offset + fresh.length);
        expect(call(entry, { seed, out })).toBe(out);
        expectSame(out, fresh);
        expect(all.subarray(0, offset).every((x) => x === 7)).toBe(true);
        expect(all.subarray(offset + fresh.length).every((x) => x === 7)).toBe(true);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it("takes one stream of an rng, pinned ones none", () => {
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 6 }), seeds, (entries, seed) => {
        const rng = new Rng(seed);
        entries.forEach((entry, stream) => {
          expect(rng.stream).toBe(stream);
          const pinned = call(entry, { rng, stream });
          expect(rng.stream).toBe(stream);
          const taken = call(entry, { rng });
          expectSame(taken, pinned);
          expectSame(taken, call(entry, { seed, stream }));
        });
        expect(rng.stream).toBe(entries.length);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("owns what it returns", () => {
    for (const entry of catalogue) {
      const first = call(entry, { seed: 1 });
      const copy = first.slice();
      expect(first.buffer.byteLength).toBe(first.byteLength);
      call(entry, { seed: 2 });
      expectSame(first, copy);
    }
  });

  it("draws a fresh seed when none is given", () => {
    const [a, b] = [normal([8]), normal([8])];
    expect(firstDifference(a, b)).not.toBe(-1);
    expect(new Rng().seed).not.toBe(new Rng().seed);
  });

  it("fills empty tensors, and takes a stream for them", () => {
    const rng = new Rng(1);
    for (const { initializer, options } of catalogue) {
      const empty = initializer([3, 0], { ...options, rng } as never);
      expect(empty.length).toBe(0);
    }
    expect(rng.stream).toBe(catalogue.length);
    expect(bits(0, { rng }).length).toBe(0);
    expect(rng.stream).toBe(catalogue.length + 1);
  });
});

describe("names", () => {
  it("do not depend on order, nor on what the parent filled", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 2 }),
        (seed, names) => {
          const forwards = new Rng(seed);
          const backwards = new Rng(seed);
          const of = (rng: Rng, name: string): bigint => {
            zeros([1], { rng });
            return rng.named(name).seed;
          };
          const first = names.map((name) => of(forwards, name));
          const second = [...names].reverse().map((name) => of(backwards, name));
          expect(second.reverse()).toEqual(first);
          expect(new Set(first).size).toBe(names.length);
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });
});

describe("any number as a parameter", () => {
  const anything = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -0, 5e-324, 1e-45, 1e-40, 2 ** -126, 3.4028234663852886e38, 1e308),
  );

  /** A finite tensor inside its bounds, or a documented error. */
  const finiteOrError = (
    make: () => Float32Array,
    within: (x: number) => boolean = Number.isFinite,
  ): void => {
    let tensor: Float32Array;
    try {
      tensor = make();
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    expect(tensor.every((x) => Number.isFinite(x) && within(x))).toBe(true);
  };

  it("of normal gives finite weights or a RangeError", () => {
    fc.assert(
      fc.property(anything, anything, seeds, (mean, std, seed) => {
        finiteOrError(() => normal([64], { mean, std, seed }));
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it("of uniform gives weights in [low, high) or a RangeError", () => {
    fc.assert(
      fc.property(anything, anything, seeds, (x, y, seed) => {
        const [low, high] = x <= y ? [x, y] : [y, x];
        const [a, b] = [Math.fround(low), Math.fround(high)];
        finiteOrError(
          () => uniform([64], { low, high, seed }),
          (value) => (a === b ? value === a : value >= a && value < b),
        );
      }),
      { numRuns: 2000, seed: 6 },
    );
  });

  it.each([
    ["float32", Math.fround],
    ["float64", (x: number) => x],
  ] as const)(
    "of truncatedNormal gives weights in [low, high] or a RangeError, %s",
    (dtype, to) => {
      const bound = fc.oneof(anything, fc.constantFrom(-Infinity, Infinity, -2, 0, 2, 9));
      const standard = fc.oneof(anything, fc.constantFrom(1, 1, 1));
      const property = fc.property(standard, standard, bound, bound, seeds, (m, s, x, y, seed) => {
        const [low, high] = x <= y ? [x, y] : [y, x];
        const [mean, std] = [m, Math.abs(s)];
        finiteOrError(
          () => truncatedNormal([64], { mean, std, low, high, seed, dtype }) as Float32Array,
          (value) => to(low) <= value && value <= to(high),
        );
      });
      fc.assert(property, { numRuns: 3000, seed: 8 });
    },
  );

  it("of varianceScaling gives finite weights or a RangeError", () => {
    fc.assert(
      fc.property(anything, anything, anything, (scale, fanIn, fanOut) => {
        for (const mode of ["fanIn", "fanOut", "fanAvg", "fanGeoAvg"] as const) {
          finiteOrError(() =>
            varianceScaling([64], { scale, mode, fans: { fanIn, fanOut }, seed: 1 }),
          );
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
