/**
 * Judges outcomes, and collects them: with STATISTICS_REPORT=1 in the environment a file prints
 * one table at its end, a line for each statistic with the least p-value of its parts.
 */
import { afterAll, expect } from "vitest";
import { type Outcome, passes } from "./outcome.js";

export interface Report {
  /** Record outcomes under a label. */
  readonly record: (label: string, outcomes: readonly Outcome[]) => void;
  /** Record them, and ask that a right generator would give them all. */
  readonly expectFair: (label: string, outcomes: readonly Outcome[]) => void;
}

const full = ({ statistic, part }: Outcome): string =>
  part === undefined ? statistic : `${statistic}, ${part}`;

type Cells = readonly [string, string, string, string, string, string];

const cells = (label: string, outcomes: readonly Outcome[]): Cells => {
  const least = outcomes.reduce((a, b) => (b.p < a.p ? b : a));
  return [
    label,
    least.statistic,
    String(outcomes.length),
    least.value.toPrecision(5),
    least.p.toExponential(2),
    least.part ?? "",
  ];
};

/** Text in columns, numbers to the right. */
const table = (rows: readonly Cells[]): string => {
  const width = (column: number): number =>
    Math.max(...rows.map((row) => (row[column] as string).length));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column >= 2 && column <= 4 ? cell.padStart(width(column)) : cell.padEnd(width(column)),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

/** A report for this test file; call it once, outside of any test. */
export const openReport = (title: string): Report => {
  const rows = new Map<string, { label: string; outcomes: Outcome[] }>();
  const record: Report["record"] = (label, outcomes) => {
    for (const outcome of outcomes) {
      const key = `${label}\n${outcome.statistic}`;
      const row = rows.get(key) ?? { label, outcomes: [] };
      row.outcomes.push(outcome);
      rows.set(key, row);
    }
  };
  afterAll(() => {
    if (process.env.STATISTICS_REPORT !== "1") return;
    const head: Cells = [title, "statistic", "parts", "value", "least p", ""];
    console.log(
      table([head, ...Array.from(rows.values(), (row) => cells(row.label, row.outcomes))]),
    );
  });
  return {
    record,
    expectFair: (label, outcomes) => {
      record(label, outcomes);
      expect(outcomes.length).toBeGreaterThan(0);
      const failures = outcomes.filter((outcome) => !passes(outcome));
      expect(
        failures.map((failure) => `${full(failure)}: ${failure.value}, p ${failure.p}`),
      ).toEqual([]);
    },
  };
};
