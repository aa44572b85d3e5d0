/**
 * What it takes to add a distribution that only its own initializer draws from: a law that says how
 * it is filled and what its theory is. The signs ±1, of the top bit of a word, in any kernel.
 */
import { describe as about, expect, it } from "vitest";
import {
  bits,
  describe,
  type Initializer,
  Rng,
  type SampleOptions,
  summarize,
  toFloat32,
} from "weightinit";
import type { OwnLaw } from "../../src/distribution.js";
import { finite } from "../../src/expect.js";
import { initializer, sampleChecks } from "../../src/initializer.js";

interface SignsOptions extends SampleOptions {
  readonly size?: number | undefined;
}

const signsOf = (size: number): OwnLaw => ({
  kind: "own",
  distribution: "truncatedNormal",
  filling: (caller, dtype) => {
    if (dtype === "float64") throw new RangeError(`${caller}: "dtype" expected no float64`);
    return (kernel, steps) => {
      kernel.wordsU32(steps);
      const { buffer } = kernel.memory;
      const words = new Int32Array(buffer, kernel.BLOCK.value, 8 * steps);
      new Float32Array(buffer, kernel.BLOCK.value, 8 * steps).set(
        Array.from(words, (word) => (word < 0 ? -size : size)),
      );
    };
  },
  moments: () => ({ mean: 0, std: size }),
  bounds: { low: -size, high: size },
  cdf: (x) => (x < -size ? 0 : x < size ? 0.5 : 1),
});

const signs: Initializer<SignsOptions> = initializer(
  "signs",
  new Map([...sampleChecks, ["size", finite]]),
  (_shape, { size = 1 }) => signsOf(size),
);

/** What the top bits of the words say. */
const expected = (length: number, seed: number): Float32Array =>
  Float32Array.from(bits(length, { seed }), (word) => (word >>> 31 === 1 ? -1 : 1));

about("a distribution of one's own", () => {
  it("has the words' signs, in any slice", () => {
    const whole = signs([5000], { seed: 3 });
    expect(whole).toEqual(expected(5000, 3));
    expect(signs([5000], { seed: 3, range: [4090, 4200] })).toEqual(whole.slice(4090, 4200));
  });

  it("is rounded to half precision, and refuses what it has not", () => {
    const half = signs([100], { seed: 3, size: 0.1, dtype: "float16" });
    expect(toFloat32(half, "float16")[0]).toBe(0.0999755859375 * Math.sign(expected(1, 3)[0] ?? 0));
    expect(() => signs([2], { dtype: "float64" })).toThrow('signs: "dtype" expected no float64');
  });

  it("shares options, streams and checks with the others", () => {
    const rng = new Rng(3);
    expect(signs([8], { rng })).toEqual(expected(8, 3));
    expect(rng.stream).toBe(1);
    expect(signs([0])).toHaveLength(0);
    expect(() => signs([2], { sise: 2 } as SignsOptions)).toThrow('did you mean "size"?');
    expect(() => signs([2], { seed: 1, range: [1, 3] })).toThrow("an end of at most 2 elements");
  });

  it("is described and standardized by its own theory", () => {
    const theory = { distribution: "truncatedNormal", mean: 0, std: 3, low: -3, high: 3 };
    expect(describe(signs, [5], { size: 3 })).toEqual(theory);
    const { mean, std } = summarize(signs([1001], { seed: 3, size: 3, standardized: true }));
    expect(Math.abs(mean)).toBeLessThan(1e-6);
    expect(std).toBeCloseTo(3, 6);
  });
});
