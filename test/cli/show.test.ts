/** weightinit show: figures of theory and of the weights, a histogram, a picture. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { heNormal } from "weightinit";
import { freshFolder, run, weightinit } from "./run.js";

interface Shown {
  readonly expected: Readonly<Record<string, number | null>>;
  readonly measured: Readonly<Record<string, number>>;
  readonly fit?: { readonly distance: number; readonly p: number };
  readonly histogram: {
    readonly low: number;
    readonly high: number;
    readonly counts: readonly number[];
    readonly expected?: readonly number[];
  };
}

let folder: string;
beforeAll(() => {
  folder = freshFolder();
});
const show = async (...args: readonly string[]): Promise<Shown> =>
  JSON.parse(await run(folder, "show", ...args, "--json")) as Shown;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe("moments", () => {
  it("of He normal", async () => {
    const { expected, measured, fit } = await show("heNormal", "784x256", "--seed", "42");
    expect(expected).toMatchObject({ mean: 0, low: null, high: null });
    expect(expected.std).toBeCloseTo(Math.sqrt(2 / 784), 15);
    expect(expected.skewness).toBeCloseTo(0, 8);
    expect(expected.kurtosis).toBeCloseTo(0, 4);
    const weights = heNormal([784, 256], { seed: 42 });
    expect(measured.count).toBe(weights.length);
    expect(measured.min).toBe(weights.reduce((a, b) => Math.min(a, b)));
    expect(measured.max).toBe(weights.reduce((a, b) => Math.max(a, b)));
    // A sample of the law is farther than this from it once in a hundred: 1.63/√n.
    expect(fit?.distance).toBeLessThan(1.63 / Math.sqrt(weights.length));
    expect(fit?.p).toBeGreaterThan(0.01);
  });

  // SciPy 1.17.1, scipy.stats.truncnorm(-1, 2, 0, 0.02).stats("mvsk"), of the second the square root.
  it("of a truncated normal of bounds of its own", async () => {
    const bounds = ["--std", "0.02", "--low=-0.02", "--high", "0.04"];
    const { expected, measured } = await show(
      "truncatedNormal",
      "512x512",
      "--seed",
      "1",
      ...bounds,
    );
    expect(expected.mean).toBeCloseTo(0.004592743581826581, 8);
    expect(expected.std).toBeCloseTo(0.014418911737180917, 8);
    expect(expected.skewness).toBeCloseTo(0.322545912833092, 4);
    expect(expected.kurtosis).toBeCloseTo(-0.7198275420771054, 4);
    expect(measured.min).toBeGreaterThanOrEqual(-0.02);
    expect(measured.max).toBeLessThanOrEqual(Math.fround(0.04));
  });

  // A uniform's excess kurtosis is −6/5.
  it("of a uniform in half precision, without a distance", async () => {
    const { expected, fit } = await show("uniform", "1000", "--dtype", "float16", "--seed", "1");
    expect(expected.kurtosis).toBeCloseTo(-1.2, 5);
    expect(fit).toBeUndefined();
  });

  it("of an orthogonal matrix: 1/√n and no law", async () => {
    const { expected, measured, histogram } = await show("orthogonal", "64x64", "--seed", "1");
    expect(expected.std).toBeCloseTo(1 / 8, 12);
    expect(measured.std).toBeCloseTo(1 / 8, 4);
    expect(histogram.expected).toBeUndefined();
  });
});

it("the histogram counts every weight, and the law expects as many", async () => {
  const { histogram, measured } = await show(
    "glorotUniform",
    "300x200",
    "--bins",
    "40",
    "--seed",
    "8",
  );
  expect(histogram.counts).toHaveLength(40);
  expect(sum(histogram.counts)).toBe(60000);
  const expected = histogram.expected as readonly number[];
  expect(sum(expected) / (measured.count as number)).toBeCloseTo(1, 4);
  // χ² of 39 degrees of freedom is above 72.1 once in a thousand (scipy.stats.chi2.isf(1e-3, 39)).
  const chi2 = sum(
    histogram.counts.map((n, i) => (n - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 0)),
  );
  expect(chi2).toBeLessThan(72.1);
});

it("prints a table, and a bar for every bin, with a stroke where the law ends it", async () => {
  const text = await run(folder, "show", "heNormal", "784x256", "--seed", "42");
  expect(text).toMatch(/^heNormal 784×256, float32, seed 42\nnormal, fan in 784, fan out 256\n/);
  expect(text).toMatch(/^std +0\.05051 +0\.05\d+$/m);
  expect(text).toMatch(/^least +−∞ +-0\.2\d+$/m);
  const bars = text.split("\n").filter((line) => /^ *-?\d\.\d+ [█▏▎▍▌▋▊▉ ]*│/.test(line));
  expect(bars).toHaveLength(21);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

it("weights that are all alike have no histogram", async () => {
  const text = await run(folder, "show", "zeros", "10", "--seed", "1");
  expect(text).not.toContain("│");
  const args = ["show", "ones", "3", "--seed", "1", "--svg", "ones.svg"];
  const { status, stderr } = await weightinit(folder, ...args);
  expect(status).toBe(2);
  expect(stderr).toBe("weightinit: all weights are 1: there is nothing to draw\n");
  expect(existsSync(join(folder, "ones.svg"))).toBe(false);
});

describe("--svg", () => {
  /** ∫ y dx of a line through points, above a floor in SVG's downward coordinate. */
  const area = (points: readonly (readonly [number, number])[], floor: number): number =>
    points.slice(1).reduce((total, [x, y], i) => {
      const [before, height] = points[i] as readonly [number, number];
      return total + (x - before) * (floor - (y + height) / 2);
    }, 0);

  it("draws areas and a curve of the same area: both are densities", async () => {
    await run(folder, "show", "normal", "400x400", "--std", "0.5", "--seed", "3", "--svg", "a.svg");
    const svg = readFileSync(join(folder, "a.svg"), "utf8");
    const [, start = "", path = ""] =
      /class="bars" d="M([\d.]+),[\d.]+(.*?)V[\d.]+Z"/.exec(svg) ?? [];
    const floor = Number(/class="axis" x1="[\d.]+" y1="([\d.]+)"/.exec(svg)?.[1]);
    let left = Number(start);
    const bars = [...path.matchAll(/V([\d.]+)H([\d.]+)/g)].map(([, y, x]) => {
      const width = Number(x) - left;
      left = Number(x);
      return width * (floor - Number(y));
    });
    expect(bars).toHaveLength(80);
    const points = /class="law" points="(.*?)"/.exec(svg)?.[1]?.split(" ") ?? [];
    const curve = points.map((point) => point.split(",").map(Number) as [number, number]);
    expect(sum(bars) / area(curve, floor)).toBeCloseTo(1, 2);
    expect(svg).toContain("normal 400×400, float32, std 0.5, seed 3");
    expect(svg).toContain("prefers-color-scheme: dark");
  });

  it("draws an orthogonal matrix without a curve, and replaces nothing", async () => {
    const args = ["show", "orthogonal", "64x64", "--seed", "3", "--svg", "b.svg"];
    await run(folder, ...args);
    expect(readFileSync(join(folder, "b.svg"), "utf8")).not.toContain("polyline");
    expect((await weightinit(folder, ...args)).stderr).toBe(
      "weightinit: b.svg exists: --force replaces it\n",
    );
    await run(folder, ...args, "--force");
  });
});
