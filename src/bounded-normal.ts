/**
 * The normal between any two bounds: which method samples it, the numbers that the method needs,
 * and its theory. They are formed here once a call, in double and in a fixed order, so that both
 * kernels receive the same. Only `truncatedNormal` carries this; the cut at ±2 σ that the other
 * initializers know is in truncated-normal.ts.
 */
import {
  FAR_START,
  NARROW_KAPPA,
  NARROW_WIDTH,
  TAIL_START,
  TRUNCATED_FAR,
  TRUNCATED_MIDDLE,
  TRUNCATED_NARROW,
  TRUNCATED_TAIL,
} from "./coefficients.js";
import type { Filling, OwnLaw } from "./distribution.js";
import { type DType, LARGEST } from "./dtype.js";
import { valueError } from "./expect.js";
import { truncatedBeside } from "./kernel/truncated.js";
import { exp, expm1 } from "./math/exp.js";
import { excess } from "./math/far-tail.js";
import { minusLogTail, normalCentre, normalTail } from "./math/normal.js";
import { truncatedMoments } from "./math/truncated-moments.js";
import { computedIn, PRECISIONS } from "./precision.js";
import { clamp01, type Moments } from "./theory.js";

/** N(mean, std²), given that low ≤ x ≤ high. Bounds are values, and may be infinite. */
export interface BoundedNormal {
  readonly mean: number;
  readonly std: number;
  readonly low: number;
  readonly high: number;
}

/** e^-100 is nothing beside a share of 2^-53: such a bound is open. And e^-800 is 0. */
const OPEN_FROM = 100;
const OPEN = 800;

const expectFits = (caller: string, law: BoundedNormal, dtype: DType): void => {
  const { mean, std, low, high } = law;
  if (low > high) throw valueError(caller, "low", `at most "high" (${high})`, low);
  if (low === Infinity) throw valueError(caller, "low", "less than Infinity", low);
  if (high === -Infinity) throw valueError(caller, "high", "more than -Infinity", high);
  const largest = LARGEST[dtype];
  // Of open sides: the largest |z| is 6.35 of one word, 8.21 of two.
  const { reach, round } = PRECISIONS[computedIn(dtype)];
  const expectReach = (name: string, from: number): void => {
    if (reach * std + Math.abs(from) <= largest) return;
    throw new RangeError(
      `${caller}: "std" expected ${reach}·std + |${name}| at most ${largest} for ${dtype}, ` +
        `got std ${std} and ${name} ${from}`,
    );
  };
  expectReach("mean", mean);
  const open = low === -Infinity || high === Infinity;
  for (const [name, bound] of Object.entries({ low, high })) {
    if (Math.abs(bound) === Infinity) continue;
    const fits = Math.abs(round(bound)) <= largest;
    if (!fits) throw valueError(caller, name, `at most ${largest} for ${dtype}`, bound);
    // A tail beyond a bound is no longer than one beyond the mean.
    if (open) expectReach(name, bound);
  }
  if (!open && high - low === Infinity) {
    throw new RangeError(
      `${caller}: "low", "high" and their difference expected at most ${largest} for ${dtype}, ` +
        `got ${low} and ${high}`,
    );
  }
};

/** What `truncatedF32` and `truncatedF64` take: method, a, b, c, d, base, scale. */
type Plan = readonly [number, number, number, number, number, number, number];

