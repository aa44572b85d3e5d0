/** A fault that cannot be planted is an error and not a fault that nobody catches. */
import { describe, expect, it } from "vitest";
import { createReference } from "../../src/reference/elementwise.js";
import { faults } from "./faults.js";
import { matrixFaults } from "./matrix-faults.js";
import { plant } from "./plugin.js";
import { subject } from "./subject.js";

const fault = { name: "toy", file: "toy.ts", find: "a + b", replace: "a − b", caughtBy: [] };

describe("planting", () => {
  it("replaces one expression", () => {
    expect(plant("const c = a + b;", fault)).toBe("const c = a − b;");
  });

  it("refuses an expression that is not there, or there twice", () => {
    expect(() => plant("const c = a - b;", fault)).toThrow(
      'fault "toy": expected "a + b" once in toy.ts, found it 0 times',
    );
    expect(() => plant("a + b; a + b;", fault)).toThrow("found it 2 times");
  });

  it("refuses a name that is not in the list", async () => {
    const path = "../../src/reference/elementwise.ts?fault=no-such-fault";
    await expect(import(/* @vite-ignore */ path)).rejects.toThrow(
      'fault "no-such-fault": expected one in test/faults, found 0',
    );
  });

  it("has one fault to a name", () => {
    const names = [...faults, ...matrixFaults].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("leaves the original alone", async () => {
    const path = "../../src/reference/elementwise.ts?fault=counter-from-0";
    const copy = (await import(/* @vite-ignore */ path)) as {
      createReference: typeof createReference;
    };
    const words = (create: typeof createReference): number[] => [
      ...subject(create()).source.words(8, { seed: 0, stream: 0, start: 0 }),
    ];
    expect(words(createReference)[0]).toBe(0x4791ae63);
    // n = 0 in the place of 1.
    expect(words(copy.createReference)).toEqual(words(createReference).map((word) => word - 1));
  });
});
