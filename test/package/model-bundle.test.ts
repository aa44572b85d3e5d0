/**
 * weightinit/model inside a bundle: threads come along where they are asked for, as a script of their
 * own with the bundlers that know `new Worker(new URL(…))`, and not otherwise.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { bundlers } from "./bundlers.js";
import { filesBelow, node } from "./run.js";

const { tarball, consumer } = inject("installed");
const bundles = mkdtempSync(join(dirname(tarball), "model-bundles-"));

const PLAN = '{ seed: 1, tensors: { w: [64, 64] }, rules: [{ initializer: "heNormal" }] }';
const TENSORS = `import { tensors } from "weightinit/model";
const [{ data }] = tensors(${PLAN});
console.log(data.slice(0, 9).join());
`;
const RESOLVE = `import { resolve } from "weightinit/model";
console.log(resolve(${PLAN})[0].rule);
`;
const INITIALIZE = `import { initialize } from "weightinit/model";
initialize(${PLAN}, { workers: 2 }).then(console.log, (error) => console.log(error.message));
`;

const entry = (name: string, text: string): string => {
  const path = join(consumer, `model-${name}.js`);
  writeFileSync(path, text);
  return path;
};

const unbundled = node(consumer, entry("unbundled", TENSORS));

describe.for(Object.entries(bundlers))("a bundle by %s", ([bundler, bundle]) => {
  const make = async (name: string, text: string): Promise<{ code: string; path: string }> => {
    const path = join(bundles, bundler, name, "bundle.mjs");
    mkdirSync(dirname(path), { recursive: true });
    return { code: await bundle(entry(`${bundler}-${name}`, text), path), path };
  };

  it.concurrent.each([
    ["tensors", TENSORS],
    ["resolve", RESOLVE],
  ])("of %s is one file without threads, and runs", async (name, text) => {
    const { code, path } = await make(name, text);
    expect(readdirSync(dirname(path))).toEqual(["bundle.mjs"]);
    expect(code).not.toContain("Worker");
    const { output } = await node(dirname(path), path);
    expect(output).toBe(name === "resolve" ? "0\n" : (await unbundled).output);
  });

  it.concurrent("of initialize has the script of a thread, or leaves it to its author", async () => {
    const { path } = await make("initialize", INITIALIZE);
    const others = filesBelow(dirname(path)).filter((file) => file !== "bundle.mjs");
    const knows = bundler === "vite" || bundler === "webpack";
    expect(others).toHaveLength(knows ? 1 : 0);
    for (const file of others) {
      const script = readFileSync(join(dirname(path), file), "utf8");
      expect(script).toContain("onmessage");
      expect(script).toContain("heNormal");
    }
  });
});

describe("where there are no Web Workers", () => {
  it("initialize with workers says so", async () => {
    const path = join(bundles, "none.mjs");
    await bundlers.esbuild?.(entry("none", INITIALIZE), path);
    const { output } = await node(bundles, path);
    expect(output).toBe("initialize: there are no workers here\n");
  });
});
