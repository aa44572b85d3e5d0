/**
 * The number below: arithmetic against the bit pattern, in both precisions.
 */
import { expect, it } from "vitest";
import { nextBelow } from "../../src/distribution.js";

/** The neighbour below by its pattern: positive numbers count up from 0, negative ones from −0. */
const neighbours = {
  float32: {
    float: new Float32Array(1),
    largest: 3.4028234663852886e38,
    exponents: 255,
    mantissa: 23n,
    width: 32n,
  },
  float64: {
    float: new Float64Array(1),
    largest: Number.MAX_VALUE,
    exponents: 2047,
    mantissa: 52n,
    width: 64n,
  },
} as const;

it.each(["float32", "float64"] as const)(
  "is the neighbour at every exponent, sign and edge of the mantissa: %s",
  (precision) => {
    const { float, largest, exponents, mantissa, width } = neighbours[precision];
    const bits =
      precision === "float32" ? new Uint32Array(float.buffer) : new BigUint64Array(float.buffer);
    const put = (pattern: bigint): number => {
      bits[0] = precision === "float32" ? Number(pattern) : pattern;
      return float[0] as number;
    };
    const sign = 1n << (width - 1n);
    const below = (x: number, pattern: bigint): number => {
      if (x === 0) return put(sign | 1n);
      return put(x > 0 ? pattern - 1n : pattern + 1n);
    };
    const last = (1n << mantissa) - 1n;
    for (let exponent = 0; exponent < exponents; exponent++) {
      for (const m of [0n, 1n, 2n, 3n, last / 2n, last / 2n + 1n, last - 1n, last]) {
        for (const s of [0n, sign]) {
          const pattern = s | (BigInt(exponent) << mantissa) | m;
          const x = put(pattern);
          if (x === -largest) continue;
          const actual = nextBelow(x, precision);
          if (!Object.is(actual, below(x, pattern))) expect.fail(`below ${x} is not ${actual}`);
        }
      }
    }
    expect(nextBelow(1, precision)).toBe(1 - (precision === "float32" ? 2 ** -24 : 2 ** -53));
  },
);
