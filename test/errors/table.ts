/**
 * Tables of errors: a call, the class (TypeError for a wrong kind, RangeError for a wrong value)
 * and words of its message, thrown at once.
 */
import { describe, expect, it } from "vitest";

/** Calls are made as JavaScript makes them: untyped. */
export type Loose = (...args: readonly unknown[]) => unknown;
export const loose = (f: unknown): Loose => f as Loose;

export type Row = readonly [
  what: string,
  call: () => unknown,
  kind: typeof TypeError,
  message: string,
];

export const option =
  (f: unknown, shape: unknown, options: unknown): (() => unknown) =>
  () =>
    loose(f)(shape, options);

export const T: typeof TypeError = TypeError;
export const R: typeof TypeError = RangeError as unknown as typeof TypeError;

export const describeErrors = (of: string, table: readonly Row[]): void => {
  describe(`an error of ${of}`, () => {
    it.each(table)("%s", { timeout: 1000 }, (_what, call, kind, message) => {
      let error: unknown;
      try {
        call();
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(kind);
      expect((error as Error).message).toContain(message);
    });
  });
};
