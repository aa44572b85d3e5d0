/**
 * exp and the normal law of src/math/ against 60 digits: the errors that stand above them. The
 * digits are in normal-law.json, from scripts/normal-law-oracle.py.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exp } from "../../src/math/exp.js";
import {
  millsRatio,
  normalCdf,
  normalCentre,
  normalDensity,
  normalTail,
} from "../../src/math/normal.js";
import { type Exact, exact, spacing64 } from "../accuracy/ulp-f64.js";

const figures: Record<string, string[]> = JSON.parse(
  readFileSync(new URL("normal-law.json", import.meta.url), "utf8"),
);

interface Figure {
  readonly x: number;
  readonly y: Exact;
}
const figuresOf = (name: string): Figure[] =>
  (figures[name] as string[]).map((line) => {
    const [x, value, rest] = line.split(" ");
    return { x: Number(x), y: exact(value, rest) };
  });

/** |actual − exact| in ulp. */
const ulps = (actual: number, { value, rest }: Exact): number =>
  Math.abs((actual - value) / spacing64(value) - rest);

/** The largest error of f, in units of what is allowed at x. */
const worst = (name: string, f: (x: number) => number, allowed: (x: number) => number): number =>
  Math.max(...figuresOf(name).map(({ x, y }) => ulps(f(x), y) / allowed(x)));

/** 16 ulp, and beyond 1.4395 what the rounding of x² costs. */
const tailUlps = (x: number): number => (x > 1.4395 ? 2 + (x * x) / 2 : 16);

describe("against 60 digits", () => {
  it.each([
    ["exp", exp, () => 1.5],
    ["density", normalDensity, (x: number) => 2 + (x * x) / 2],
    ["mills", millsRatio, () => 2],
    ["tail", normalTail, tailUlps],
    ["centre", normalCentre, () => 5],
  ] as const)("%s is as accurate as it says", (name, f, allowed) => {
    const most = worst(name, f, allowed);
    expect(most).toBeLessThanOrEqual(1);
    expect(most).toBeGreaterThan(0.2);
  });

  it("the distribution function is the tail, mirrored", () => {
    for (const { x } of figuresOf("tail")) expect(normalCdf(x)).toBe(normalTail(-x));
  });
});

describe("against the engine's own, which is within an ulp", () => {
  const sweep = (f: (x: number) => number, theirs: (x: number) => number, at: number[]): number =>
    Math.max(...at.map((x) => ulps(f(x), { value: theirs(x), rest: 0 })));
  const shares = Array.from({ length: 50_000 }, (_, k) => ((k + 1) * 0.6180339887498949) % 1);

  it("exp", () => {
    const at = shares.map((u) => 1416 * u - 707);
    expect(sweep(exp, Math.exp, at)).toBeLessThanOrEqual(2.5);
  });
});

describe("at the ends", () => {
  it("exp", () => {
    expect([-Infinity, -746, 0, 710, Infinity].map(exp)).toEqual([0, 0, 1, Infinity, Infinity]);
    expect(exp(Number.NaN)).toBeNaN();
  });

  it("the normal law", () => {
    expect([-Infinity, 0, Infinity].map(normalTail)).toEqual([1, 0.5, 0]);
    expect([-Infinity, 0, Infinity].map(normalCdf)).toEqual([0, 0.5, 1]);
    expect([-Infinity, 0, Infinity].map(normalCentre)).toEqual([-0.5, 0, 0.5]);
    expect([-Infinity, Infinity].map(normalDensity)).toEqual([0, 0]);
  });
});
