/**
 * What the sources of a deterministic package may not say. `Math.log` and its like differ between
 * engines; so does `**`, which is `Math.pow`. `Math.sqrt` is exact on every engine (IEEE 754), and a
 * known answer below would tell if one did not use the instruction.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const sources = ["src", "assembly"].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({
      path: `${folder}/${path}`,
      // Comments may name what code may not.
      code: readFileSync(`${root}/${folder}/${path}`, "utf8").replace(
        /\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm,
        "",
      ),
    })),
);

const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    "functions whose bits differ between engines",
    /\bMath\.(?!fround|imul|sqrt|floor|ceil|abs|min|max\b)\w+/,
  ],
  ["powers", /\*\*/],
  ["relaxed SIMD", /relaxed/],
  ["the clock", /\bDate\b|\bperformance\b/],
];

describe.each(FORBIDDEN)("no %s", (_what, pattern) => {
  it.each(sources)("in $path", ({ code }) => {
    expect(code.match(pattern)).toBeNull();
  });
});

it("only one file imports the loader", () => {
  const importers = sources.filter(({ code }) => code.includes("@assemblyscript/loader"));
  expect(importers.map(({ path }) => path)).toEqual(["src/kernel/wasm.ts"]);
});

it("Math.sqrt is the IEEE root", () => {
  // Correctly rounded roots of 2, 3, 5e-324, the largest double and 1 + 2^-52: mpmath 1.3.0,
  // float(mpmath.sqrt(x)) with 200 digits.
  const ROOTS: readonly (readonly [number, number])[] = [
    [2, 1.4142135623730951],
    [3, 1.7320508075688772],
    [5e-324, 2.2227587494850775e-162],
    [1.7976931348623157e308, 1.3407807929942596e154],
    [1.0000000000000002, 1],
  ];
  for (const [x, root] of ROOTS) expect(Math.sqrt(x)).toBe(root);
});
