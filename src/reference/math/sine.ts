/**
 * The sine of Box–Muller on one arc of ±45°. Range and error stand above the twin,
 * assembly/math/sine.ts.
 */
import {
  SINE_Q0,
  SINE_Q1,
  SINE_Q2,
  SINE_Q3,
  SINE64_Q0,
  SINE64_Q1,
  SINE64_Q2,
  SINE64_Q3,
  SINE64_Q4,
  SINE64_Q5,
  SINE64_Q6,
} from "../../coefficients.js";

const { fround } = Math;
const Q0 = /* @__PURE__ */ fround(SINE_Q0);
const Q1 = /* @__PURE__ */ fround(SINE_Q1);
const Q2 = /* @__PURE__ */ fround(SINE_Q2);
const Q3 = /* @__PURE__ */ fround(SINE_Q3);

/** sin(r·π/4)/r from q = r². */
export const sineOverArc = (q: number): number =>
  fround(fround(fround(fround(fround(fround(q * Q3) + Q2) * q) + Q1) * q) + Q0);

/** sin(r·π/2)/r from q = r². */
export const sineOverArcF64 = (q: number): number => {
  let sine = q * SINE64_Q6 + SINE64_Q5;
  sine = sine * q + SINE64_Q4;
  sine = sine * q + SINE64_Q3;
  sine = sine * q + SINE64_Q2;
  sine = sine * q + SINE64_Q1;
  return sine * q + SINE64_Q0;
};
