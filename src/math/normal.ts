/**
 * The standard normal law for set-up and description: density, distribution function, tails, from
 * + − × ÷ and bit operations alone, so that every engine gives the same bits.
 *
 *   |x| ≤ 1.4395   Φ(x) − ½ = φ(x)·(x + x³/3 + x⁵/15 + …): all terms of one sign
 *   beyond         1 − Φ(x) = φ(x)·M(x), Mills' ratio M by Laplace's continued fraction
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.2.11 and 26.2.14.
 */
import { TAIL_START } from "../coefficients.js";
import { exp } from "./exp.js";
import { log, logBeside } from "./log.js";

/** ln √(2π) and 1/√(2π). */
const HALF_LN_2PI = 0.9189385332046727;
const INV_SQRT_2PI = 0.3989422804014327;
/** Of the fraction, from below. Half as many leave an error of thousands of ulp at 1.4395. */
const LEVELS = 200;

/**
 * φ(x). Range: every x. Error: 2 + x²/2 ulp, since that of x² is magnified.
 */
export const normalDensity = (x: number): number => INV_SQRT_2PI * exp(-0.5 * x * x);

/** Φ(x) − ½ for |x| ≤ 1.4395. */
const inner = (x: number): number => {
  let term = x;
  let sum = x;
  for (let k = 3; k < 50; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum * normalDensity(x);
};

/**
 * Mills' ratio (1 − Φ(x))/φ(x). Range: x ≥ 1.4395. Error: 2 ulp.
 */
export const millsRatio = (x: number): number => {
  let f = x;
  for (let k = LEVELS; k > 0; k--) f = x + k / f;
  return 1 / f;
};

/**
 * 1 − Φ(x), as accurate in the upper tail as anywhere. Range: every x. Error: 16 ulp up to 1.4395,
 * 2 + x²/2 ulp beyond.
 */
export const normalTail = (x: number): number => {
  if (x > TAIL_START) return normalDensity(x) * millsRatio(x);
  return x < -TAIL_START ? 1 - normalTail(-x) : 0.5 - inner(x);
};

/** Φ(x). Range and error: those of `normalTail`, mirrored. */
export const normalCdf = (x: number): number => normalTail(-x);

/**
 * Φ(x) − ½, as accurate in the middle as anywhere. Range: every x. Error: 5 ulp.
 */
export const normalCentre = (x: number): number => {
  if (x > TAIL_START) return 0.5 - normalTail(x);
  return x < -TAIL_START ? normalTail(-x) - 0.5 : inner(x);
};

/**
 * −ln(1 − Φ(x)), where 1 − Φ(x) itself underflows too. Range: every x. Error: 16 ulp.
 */
export const minusLogTail = (x: number): number => {
  if (x >= TAIL_START) return 0.5 * x * x + HALF_LN_2PI - log(millsRatio(x));
  const below = normalTail(-x);
  return x < 0 ? 0 - logBeside(1 - below, -below) : -log(normalTail(x));
};
