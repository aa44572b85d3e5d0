/**
 * Box–Muller partners: elements 8s + l and 8s + 4 + l of a float32 normal tensor (4s + p and
 * 4s + 2 + p of a float64 one) come from one radius and one angle, and must be independent all the same. In the plane the angle is uniform, R²/2 is
 * exponential and the two are independent of each other; neither the elements nor their squares
 * correlate.
 */
import { chiSquare } from "./chi-square.js";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { type Statistic, score } from "./outcome.js";
import { type Floats, forEachChunk, type Sampler } from "./source.js";

const ANGLES = 64;
const RADII = 16;

const forEachPair = (
  sampler: Sampler<Floats>,
  n: number,
  seed: number,
  visit: (x: number, y: number, index: number) => void,
): void => {
  forEachChunk(sampler, n, seed, (chunk, start) => {
    const pairs = chunk instanceof Float64Array ? 2 : 4;
    for (let group = 0; group + 2 * pairs <= chunk.length; group += 2 * pairs) {
      for (let lane = 0; lane < pairs; lane++) {
        visit(
          chunk[group + lane] as number,
          chunk[group + lane + pairs] as number,
          (start + group) / 2 + lane,
        );
      }
    }
  });
};

/** 64 cells of angle, 16 × 64 of radius and angle, four correlations. */
export const partners: Statistic<Sampler<Floats>> = (sampler, n, seed) => {
  const cells = new Float64Array(RADII * ANGLES);
  let products = 0;
  let squares = 0;
  let valueSquare = 0;
  let squareValue = 0;
  let pairs = 0;
  forEachPair(sampler, n, seed, (x, y) => {
    const x2 = x * x - 1;
    const y2 = y * y - 1;
    products += x * y;
    squares += x2 * y2;
    valueSquare += x * y2;
    squareValue += x2 * y;
    pairs++;
    const angle = Math.floor((Math.atan2(y, x) / Math.PI + 1) * (ANGLES / 2)) % ANGLES;
    const radius = Math.floor(Math.exp((x * x + y * y) / -2) * RADII) % RADII;
    const cell = radius * ANGLES + angle;
    cells[cell] = (cells[cell] as number) + 1;
  });
  const angles = Float64Array.from({ length: ANGLES }, (_, angle) =>
    cells.reduce((sum, count, cell) => (cell % ANGLES === angle ? sum + count : sum), 0),
  );
  // Var XY = 1, Var (X²−1)(Y²−1) = 4, Var X(Y²−1) = 2.
  return [
    score("correlation", products / Math.sqrt(pairs)),
    score("correlation of squares", squares / Math.sqrt(4 * pairs)),
    score("correlation of value and square", valueSquare / Math.sqrt(2 * pairs), "x, y²"),
    score("correlation of value and square", squareValue / Math.sqrt(2 * pairs), "x², y"),
    chiSquare("angle", angles, new Float64Array(ANGLES).fill(pairs / ANGLES)),
    chiSquare(
      "radius and angle",
      cells,
      cells.map(() => pairs / cells.length),
    ),
  ];
};

/** R²/2 against the exponential law. */
export const radiusDistance: Statistic<Sampler<Floats>> = (sampler, n, seed) => {
  const halves = new Float64Array(n / 2);
  forEachPair(sampler, n, seed, (x, y, i) => {
    halves[i] = (x * x + y * y) / 2;
  });
  return [kolmogorovSmirnov("radius", halves, (t) => -Math.expm1(-t))];
};
