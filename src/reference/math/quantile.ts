/**
 * The quantile of the normal law. Method, range and error stand above the twin,
 * assembly/math/quantile.ts.
 */
import {
  QUANTILE_A0,
  QUANTILE_A1,
  QUANTILE_A2,
  QUANTILE_A3,
  QUANTILE_A4,
  QUANTILE_A5,
  QUANTILE_A6,
  QUANTILE_A7,
  QUANTILE_B1,
  QUANTILE_B2,
  QUANTILE_B3,
  QUANTILE_B4,
  QUANTILE_B5,
  QUANTILE_B6,
  QUANTILE_B7,
  QUANTILE_C0,
  QUANTILE_C1,
  QUANTILE_C2,
  QUANTILE_C3,
  QUANTILE_C4,
  QUANTILE_C5,
  QUANTILE_C6,
  QUANTILE_C7,
  QUANTILE_CENTRE,
  QUANTILE_CENTRE_SQUARED,
  QUANTILE_D1,
  QUANTILE_D2,
  QUANTILE_D3,
  QUANTILE_D4,
  QUANTILE_D5,
  QUANTILE_D6,
  QUANTILE_D7,
  QUANTILE_E0,
  QUANTILE_E1,
  QUANTILE_E2,
  QUANTILE_E3,
  QUANTILE_E4,
  QUANTILE_E5,
  QUANTILE_E6,
  QUANTILE_E7,
  QUANTILE_F1,
  QUANTILE_F2,
  QUANTILE_F3,
  QUANTILE_F4,
  QUANTILE_F5,
  QUANTILE_F6,
  QUANTILE_F7,
  QUANTILE_FAR,
  QUANTILE_NEAR,
  QUANTILE_SWITCH,
} from "../../coefficients.js";

// Lowest first.
const A = [
  QUANTILE_A0,
  QUANTILE_A1,
  QUANTILE_A2,
  QUANTILE_A3,
  QUANTILE_A4,
  QUANTILE_A5,
  QUANTILE_A6,
  QUANTILE_A7,
] as const;
const B = [
  1,
  QUANTILE_B1,
  QUANTILE_B2,
  QUANTILE_B3,
  QUANTILE_B4,
  QUANTILE_B5,
  QUANTILE_B6,
  QUANTILE_B7,
] as const;
const C = [
  QUANTILE_C0,
  QUANTILE_C1,
  QUANTILE_C2,
  QUANTILE_C3,
  QUANTILE_C4,
  QUANTILE_C5,
  QUANTILE_C6,
  QUANTILE_C7,
] as const;
const D = [
  1,
  QUANTILE_D1,
  QUANTILE_D2,
  QUANTILE_D3,
  QUANTILE_D4,
  QUANTILE_D5,
  QUANTILE_D6,
  QUANTILE_D7,
] as const;
const E = [
  QUANTILE_E0,
  QUANTILE_E1,
  QUANTILE_E2,
  QUANTILE_E3,
  QUANTILE_E4,
  QUANTILE_E5,
  QUANTILE_E6,
  QUANTILE_E7,
] as const;
const F = [
  1,
  QUANTILE_F1,
  QUANTILE_F2,
  QUANTILE_F3,
  QUANTILE_F4,
  QUANTILE_F5,
  QUANTILE_F6,
  QUANTILE_F7,
] as const;

type Octet = readonly [number, number, number, number, number, number, number, number];

/** Σ c_i r^i by Horner's rule, highest first. */
const septic = (coefficients: Octet, r: number): number => {
  let sum = 0;
  for (let i = 7; i >= 0; i--) sum = sum * r + (coefficients[i] as number);
  return sum;
};

/** z of w = Φ(z) − ½, |w| ≤ 0.425. */
const centre = (w: number): number => {
  const r = QUANTILE_CENTRE_SQUARED - w * w;
  return (w * septic(A, r)) / septic(B, r);
};

/** z of l = −ln(1 − Φ(z)), 2 < l ≤ 25. */
const near = (l: number): number => {
  const r = Math.sqrt(l) - QUANTILE_NEAR;
  return septic(C, r) / septic(D, r);
};

/** z of l, 25 < l ≤ 704. */
const far = (l: number): number => {
  const r = Math.sqrt(l) - QUANTILE_FAR;
  return septic(E, r) / septic(F, r);
};

/** z of a slot: w, or l with the sign that z will have. */
export const quantile = (slot: number): number => {
  const l = Math.abs(slot);
  if (l <= QUANTILE_CENTRE) return centre(slot);
  const z = l <= QUANTILE_SWITCH ? near(l) : far(l);
  return slot < 0 ? -z : z;
};
