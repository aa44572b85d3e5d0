/**
 * The float64 kernels as a test calls them: from σ or from an interval, by the set-up that
 * docs/streams.md gives, and the 64-bit words and doubles that they read and leave.
 */
import {
  LOG64_C0,
  LOG64_C1,
  LOG64_C2,
  LOG64_C3,
  LOG64_C4,
  LOG64_C5,
  LOG64_C6,
  LOG64_C7,
  LOG64_KE,
} from "../src/coefficients.js";
import type { Kernel } from "../src/kernel/abi.js";

/** Fills `steps` groups of a kernel's block. */
export type Make = (kernel: Kernel, steps: number) => void;
/** ke and l0 … l7. */
export type Coefficients = [number, number, number, number, number, number, number, number, number];

/** The coefficients of the logarithm for this σ², formed in double. */
export const coefficients = (variance: number): Coefficients => [
  variance * LOG64_KE,
  variance * (-4 * LOG64_C0),
  variance * (-4 * LOG64_C1),
  variance * (-4 * LOG64_C2),
  variance * (-4 * LOG64_C3),
  variance * (-4 * LOG64_C4),
  variance * (-4 * LOG64_C5),
  variance * (-4 * LOG64_C6),
  variance * (-4 * LOG64_C7),
];

/** N(0, std²), 2^-450 ≤ std ≤ 2^500. */
export const normal64 = (std: number): Make => {
  const all = coefficients(std * std);
  return (kernel, steps) => kernel.normalF64(steps, ...all);
};

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The double below, by its pattern: positive ones count up from 0, negative ones from −0. */
export const doubleBelow = (x: number): number => {
  double[0] = x;
  const pattern = bits[0] as bigint;
  bits[0] = x > 0 ? pattern - 1n : x < 0 ? pattern + 1n : -(2n ** 63n) + 1n;
  return double[0] as number;
};

/** Uniform on [low, high). */
export const uniform64 = (low: number, high: number): Make => {
  const top = doubleBelow(high);
  return (kernel, steps) => kernel.uniformF64(steps, high - low, low, top);
};

/** The first `count` doubles of a kernel's block, copied. */
export const blockDoubles = (kernel: Kernel, count: number): Float64Array =>
  new Float64Array(kernel.memory.buffer, kernel.BLOCK.value, count).slice();

/** The eight words of a group from its four 64-bit words X0, X1, Y0, Y1. */
export const halves = (words: readonly bigint[]): number[] =>
  words.flatMap((word) => [Number(word & 0xffffffffn), Number(word >> 32n)]);
