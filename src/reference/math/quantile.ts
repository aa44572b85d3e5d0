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

/** z of w = Φ(z) − ½, |w| ≤ 0.425. */
const centre = (w: number): number => {
  const r = QUANTILE_CENTRE_SQUARED - w * w;
  let n = QUANTILE_A7 * r + QUANTILE_A6;
  n = n * r + QUANTILE_A5;
  n = n * r + QUANTILE_A4;
  n = n * r + QUANTILE_A3;
  n = n * r + QUANTILE_A2;
  n = n * r + QUANTILE_A1;
  n = n * r + QUANTILE_A0;
  let d = QUANTILE_B7 * r + QUANTILE_B6;
  d = d * r + QUANTILE_B5;
  d = d * r + QUANTILE_B4;
  d = d * r + QUANTILE_B3;
  d = d * r + QUANTILE_B2;
  d = d * r + QUANTILE_B1;
  d = d * r + 1;
  return (w * n) / d;
};

/** z of l = −ln(1 − Φ(z)), 2 < l ≤ 25. */
const near = (l: number): number => {
  const r = Math.sqrt(l) - QUANTILE_NEAR;
  let n = QUANTILE_C7 * r + QUANTILE_C6;
  n = n * r + QUANTILE_C5;
  n = n * r + QUANTILE_C4;
  n = n * r + QUANTILE_C3;
  n = n * r + QUANTILE_C2;
  n = n * r + QUANTILE_C1;
  n = n * r + QUANTILE_C0;
  let d = QUANTILE_D7 * r + QUANTILE_D6;
  d = d * r + QUANTILE_D5;
  d = d * r + QUANTILE_D4;
  d = d * r + QUANTILE_D3;
  d = d * r + QUANTILE_D2;
  d = d * r + QUANTILE_D1;
  d = d * r + 1;
  return n / d;
};

/** z of l, 25 < l ≤ 704. */
const far = (l: number): number => {
  const r = Math.sqrt(l) - QUANTILE_FAR;
  let n = QUANTILE_E7 * r + QUANTILE_E6;
  n = n * r + QUANTILE_E5;
  n = n * r + QUANTILE_E4;
  n = n * r + QUANTILE_E3;
  n = n * r + QUANTILE_E2;
  n = n * r + QUANTILE_E1;
  n = n * r + QUANTILE_E0;
  let d = QUANTILE_F7 * r + QUANTILE_F6;
  d = d * r + QUANTILE_F5;
  d = d * r + QUANTILE_F4;
  d = d * r + QUANTILE_F3;
  d = d * r + QUANTILE_F2;
  d = d * r + QUANTILE_F1;
  d = d * r + 1;
  return n / d;
};

/** z of a slot: w, or l with the sign that z will have. */
export const quantile = (slot: number): number => {
  const l = Math.abs(slot);
  if (l <= QUANTILE_CENTRE) return centre(slot);
  const z = l <= QUANTILE_SWITCH ? near(l) : far(l);
  return slot < 0 ? -z : z;
};