/** The methods stand above assembly/distribution/truncated-normal.ts. */
export const planOf = ({ mean, std, low, high }: BoundedNormal): Plan => {
  const below = (low - mean) / std;
  const above = (high - mean) / std;
  const width = (high - low) / std;
  const kappa = 0.5 * (below + above) * width;
  if (width <= NARROW_WIDTH && Math.abs(kappa) <= NARROW_KAPPA) {
    return [TRUNCATED_NARROW, kappa, 0, 0, 0, low, high - low];
  }

  // −∞ + ∞ is NaN: the whole law is not mirrored.
  const mirrored = below + above < 0;
  const alpha = mirrored ? -above : below;
  const beta = mirrored ? -below : above;
  const scale = mirrored ? -std : std;
  if (alpha < TAIL_START) {
    const centre = normalCentre(alpha);
    const mass = normalCentre(beta) - centre;
    const left = alpha < 0 ? normalTail(-alpha) : 0;
    return [TRUNCATED_MIDDLE, centre, mass, left, normalTail(beta), mean, scale];
  }
  if (alpha < FAR_START) {
    const lambda = minusLogTail(alpha);
    const fall = beta === Infinity ? OPEN : minusLogTail(beta) - lambda;
    return [TRUNCATED_TAIL, lambda, exp(-fall), -expm1(-fall), 0, mean, scale];
  }
  const most = beta === Infinity ? OPEN : width * (alpha + 0.5 * width);
  const fall = most < OPEN_FROM ? excess(most, alpha * alpha) : OPEN;
  return [TRUNCATED_FAR, alpha, exp(-fall), -expm1(-fall), 0, mirrored ? high : low, scale];
};

/** Where all of a law with std = 0 lies. */
const nearest = ({ mean, low, high }: BoundedNormal): number => Math.min(Math.max(mean, low), high);

/** Bounds are rounded to the precision first, and belong to the law. */
const boundedFilling = (caller: string, law: BoundedNormal, dtype: DType): Filling => {
  expectFits(caller, law, dtype);
  const computed = computedIn(dtype);
  const { round } = PRECISIONS[computed];
  const low = round(law.low);
  const high = round(law.high);
  if (low === high) return low + 0;
  if (law.std === 0) return round(nearest({ ...law, low, high })) + 0;
  const plan = planOf({ ...law, low, high });
  return computed === "float64"
    ? (kernel, steps) => {
        kernel.wordsU32(steps);
        truncatedBeside(kernel).truncatedF64(steps, ...plan, low, high);
      }
    : (kernel, steps) => {
        kernel.wordsU32(steps);
        truncatedBeside(kernel).truncatedF32(steps, ...plan, low, high);
      };
};

const momentsOf = (law: BoundedNormal): Moments => {
  const { mean, std, low, high } = law;
  if (low === high) return { mean: low, std: 0 };
  if (std === 0) return { mean: nearest(law), std: 0 };
  const cut = truncatedMoments((low - mean) / std, (high - mean) / std);
  return { mean: mean + std * cut.mean, std: std * Math.sqrt(cut.variance) };
};

/** P(X ≤ x) of a standard normal, given that alpha ≤ X ≤ beta; x lies between them. */
const standardCdf = (x: number, alpha: number, beta: number): number => {
  if (alpha + beta < 0) return 1 - standardCdf(-x, -beta, -alpha);
  if (alpha > TAIL_START) {
    // Shares of the tail beyond alpha, which itself may be too small for a double.
    const beyond = (y: number): number => expm1(minusLogTail(alpha) - minusLogTail(y));
    return beyond(x) / (beta === Infinity ? -1 : beyond(beta));
  }
  const from = normalCentre(alpha);
  return (normalCentre(x) - from) / (normalCentre(beta) - from);
};

const cdfOf = (law: BoundedNormal, x: number): number => {
  const { mean, std, low, high } = law;
  if (std === 0) return x < nearest(law) ? 0 : 1;
  if (x < low) return 0;
  if (x >= high) return 1;
  return clamp01(standardCdf((x - mean) / std, (low - mean) / std, (high - mean) / std));
};

/** The law of N(mean, std²) on the condition low ≤ x ≤ high. */
export const boundedNormal = (law: BoundedNormal): OwnLaw => ({
  kind: "own",
  distribution: "truncatedNormal",
  filling: (caller, dtype) => boundedFilling(caller, law, dtype),
  moments: () => momentsOf(law),
  bounds: { low: law.low, high: law.high },
  cdf: (x) => cdfOf(law, x),
});
