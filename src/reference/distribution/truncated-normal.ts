/**
 * Normal cut to any [low, high]. Methods, ranges and errors stand above the twin,
 * assembly/distribution/truncated-normal.ts. Here an element is made from its word at once: there
 * are no slots, and nothing behind the block is used.
 */
import {
  GROUP_BYTES,
  GROUP_WORDS,
  LOG64_OFFSET,
  QUANTILE_CENTRE,
  TRUNCATED_MIDDLE,
  TRUNCATED_NARROW,
  TRUNCATED_TAIL,
  UNIT32,
  UNIT64,
} from "../../coefficients.js";
import { log, logBeside } from "../../math/log.js";
import { distance } from "../math/far-tail.js";
import { quantile } from "../math/quantile.js";
import { BLOCK, type Memory } from "../memory.js";

/** u in (0, 1) to z: a deviate in σ, a distance in σ or a share of the width. */
type Deviate = (u: number) => number;

const narrow =
  (kappa: number): Deviate =>
  (u) => {
    const v = 1 - u;
    return u - u * v * (kappa * (0.5 - (kappa * (v - u)) / 6));
  };

const middle =
  (centre: number, mass: number, left: number, right: number): Deviate =>
  (u) => {
    const w = centre + u * mass;
    if (Math.abs(w) <= QUANTILE_CENTRE) return quantile(w);
    return w < 0 ? quantile(log(left + u * mass)) : quantile(-log(right + (1 - u) * mass));
  };

const logarithm = (u: number, lambda: number, rho: number, gap: number): number =>
  lambda - logBeside(rho + (1 - u) * gap, -(u * gap));

const deviate = (method: number, a: number, b: number, c: number, d: number): Deviate => {
  switch (method) {
    case TRUNCATED_NARROW:
      return narrow(a);
    case TRUNCATED_MIDDLE:
      return middle(a, b, c, d);
    case TRUNCATED_TAIL:
      return (u) => quantile(logarithm(u, a, b, c));
    default:
      return (u) => distance(logarithm(u, 0, b, c), a);
  }
};

const finish = (z: number, base: number, scale: number, low: number, high: number): number => {
  const x = base + scale * z;
  const y = high < x ? high : x;
  return y < low ? low : y;
};

/** A normal cut to [low, high] by one of four methods, `steps` groups at BLOCK. */
export const truncatedF32 = (
  memory: Memory,
  steps: number,
  method: number,
  a: number,
  b: number,
  c: number,
  d: number,
  base: number,
  scale: number,
  low: number,
  high: number,
): void => {
  const { u32, f32 } = memory;
  const of = deviate(method, a, b, c, d);
  const flip = scale < 0 ? 0x7fffffff : 0x80000000;
  const end = BLOCK / 4 + GROUP_WORDS * steps;
  for (let i = BLOCK / 4; i < end; i++) {
    const k = ((u32[i] as number) ^ flip) >>> 0;
    f32[i] = finish(of((k + 0.5) * UNIT32), base, scale, low, high);
  }
};

/** As truncatedF32, in float64: `steps` groups of four. */
export const truncatedF64 = (
  memory: Memory,
  steps: number,
  method: number,
  a: number,
  b: number,
  c: number,
  d: number,
  base: number,
  scale: number,
  low: number,
  high: number,
): void => {
  const { u32, f64 } = memory;
  const of = deviate(method, a, b, c, d);
  const flip = scale < 0 ? -1 : 0;
  const end = (BLOCK + GROUP_BYTES * steps) / 8;
  for (let i = BLOCK / 8; i < end; i++) {
    const lower = ((u32[2 * i] as number) ^ flip) >>> 12;
    const upper = ((u32[2 * i + 1] as number) ^ flip) >>> 0;
    const u = 1 + (upper * 0x100000 + lower) * UNIT64 - LOG64_OFFSET;
    f64[i] = finish(of(u), base, scale, low, high);
  }
};
