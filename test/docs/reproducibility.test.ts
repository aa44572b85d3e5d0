/**
 * docs/reproducibility.md: its examples print what they say, its program runs in threads, and its
 * links lead somewhere.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { STREAM_VERSION } from "weightinit";
import { node, root } from "../package/run.js";
import { runExample } from "./examples.js";

const { consumer } = inject("installed");
const text = readFileSync(join(root, "docs/reproducibility.md"), "utf8");
const code = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, source]) => source as string);
/** A block that begins with the name of a file is a program. */
const NAME = /^\/\/ (\S+\.mjs)\n/;

describe("docs/reproducibility.md", () => {
  it.each(code.filter((source) => !NAME.test(source)))(
    "prints what it says: %s",
    async (source) => {
      const lines = await runExample(source);
      expect(lines.length).toBeGreaterThan(0);
      for (const { code: line, expected, actual } of lines) {
        expect(`${line}; // ${actual}`).toBe(`${line}; // ${expected}`);
      }
    },
  );

  const programs = code.filter((source) => NAME.test(source));

  it("has a program, and more", () => {
    expect(programs).toHaveLength(1);
    expect(code.length).toBeGreaterThanOrEqual(4);
  });

  it.each(programs)("runs %s", async (source) => {
    const [, name = ""] = NAME.exec(source) ?? [];
    writeFileSync(join(consumer, name), source);
    const printed = [...source.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(
      ([, said]) => said,
    );
    expect(printed.length).toBeGreaterThan(0);
    const { stdout, output } = await node(consumer, name);
    expect(stdout.trimEnd().split("\n"), output).toEqual(printed);
  });

  it("is about this version of the streams", () => {
    expect(text).toContain(`**Frozen** with \`STREAM_VERSION\` ${STREAM_VERSION}:`);
  });

  it("links to what exists", () => {
    const slug = (title: string): string =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replace(/\s/g, "-");
    const links = [...text.matchAll(/\]\(([^)#]*)(?:#([^)]+))?\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [link, path, anchor] of links) {
      const file = join(root, "docs", path || "reproducibility.md");
      expect(existsSync(file), link).toBe(true);
      const titles = [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)];
      const slugs = titles.map(([, title]) => slug(title as string));
      if (anchor !== undefined) expect(slugs, link).toContain(anchor);
    }
  });
});
