/**
 * The float32 below: arithmetic against the bit pattern.
 */
import { expect, it } from "vitest";
import { nextBelow } from "../../src/distribution.js";

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The neighbour by its pattern: positive floats count up from 0, negative ones from −0. */
const below = (x: number): number => {
  float[0] = x;
  const pattern = bits[0] as number;
  bits[0] = x > 0 ? pattern - 1 : x < 0 ? pattern + 1 : 0x80000001 | 0;
  return float[0] as number;
};

it("is the neighbour at every exponent, sign and edge of the mantissa, and for a million others", () => {
  const expectNeighbour = (pattern: number): void => {
    bits[0] = pattern;
    const x = float[0] as number;
    // Finite, and with a finite neighbour.
    if (!Number.isFinite(x) || x === -3.4028234663852886e38) return;
    const actual = nextBelow(x);
    if (!Object.is(actual, below(x))) expect.fail(`nextBelow(${x}) is ${actual}`);
  };
  for (let exponent = 0; exponent < 255; exponent++) {
    for (const mantissa of [0, 1, 2, 3, 0x3fffff, 0x400000, 0x7ffffd, 0x7ffffe, 0x7fffff]) {
      for (const sign of [0, 0x80000000]) expectNeighbour(sign | (exponent << 23) | mantissa);
    }
  }
  for (let k = 0; k < 1e6; k++) expectNeighbour(Math.imul(k, 0x9e3779b1));
  expect(nextBelow(1)).toBe(1 - 2 ** -24);
});
