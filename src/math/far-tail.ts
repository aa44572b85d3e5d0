/**
 * The normal law beyond 36σ: how improbable a distance is. The method stands above its counterpart
 * in the kernel, assembly/math/far-tail.ts.
 */

/** c(x²) = −ln(x·Q(x)/φ(x)) of the square. Range: x ≥ 36. Error: 1e-17, absolute. */
export const correction = (square: number): number => {
  const i = 1 / square;
  return i * (1 - i * (5 / 2 - i * (37 / 3 - i * (353 / 4))));
};

/** ½ ln(1 + w). Range: 0 ≤ w ≤ 0.16. Error: 2 ulp. */
const halfLn = (w: number): number => {
  const s = w / (2 + w);
  const q = s * s;
  return s * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11))))));
};

/**
 * −ln(Q(√(z + 2y))/Q(√z)). Range: z ≥ 36², 0 ≤ y ≤ 100. Error: 2 ulp.
 */
export const excess = (y: number, z: number): number =>
  y + halfLn(y * (2 / z)) + (correction(z + 2 * y) - correction(z));
