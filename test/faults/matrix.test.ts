/** Each fault of the matrix reference, planted and caught; without one the same statistics pass. */
import { expect, it } from "vitest";
import { createMatrixReference } from "../../src/reference/matrix.js";
import { haarMoments, type Matrices } from "../statistics/haar.js";
import { passes } from "../statistics/outcome.js";
import { openReport } from "../statistics/report.js";
import { matrixFaults } from "./matrix-faults.js";

const SEED = 1;
const { record, expectFair } = openReport("planted faults, matrices");

/** Streams 0, 1, 2, … of a seed, as `src/matrix/haar.ts` asks for them. */
const matrices = (
  create: typeof createMatrixReference,
  [rows, columns]: readonly [number, number],
) => {
  const { memory, ARENA, haarF32 } = create();
  const at = ARENA.value;
  const next: Matrices = (stream, seed) => {
    haarF32(seed, 0, 0, 0, stream, 0, rows, columns, 1, 0, at, columns, at + 4096);
    return new Float32Array(memory.buffer, at, rows * columns);
  };
  memory.grow(1);
  return next;
};

const faulty = async (name: string): Promise<typeof createMatrixReference> => {
  const path = `../../src/reference/matrix.ts?fault=${name}`;
  const copy = (await import(/* @vite-ignore */ path)) as {
    createMatrixReference: typeof createMatrixReference;
  };
  if (copy.createMatrixReference === createMatrixReference)
    throw new Error(`${name} was not planted`);
  return copy.createMatrixReference;
};

const needed = new Map<string, readonly [shape: readonly [number, number], n: number]>();

for (const { name, caughtBy } of matrixFaults) {
  for (const { shape, outcome, part, n } of caughtBy) {
    needed.set(`${n} matrices of ${shape.join("×")}`, [shape, n]);
    const catcher = `${outcome}${part === undefined ? "" : `, ${part}`} of ${shape.join("×")}`;
    it(`${name} is caught by ${catcher}`, async () => {
      const outcomes = haarMoments(matrices(await faulty(name), shape), shape, n, SEED);
      const meant = outcomes.filter((one) => one.statistic === outcome && one.part === part);
      record(
        name,
        meant.map(({ value, p }) => ({ statistic: catcher, value, p })),
      );
      expect(meant).toHaveLength(1);
      expect(meant.filter(passes)).toEqual([]);
    });
  }
}

it.each([...needed])("no fault: passes %s", (_name, [shape, n]) => {
  expectFair("no fault", haarMoments(matrices(createMatrixReference, shape), shape, n, SEED));
});
