/**
 * The examples in the docstrings of `src/` print what they say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runExample } from "./examples.js";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

const examples = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .flatMap((path) => {
    const text = readFileSync(join(SRC, path), "utf8");
    return [...text.matchAll(/^ *\* @example\n((?: *\* .*\n)+?) *\*\//gm)].map((match) => ({
      path,
      source: (match[1] as string).replace(/^ *\* ?/gm, ""),
    }));
  });

describe("examples in docstrings", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThanOrEqual(15);
  });

  it.each(examples)("$path", async ({ source }) => {
    const lines = await runExample(source);
    expect(lines.length).toBeGreaterThan(0);
    for (const { code, expected, actual } of lines) {
      expect(`${code}; // ${actual}`).toBe(`${code}; // ${expected}`);
    }
  });
});
