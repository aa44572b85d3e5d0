/**
 * Plants faults and asks that each is caught, and that the reference without a fault passes what
 * caught them, at the same size and with the same seed.
 */
import { expect, it } from "vitest";
import { createReference } from "../../src/reference/elementwise.js";
import { passes } from "../statistics/outcome.js";
import { openReport } from "../statistics/report.js";
import { type Catch, faults } from "./faults.js";
import { statistics } from "./statistics.js";
import { type Subject, subject } from "./subject.js";

const SEED = 1;

const faulty = async (name: string): Promise<Subject> => {
  const path = `../../src/reference/elementwise.ts?fault=${name}`;
  const copy = (await import(/* @vite-ignore */ path)) as {
    createReference: typeof createReference;
  };
  if (copy.createReference === createReference) throw new Error(`${name} was not planted`);
  return subject(copy.createReference());
};

/** With the catches whose size `runs`. */
export const testFaults = (title: string, runs: (n: number) => boolean): void => {
  const { record, expectFair } = openReport(title);
  const needed = new Map<string, Catch>();

  for (const { name, caughtBy } of faults) {
    for (const by of caughtBy.filter(({ n }) => runs(n))) {
      const { statistic, outcome, part, n } = by;
      needed.set(`${statistic} at ${n}`, by);

      const catcher = `${statistic}: ${outcome}${part ? `, ${part}` : ""}`;
      it(`${name} is caught by ${catcher}`, async () => {
        const outcomes = statistics[statistic](await faulty(name), n, SEED);
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

  it.each([...needed])("no fault: passes %s", (_name, { statistic, n }) => {
    expectFair("no fault", statistics[statistic](subject(createReference()), n, SEED));
  });
};
