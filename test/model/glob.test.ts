/**
 * Globs, against a second definition: a regular expression, on names where one is quick.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "../../src/model/glob.js";

const SOURCES: Readonly<Record<string, string>> = { "*": "[^]*", "?": "[^]", ".": "\\." };

describe("a glob", () => {
  it.each([
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["?", "", false],
    ["*.weight", "encoder.0.q.weight", true],
    ["*.weight", "weight", false],
    ["*.weight", "a.weight.b", false],
    ["encoder.?.q.*", "encoder.0.q.weight", true],
    ["encoder.?.q.*", "encoder.10.q.weight", false],
    ["a*b*c", "a.b.b.c", true],
    ["a*b*c", "a.c.b", false],
    ["**", "x", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
    ["[ab]", "[ab]", true],
    ["a+$", "a+$", true],
    ["?", "é", true],
    // One character, and two code units.
    ["?", "🙂", true],
    ["重*", "重み", true],
    ["A", "a", false],
    ["*\n*", "a\nb", true],
  ])("%j and %j: %j", (glob, name, expected) => {
    expect(matches(glob, name)).toBe(expected);
  });

  it("is what the regular expression is", () => {
    const text = fc.array(fc.constantFrom("a", "b", ".", "🙂"), { maxLength: 9 });
    const glob = fc.array(fc.constantFrom("a", "b", ".", "*", "?"), { maxLength: 6 });
    const property = fc.property(glob, text, (pattern, name) => {
      const source = pattern.map((c) => SOURCES[c] ?? c).join("");
      const expected = new RegExp(`^${source}$`, "u").test(name.join(""));
      return matches(pattern.join(""), name.join("")) === expected;
    });
    fc.assert(property, { numRuns: 3000, seed: 1 });
  });

  // Tried star by star, as a backtracking matcher does, these take longer than the universe is old.
  it.each([
    ["stars that never end", "*a".repeat(200).concat("b"), "a".repeat(20_000)],
    ["question marks behind stars", "*?".repeat(200).concat("b"), "a".repeat(20_000)],
    ["nearly the same over and over", `*${"a".repeat(500)}b*b`, "a".repeat(20_000)],
  ])("takes no time: %s", { timeout: 5000 }, (_what, glob, name) => {
    expect(matches(glob, name)).toBe(false);
  });
});
